import { useEffect, useRef, useState } from 'preact/hooks';
import { ask, newKey, under } from '../client/api.ts';
import { forgetDraft } from '../client/kept.ts';
import type { Problem } from '../client/problem.ts';
import type { Policy } from '../client/reading.ts';
import { type Report, removeEvidence } from '../client/report.ts';
import { sendFiles } from '../client/uploads.ts';
import { Deadline } from '../parts/deadline.tsx';
import { TextField } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { words } from '../words/language.ts';
import { useFiles } from './draft-state.ts';
import { Photos } from './photos.tsx';

type Given = { report: Report; policy: Policy; changed: (report: Report) => void };

/** What the department still wants, thing by thing, and where to answer each. */
export function Supplement({ report, policy, changed }: Given) {
  const { reportId, wanted } = report;
  const [answers, setAnswers] = useState<Readonly<Record<number, string>>>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const waiting = (useFiles(reportId) ?? []).filter(({ state }) => state === 'waiting').length;
  useEffect(() => void sendFiles(), []);
  if (wanted === null) return null;
  const nameOf = (evidenceId: string | undefined) => {
    const at = report.evidence.findIndex(one => one.evidenceId === evidenceId);
    return at === -1 ? null : words(`第 ${at + 1} 份材料`, `File ${at + 1}`);
  };
  const remove = async (evidenceId: string) => {
    const answer = await removeEvidence(reportId, evidenceId);
    if (answer.ok) changed(answer.value);
    else setProblem(answer.problem);
  };
  const send = async () => {
    setBusy(true);
    const given = Object.entries(answers).filter(([, message]) => message.trim() !== '');
    const answer = await ask(api =>
      api.POST('/reports/{reportId}/supplement', {
        params: { path: { reportId }, header: under(key.current) },
        body: { note: null, answers: given.map(([item, message]) => ({ item: Number(item), message })) },
      }),
    );
    setBusy(false);
    if (!answer.ok) {
      key.current = newKey();
      return setProblem(answer.problem);
    }
    await forgetDraft(reportId);
    changed(answer.value);
  };
  return (
    <section class="card stack" aria-labelledby="wanted">
      <h2 id="wanted">{words('请您补充', 'Something more is needed')}</h2>
      <p class="note note-wait">{wanted.reason}</p>
      <p>
        {words('请在此日前补充：', 'Please add it by ')}
        <Deadline dueAt={wanted.dueAt} calendar={policy.calendar} />
      </p>
      {wanted.items.map((item, at) => (
        <div key={`${item.evidenceId} ${item.message}`} class="stack-s">
          <TextField
            label={[nameOf(item.evidenceId), item.message].filter(Boolean).join(words('：', ': '))}
            hint={words('换一份材料，或在这里说明', 'Send another file, or say something here')}
            problem={problem}
            at={`/answers/${at}/message`}
            value={answers[at] ?? ''}
            maxLength={200}
            onInput={message => setAnswers(given => ({ ...given, [at]: message }))}
          />
          {item.evidenceId !== undefined && nameOf(item.evidenceId) !== null && (
            <button
              type="button"
              class="button button-quiet"
              onClick={() => void remove(item.evidenceId ?? '')}
            >
              {words(`移除${nameOf(item.evidenceId)}`, `Remove ${nameOf(item.evidenceId)}`)}
            </button>
          )}
        </div>
      ))}
      <Photos
        draftId={reportId}
        reportId={reportId}
        types={policy.evidenceRules.types.map(({ mime }) => mime)}
      />
      <ProblemNote problem={problem} besides={wanted.items.map((_, at) => `/answers/${at}/message`)} />
      <button
        type="button"
        class="button button-large button-wide"
        disabled={busy || waiting > 0}
        onClick={() => void send()}
      >
        {waiting > 0
          ? words('材料正在上传……', 'Files are on their way…')
          : words('补充后再次提交', 'Hand it in again')}
      </button>
    </section>
  );
}
