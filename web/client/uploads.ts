import { changeFile, type Draft, filesToSend, findDraft, type KeptFile, keepDraft } from './kept.ts';
import { type Answer, codeOf, type Problem } from './problem.ts';
import { openReport, renewUpload, requestUpload, type Upload } from './report.ts';
import { currentSession } from './session.ts';

/** How much of each file has gone, 0 to 1, while it goes. */
const progress = new Map<string, number>();
const listeners = new Set<() => void>();
let running = false;
let again = false;
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

const tell = () => {
  for (const listener of listeners) listener();
};

/** To be called after a file was added or taken away elsewhere. */
export const filesChanged = tell;

export const progressOf = (file: KeptFile): number =>
  file.state === 'sent' ? 1 : (progress.get(file.id) ?? 0);

/** Calls back whenever something about the files on this device has changed. */
export function onUploads(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Sends what waits on this device, one file after the other: on a weak network two at once only fail later. Without a network it
 * waits for it. Called at every start of the page and for every new file; a second call while it runs runs it once more. Two
 * windows take turns.
 */
export async function sendFiles(): Promise<void> {
  if (running) {
    again = true;
    return;
  }
  running = true;
  again = false;
  clearTimeout(timer);
  const session = currentSession();
  const turn = async () => {
    if (session === null) return true;
    for (const file of await filesToSend(session.subject)) {
      if (!(await sendFile(file))) return false;
    }
    return true;
  };
  const done = await ('locks' in navigator ? navigator.locks.request('relief-uploads', turn) : turn());
  running = false;
  failures = done ? 0 : failures + 1;
  // Asked again after 2, 4, 8 … at most 60 seconds; at once when the device says that the network is back.
  if (again) void sendFiles();
  else if (!done) timer = setTimeout(() => void sendFiles(), Math.min(60, 2 ** failures) * 1000);
}

addEventListener('online', () => void sendFiles());

/** False where it may go better later; true where the file is done with, sent or refused. */
async function sendFile(file: KeptFile): Promise<boolean> {
  const reportId = await reportOf(file.draftId);
  if (reportId === null) return false;
  const upload = await addressOf(reportId, file);
  // No address for a file that has arrived: only the answer was lost, with the page or the network.
  if (!upload.ok && file.evidenceId !== null && codeOf(upload.problem) === 'wrong-status') return sent(file);
  if (!upload.ok) return settle(file, upload.problem);
  await changeFile(file.id, { evidenceId: upload.value.evidenceId });
  const status = await put(upload.value, file);
  // 412: it lies there already, from a try whose answer was lost. The address takes one write of exactly these bytes.
  if ((status >= 200 && status < 300) || status === 412) return sent(file);
  progress.delete(file.id);
  tell();
  return false;
}

async function sent(file: KeptFile): Promise<true> {
  await changeFile(file.id, { state: 'sent' });
  progress.delete(file.id);
  tell();
  return true;
}

/** What the API will never take is told beside the file; anything else is tried again. */
async function settle(file: KeptFile, problem: Problem): Promise<boolean> {
  if (problem.status < 400 || problem.status >= 500 || problem.status === 401 || problem.status === 409)
    return false;
  const [first] = problem.problems;
  const refusal = first
    ? { zh: `${first.message.zh}。${first.remedy.zh}。`, en: `${first.message.en}. ${first.remedy.en}.` }
    : problem.details;
  await changeFile(file.id, { state: 'refused', refusal });
  tell();
  return true;
}

async function reportOf(draftId: string): Promise<string | null> {
  const draft = await findDraft(draftId);
  return draft === undefined ? draftId : openedReport(draft);
}

/** The report of a draft, opened at the server if it is not yet; null while that cannot be. */
export async function openedReport(draft: Draft): Promise<string | null> {
  if (draft.reportId !== null) return draft.reportId;
  const answer = await openReport(draft);
  if (!answer.ok) return null;
  const latest = (await findDraft(draft.id)) ?? draft;
  await keepDraft({ ...latest, reportId: answer.value.reportId });
  return answer.value.reportId;
}

async function addressOf(reportId: string, file: KeptFile): Promise<Answer<Upload>> {
  if (file.evidenceId !== null) return renewUpload(reportId, file.evidenceId);
  return requestUpload(reportId, file);
}

/** The status of the answer; 0 where there was none. `fetch` tells nothing of what has gone so far, so the older way it is. */
function put({ url, headers }: Upload, file: KeptFile): Promise<number> {
  return new Promise(resolve => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) {
      // Browsers set the length themselves and refuse to be told.
      if (name.toLowerCase() !== 'content-length') request.setRequestHeader(name, value);
    }
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      progress.set(file.id, total === 0 ? 0 : Math.min(0.99, loaded / total));
      tell();
    });
    request.addEventListener('load', () => resolve(request.status));
    for (const end of ['error', 'abort', 'timeout'] as const) request.addEventListener(end, () => resolve(0));
    request.send(file.bytes);
  });
}
