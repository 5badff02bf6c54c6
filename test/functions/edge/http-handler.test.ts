import { describe, expect, it } from 'vitest';
import { context, directoryOf, eventOf, officer, reading, reportId, saving, served } from './setup-door.ts';

// Loaded after the setup has silenced the log.
const { httpHandler } = await import('../../../functions/edge/http-handler.ts');
const { accept, refuse } = await import('../../../shared/domain/outcome.ts');
const { Problem } = await import('../../../shared/contract/problem.ts');

const nobody = directoryOf();
const ask = async (said: Parameters<typeof eventOf>[0], run = served, staff = nobody) => {
  const answer = await httpHandler(saving, run, staff)(eventOf(said), context);
  const problem = answer.statusCode >= 400 ? Problem.parse(JSON.parse(answer.body)) : null;
  return { ...answer, problem };
};

describe('a call in good order', () => {
  it('reaches its use case parsed, identified and dated, and its answer passes the schema', async () => {
    const heard: unknown[] = [];
    const answer = await ask({ query: 'draft=yes' }, async (...call: unknown[]) => {
      heard.push(...call);
      return accept({ title: '抗洪' });
    });
    expect(answer.statusCode).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ title: '抗洪' });
    expect(heard).toMatchObject([
      {
        params: { reportId },
        query: { draft: 'yes' },
        body: { title: '抗洪' },
        by: { caller: { account: 'citizen-1', person: 'p-1', role: 'citizen' }, bearer: 'a.b.c' },
      },
    ]);
  });

  it('has one action id per account, route and key', async () => {
    const idOf = async (said: Parameters<typeof eventOf>[0]) => {
      let id: unknown;
      await httpHandler(
        saving,
        async ({ by }) => {
          id = by.actionId;
          return accept({ title: 't' });
        },
        nobody,
      )(eventOf(said), context);
      return id;
    };
    const first = await idOf({});
    expect(await idOf({ body: '{"title":"other"}' })).toBe(first);
    expect(await idOf({ headers: { 'idempotency-key': 'key-87654321' } })).not.toBe(first);
    expect(await idOf({ claims: { sub: 'citizen-2', person: 'p-1' } })).not.toBe(first);
  });

  it('is kept by nobody on the way and taken for nothing else', async () => {
    expect((await ask({})).headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });

  it('needs no token where anyone may ask', async () => {
    const handler = httpHandler(reading, async ({ by }) => accept({ count: by === null ? 1 : 0 }), nobody);
    const answer = await handler(eventOf({ claims: null, params: {}, body: '' }), context);
    expect([answer.statusCode, answer.body]).toEqual([200, '{"count":1}']);
  });
});

describe('a call in bad order', () => {
  const json = (text: string) => ({ body: text });
  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
  it.each([
    ['no token', { claims: null }, 401, 'not-signed-in', ''],
    ['a token without a person', { claims: { sub: 'x' } }, 401, 'not-signed-in', ''],
    ['no key', { headers: { 'idempotency-key': undefined } }, 400, 'key-required', ''],
    ['a short key', { headers: { 'idempotency-key': 'short' } }, 400, 'key-required', ''],
    ['a key with a space', { headers: { 'idempotency-key': 'key 12345678' } }, 400, 'key-required', ''],
    ['another type', { headers: { 'content-type': 'text/plain' } }, 415, 'wrong-media-type', ''],
    ['no type', { headers: { 'content-type': undefined } }, 415, 'wrong-media-type', ''],
    ['too much', json(`{"title":"${'x'.repeat(256 * 1024)}"}`), 413, 'too-large', ''],
    ['too much in bytes', json(`{"title":"${'洪'.repeat(90 * 1024)}"}`), 413, 'too-large', ''],
    ['broken JSON', json('{"title":'), 400, 'malformed-request', 'Line 1, column 10'],
    ['a name twice', json('{"title":"a",\n "title":"b"}'), 400, 'malformed-request', 'Line 2, column 2'],
    ['a prototype', json('{"__proto__":{"admin":true},"title":"a"}'), 400, 'malformed-request', 'column 2'],
    ['endless nesting', json(deep), 400, 'malformed-request', 'nested'],
    ['half a character', json('{"title":"\\ud83d"}'), 400, 'malformed-request', 'half a character'],
    [
      'bytes that are no text',
      { body: Buffer.from([0x7b, 0xff]).toString('base64'), base64: true },
      400,
      'malformed-request',
      'UTF-8',
    ],
    ['an unknown field', json('{"title":"a","points":9}'), 400, 'unfit-request', ''],
    ['a wrong type', json('{"title":7}'), 400, 'unfit-request', ''],
    ['no body', json(''), 400, 'unfit-request', ''],
    ['an odd id', { params: { reportId: '../../x' } }, 400, 'unfit-request', ''],
    ['an unknown parameter', { query: 'status=approved' }, 400, 'unfit-request', ''],
    ['a parameter twice', { query: 'draft=yes&draft=no' }, 400, 'unfit-request', ''],
  ] as const)('%s', async (_, said, status, code, words) => {
    const { statusCode, headers, problem } = await ask({
      ...said,
      headers: { 'accept-language': 'en', ...('headers' in said ? said.headers : {}) },
    });
    expect([statusCode, problem?.type]).toEqual([status, `urn:relief:problem:${code}`]);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(problem?.details.en).toContain(words);
    expect(problem?.details.zh).toMatch(/\p{Script=Han}/u);
  });

  it('names each field that does not fit by a pointer, and repeats no value', async () => {
    const { problem, body } = await ask({
      body: '{"title":"a","points":"secret-7","days":"x"}',
      query: 'who=secret-8',
    });
    expect(problem?.problems.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/query/who', 'unknown-field'],
      ['/days', 'wrong-type'],
      ['/points', 'unknown-field'],
    ]);
    expect(body).not.toContain('secret');
  });
});

