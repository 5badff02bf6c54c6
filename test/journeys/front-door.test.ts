import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgedTokens } from '../support/forged-tokens.ts';
import { type RawAnswer, type RawCall, rawCall, tokenOf } from '../support/raw-call.ts';
import { formOf, openDraft } from '../support/reporting.ts';
import { beginStory, campaignId, type Story } from '../support/story.ts';

let story: Story;
let token: string;
const citizen = 'citizen-li-na';
beforeAll(async () => {
  story = await beginStory();
  token = await tokenOf(story.stack.issuerUrl, citizen);
});
afterAll(() => story?.end());

const open = (call: RawCall): Promise<RawAnswer> =>
  rawCall(story.stack.url, 'openReport', { token, ...call });
const draft = (change: object = {}) => ({ campaignId, channel: 'citizen', form: formOf(), ...change });
const matter = (change: object) => draft({ form: formOf({ matter: { ...formOf().matter, ...change } }) });

test('no forged token opens anything', { timeout: 60_000 }, async () => {
  const { url } = story.stack;
  const answers: Record<string, number> = {};
  for (const [lie, forged] of await forgedTokens(story, citizen)) {
    answers[lie] = (await rawCall(url, 'listReports', { token: forged })).status;
  }
  expect(Object.entries(answers).filter(([, status]) => status !== 401)).toEqual([]);
  expect((await rawCall(url, 'listReports', { token })).status).toBe(200);
});

describe('what is not asked for is refused by name', () => {
  test.each([
    ['status', draft({ status: 'approved' }), '/status'],
    ['points', draft({ form: { ...formOf(), points: 100 } }), '/form/points'],
    ['departmentId', draft({ departmentId: 'emergency-bureau' }), '/departmentId'],
    ['a deeper one', matter({ determinedBy: 'me' }), '/form/matter/determinedBy'],
  ])('%s', async (_, body, pointer) => {
    const answer = await open({ body });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      problems: expect.arrayContaining([
        expect.objectContaining({ pointer: expect.stringContaining(pointer) }),
      ]),
    });
  });
});

describe('what cannot be read in one way only is not read', () => {
  const text = JSON.stringify(draft());
  test.each<[string, RawCall, number]>([
    ['half a document', { body: text.slice(0, -2) }, 400],
    ['no document', { body: 'campaignId=1' }, 400],
    ['a name that stands twice', { body: text.replace('{', '{"channel":"department",') }, 400],
    ['half a character', { body: text.replace('参加', '\\ud83d参加') }, 400],
    ['a prototype', { body: text.replace('{', '{"__proto__":{"role":"office"},') }, 400],
    ['a thousand levels', { body: `${'['.repeat(1000)}${']'.repeat(1000)}` }, 400],
    ['a number beyond all numbers', { body: text.replace('{', '{"n":1e999,') }, 400],
    ['a list', { body: '[]' }, 400],
    [
      'a form of a page',
      { body: text, headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
    ],
    ['plain text', { body: text, headers: { 'content-type': 'text/plain' } }, 415],
    ['300 kB', { body: matter({ description: '水'.repeat(100_000) }) }, 413],
    ['eleven megabytes', { body: JSON.stringify({ a: 'x'.repeat(11_000_000) }) }, 413],
    ['no key', { body: text, headers: { 'idempotency-key': '' } }, 400],
    ['a short key', { body: text, headers: { 'idempotency-key': 'a' } }, 400],
  ])('%s', async (_, call, status) => {
    expect((await open(call)).status).toBe(status);
  });

  test('a parameter that stands twice', async () => {
    const answer = await rawCall(story.stack.url, 'listReports', { token, query: 'limit=1&limit=2' });
    expect(answer.status).toBe(400);
  });

  test.each(['../../office', '%2e%2e%2foffice', 'x'.repeat(3000), '0123456789ABCDEFGHJKMNPQRS'])(
    'a path that is no id (%#)',
    async reportId => {
      const answer = await rawCall(story.stack.url, 'getReport', { token, params: { reportId } });
      expect([400, 404]).toContain(answer.status);
    },
  );
});

describe('deceptive text is refused, rare text is kept', () => {
  test.each([
    ['right to left', '参加\u202e抢险'],
    ['invisible', '参加\u200b抢险'],
    ['a control character', '参加\u0007抢险'],
    ['a private character', '参加\ue000抢险'],
    ['nothing but blanks', ' \u3000 '],
  ])('%s', async (_, title) => {
    const answer = await open({ body: matter({ title }) });
    expect([400, 422]).toContain(answer.status);
  });

  test('a rare character beyond the BMP comes back as it was', async () => {
    const title = '𠮷祥里排水';
    const reportId = await openDraft(
      story,
      citizen,
      'rare',
      formOf({ matter: { ...formOf().matter, title } }),
    );
    const report = await story.as(citizen).call('getReport', { params: { reportId } });
    expect(report.form.matter.title).toBe(title);
  });

  test('two spellings of one text become one', async () => {
    const reportId = await openDraft(
      story,
      citizen,
      'spelling',
      formOf({ matter: { ...formOf().matter, place: 'Cafe\u0301 road' } }),
    );
    const report = await story.as(citizen).call('getReport', { params: { reportId } });
    expect(report.form.matter.place).toBe('Caf\u00e9 road');
  });
});

test('and nothing is broken behind it', { timeout: 60_000 }, async () => {
  expect(await story.broken()).toEqual([]);
});
