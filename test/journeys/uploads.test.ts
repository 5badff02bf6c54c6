import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoFile, infectedFile, pngFile, scriptedFile } from '../../local/demo/files.ts';
import { sendEvidence } from '../../local/demo/send-evidence.ts';
import { until } from '../../local/demo/stage.ts';
import { openDraft, submission } from '../support/reporting.ts';
import { beginStory, type Story } from '../support/story.ts';

let story: Story;
const citizen = 'citizen-li-na';
beforeAll(async () => {
  story = await beginStory();
});
afterAll(() => story?.end());

const announced = ({ name, type, bytes }: DemoFile) => ({
  name,
  type,
  length: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

async function addressFor(reportId: string, file: DemoFile, key: string) {
  const { uploads } = await story.as(citizen).call('requestEvidenceUpload', {
    params: { reportId },
    key,
    body: { files: [announced(file)] },
  });
  const [upload] = uploads;
  if (upload === undefined) throw new Error('no address');
  return upload;
}

test('an address takes exactly the announced file, once, in time', { timeout: 60_000 }, async () => {
  const reportId = await openDraft(story, citizen, 'addresses');
  const file = pngFile('announced');
  const other = pngFile('another one');
  const { url, headers } = await addressFor(reportId, file, 'ask-for-an-address');
  const put = async (change: {
    url?: string;
    method?: string;
    headers?: Record<string, string>;
    bytes?: Uint8Array;
  }) => {
    const { method = 'PUT', bytes = file.bytes } = change;
    const response = await fetch(change.url ?? url, {
      method,
      headers: { ...headers, ...change.headers },
      ...(method === 'PUT' || method === 'POST' ? { body: Buffer.from(bytes) } : {}),
    });
    await response.arrayBuffer();
    return response.status;
  };
  const at = new URL(url);
  at.pathname = at.pathname.replace(/e1$/, 'e2');
  const weaker = new URL(url);
  weaker.searchParams.set('X-Amz-Expires', '604800');
  const tampered = new URL(url);
  tampered.searchParams.set('X-Amz-Signature', '0'.repeat(64));
  const unsigned = url.slice(0, url.indexOf('?'));
  const otherHash = createHash('sha256').update(other.bytes).digest('base64');

  expect({
    'another type': await put({ headers: { 'content-type': 'text/html' } }),
    'another length': await put({ bytes: Buffer.concat([file.bytes, Buffer.from('more')]) }),
    'another key': await put({ url: at.href }),
    'another method': await put({ method: 'GET' }),
    deleting: await put({ method: 'DELETE' }),
    posting: await put({ method: 'POST' }),
    'another hash': await put({ headers: { 'x-amz-checksum-sha256': otherHash } }),
    'without the guard against overwriting': await put({ headers: { 'if-none-match': '"nothing"' } }),
    'a longer life': await put({ url: weaker.href }),
    'another signature': await put({ url: tampered.href }),
    'no signature': await put({ url: unsigned }),
  }).toEqual({
    'another type': 403,
    'another length': 403,
    'another key': 403,
    'another method': 403,
    deleting: 403,
    posting: 403,
    'another hash': 403,
    'without the guard against overwriting': 403,
    'a longer life': 403,
    'another signature': 403,
    'no signature': 403,
  });
  // The same length and a hash that was signed for other bytes: S3 itself counts them.
  const flipped = Buffer.from(file.bytes).fill(0, 60, 61);
  expect(await put({ bytes: flipped })).toBe(400);
  expect(await put({})).toBe(200);
  expect(await put({})).toBe(412);
  expect(await put({ bytes: flipped })).toBeGreaterThanOrEqual(400);
  const late = await addressFor(reportId, other, 'ask-for-a-second-address');
  story.stack.clock.advance(11 * 60_000);
  expect(await put({ url: late.url, headers: late.headers, bytes: other.bytes })).toBe(403);
});

/** What people were sent for checking, and what they read of it. */
async function checkedAs(name: string, file: DemoFile) {
  const reportId = await openDraft(story, citizen, name);
  const report = await sendEvidence(story.as(citizen), reportId, `${name}-files`, [file]);
  const submitted = await story.as(citizen).ask('submitReport', {
    params: { reportId },
    key: `${name}-submit`,
    body: submission(story, citizen),
  });
  return { reportId, state: report.evidence[0]?.state, submitted };
}

const page = Buffer.from('<!doctype html><script>alert(document.cookie)</script>');

test('a page that calls itself a picture is no evidence', { timeout: 60_000 }, async () => {
  const { state, submitted } = await checkedAs('disguised', {
    name: '照片.png',
    type: 'image/png',
    bytes: page,
  });
  expect(state).toBe('mismatch');
  expect(submitted).toMatchObject({ ok: false, problem: { type: 'urn:relief:problem:evidence-unfit' } });
});

test('a type that is not on the list gets no address', async () => {
  const reportId = await openDraft(story, citizen, 'unlisted');
  const asked = await story.as(citizen).ask('requestEvidenceUpload', {
    params: { reportId },
    key: 'ask-for-a-page',
    body: { files: [announced({ name: 'a.html', type: 'text/html', bytes: page })] },
  });
  expect(asked).toMatchObject({ ok: false, problem: { status: 422 } });
});

test('malware is found, taken away and named; the report waits for its reporter', {
  timeout: 60_000,
}, async () => {
  const { reportId, state, submitted } = await checkedAs('infected', infectedFile('infected'));
  expect(state).toBe('infected');
  expect(submitted).toMatchObject({ ok: false, problem: { type: 'urn:relief:problem:evidence-unfit' } });
  await story.stack.running.idle();
  const again = await story.as(citizen).ask('renewEvidenceUpload', {
    params: { reportId, evidenceId: 'e1' },
  });
  expect(again).toMatchObject({ ok: false, problem: { status: 409 } });
  const removed = await story.as(citizen).call('removeEvidence', { params: { reportId, evidenceId: 'e1' } });
  expect(removed.evidence).toEqual([]);
});

test('what the scanner cannot vouch for waits for a person', { timeout: 60_000 }, async () => {
  const { reportId, state, submitted } = await checkedAs('scripted', scriptedFile('scripted'));
  expect(state).toBe('unscannable');
  expect(submitted.ok).toBe(true);
  await until(
    'in review',
    () => story.as(citizen).call('getReport', { params: { reportId } }),
    report => report.status === 'in-review',
  );
  const client = story.as('staff-zhou-jie');
  const params = { reportId };
  await client.call('claimReview', { params });
  const early = await client.ask('decideReview', { params, body: { outcome: 'approve' } });
  expect(early).toMatchObject({ ok: false, problem: { type: 'urn:relief:problem:evidence-unfit' } });
});

test('and nothing is broken behind it', { timeout: 60_000 }, async () => {
  expect(await story.broken()).toEqual([]);
});