describe('who may', () => {
  it('reads the role from the directory, and asks staff for a second factor', async () => {
    const staff = directoryOf(officer);
    const sub = officer.account;
    expect((await ask({ claims: { sub, person: 'p', acr: 'pwd' } }, served, staff)).problem?.type).toContain(
      'second-factor',
    );
    expect((await ask({ claims: { sub, person: 'p', acr: 'mfa' } }, served, staff)).statusCode).toBe(200);
  });

  it('refuses a role that the table does not name, before it looks at the body', async () => {
    const staff = directoryOf({ ...officer, role: 'auditor' });
    const said = { claims: { sub: officer.account, person: 'p', acr: 'mfa' }, body: '{"nonsense' };
    expect((await ask(said, served, staff)).problem).toMatchObject({
      status: 403,
      type: 'urn:relief:problem:forbidden',
    });
  });

  it('takes somebody who has left for a citizen', async () => {
    const staff = directoryOf({ ...officer, role: 'auditor', active: false });
    expect((await ask({ claims: { sub: officer.account, person: 'p' } }, served, staff)).statusCode).toBe(
      200,
    );
  });
});

describe('a use case says no, or breaks', () => {
  const missing = async () => refuse('not-found', '未找到。', 'It was not found.');
  it('answers in the language asked for, with both beside it', async () => {
    const zh = await ask({}, missing);
    const en = await ask({ headers: { 'accept-language': 'fr, en-GB;q=0.9, zh;q=0.1' } }, missing);
    expect([zh.problem?.detail, en.problem?.detail]).toEqual(['未找到。', 'It was not found.']);
    expect([zh.headers['content-language'], en.headers['content-language']]).toEqual(['zh-CN', 'en']);
    expect(en.problem?.details).toEqual(zh.problem?.details);
  });

  const breaking = (error: Error) => async () => {
    throw error;
  };
  const named = (name: string, message = 'value 410102199003074567') =>
    Object.assign(new Error(message), { name });
  it('tells nothing of the inside', async () => {
    const { statusCode, body } = await ask({}, breaking(named('Error')));
    expect(statusCode).toBe(500);
    expect(body).not.toMatch(/410102|value/);
  });

  it.each(['ThrottlingException', 'TimeoutError', 'ProvisionedThroughputExceededException'])(
    'asks to come back after %s',
    async name => {
      const wrapped = new Error('a store failed', { cause: named(name) });
      const { statusCode, headers } = await ask({}, breaking(wrapped));
      expect([statusCode, headers['retry-after']]).toEqual([503, '2']);
    },
  );

  it('refuses a record that would grow too large', async () => {
    expect((await ask({}, breaking(named('ItemTooLarge')))).statusCode).toBe(413);
  });

  it('refuses a cursor that was never given out, by its name', async () => {
    const { statusCode, body } = await ask({}, breaking(named('InvalidCursor')));
    expect([statusCode, JSON.parse(body).problems[0].pointer]).toEqual([400, '/cursor']);
  });

  it('lets no undeclared field out', async () => {
    const leaking = async () => accept({ title: 't', secret: 'x' });
    const { statusCode, body } = await ask({}, leaking);
    expect([statusCode, body.includes('secret')]).toEqual([500, false]);
  });
});
