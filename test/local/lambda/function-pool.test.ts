import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type FunctionPool, functionPool } from '../../../local/lambda/function-pool.ts';
import { movableClock } from '../../../local/movable-clock.ts';

const bundle = `
let handled = 0;
let release;
const gate = new Promise(resolve => { release = resolve; });
export const handler = async (event, context) => {
  handled += 1;
  switch (event.do) {
    case 'count': return { handled, thread: (await import('node:worker_threads')).threadId };
    case 'slow': await new Promise(resolve => setTimeout(resolve, event.ms)); return { handled };
    case 'fail': throw new TypeError('no good');
    case 'exit': process.exit(7);
    case 'later': setTimeout(() => { throw new Error('out of the blue'); }, 1); await gate; return;
    case 'log': console.log('a line'); process.stderr.write('another\\n'); return;
    case 'now': return [Date.now(), new Date().getTime(), new Date(5).getTime(), new Date() instanceof Date];
    case 'environment': return process.env;
    case 'context': return { id: context.awsRequestId, left: context.getRemainingTimeInMillis() };
    case 'large': return 'x'.repeat(7 * 1024 * 1024);
  }
};
`;

let directory: string;
let pool: FunctionPool;
const clock = movableClock();
const logFile = () => join(directory, 'f.log');

function open(more: { size?: number; timeoutSeconds?: number; handler?: string } = {}): FunctionPool {
  pool = functionPool({
    start: {
      bundleDirectory: directory,
      handler: more.handler ?? 'index.handler',
      logFile: logFile(),
      clockOffset: clock.offset,
      functionName: 'f',
      functionArn: 'arn:f',
      memoryMegabytes: 128,
    },
    environment: () => ({ OWN: 'yes' }),
    timeoutSeconds: more.timeoutSeconds ?? 10,
    size: more.size ?? 1,
  });
  return pool;
}

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'pool-'));
  writeFileSync(join(directory, 'index.mjs'), bundle);
});
afterEach(async () => {
  await pool.close();
  rmSync(directory, { recursive: true });
});

describe('the execution environments of a function', () => {
  it('keeps one warm and gives it one event at a time', async () => {
    const { invoke } = open();
    const first = await Promise.all([1, 2, 3].map(() => invoke({ do: 'count' })));
    expect(first.map(result => result.ok && result.payload)).toMatchObject([
      { handled: 1 },
      { handled: 2 },
      { handled: 3 },
    ]);
  });

  it('starts another when the first is busy, up to its size', async () => {
    const { invoke } = open({ size: 2 });
    const results = await Promise.all([1, 2, 3].map(() => invoke({ do: 'slow', ms: 50 })));
    const handled = results.map(
      result => result.ok && z.object({ handled: z.number() }).parse(result.payload).handled,
    );
    expect(handled.sort()).toEqual([1, 1, 2]);
  });

  it('reports a thrown error as Lambda does, and writes it to the log', async () => {
    expect(await open().invoke({ do: 'fail' })).toEqual({
      ok: false,
      errorType: 'TypeError',
      errorMessage: 'no good',
    });
    expect(readFileSync(logFile(), 'utf8')).toContain('"errorMessage":"no good"');
  });

  it('ends what runs too long, and serves the next event afresh', async () => {
    const { invoke } = open({ timeoutSeconds: 0.2 });
    const late = await invoke({ do: 'slow', ms: 60_000 });
    expect(late).toMatchObject({ ok: false, errorType: 'Sandbox.Timedout' });
    expect(late).toMatchObject({
      errorMessage: expect.stringContaining('Task timed out after 0.20 seconds'),
    });
    expect(await invoke({ do: 'count' })).toMatchObject({ payload: { handled: 1 } });
  });

  it.each([
    ['exit', 'Runtime.ExitError'],
    ['later', 'Runtime.UnhandledPromiseRejection'],
    ['large', 'Function.ResponseSizeTooLarge'],
  ])('survives %s', async (what, errorType) => {
    const { invoke } = open();
    expect(await invoke({ do: what })).toMatchObject({ ok: false, errorType });
    expect(await invoke({ do: 'count' })).toMatchObject({ ok: true });
  });

  it('says that a handler is missing', async () => {
    const result = await open({ handler: 'index.nothing' }).invoke({});
    expect(result).toMatchObject({ ok: false, errorType: 'Runtime.ImportModuleError' });
  });

  it('writes whole lines to the log of its function', async () => {
    await open().invoke({ do: 'log' });
    expect(readFileSync(logFile(), 'utf8')).toBe('a line\nanother\n');
  });

  it('reads the moved clock at once', async () => {
    const { invoke } = open();
    await invoke({ do: 'count' });
    clock.advance(90 * 86_400_000);
    const before = clock.now();
    const result = await invoke({ do: 'now' });
    const [now, made, fixed, isDate] = z
      .tuple([z.number(), z.number(), z.number(), z.boolean()])
      .parse(result.ok && result.payload);
    expect(now).toBeGreaterThanOrEqual(before);
    expect(made).toBeGreaterThanOrEqual(now);
    expect([fixed, isDate]).toEqual([5, true]);
  });

  it('shows its own environment and nothing of the runner’s', async () => {
    expect(await open().invoke({ do: 'environment' })).toEqual({ ok: true, payload: { OWN: 'yes' } });
  });

  it('tells the handler who it is and how long it has', async () => {
    const result = await open().invoke({ do: 'context' });
    const context = z.object({ id: z.uuid(), left: z.number().max(10_000).positive() });
    expect(context.safeParse(result.ok && result.payload).success).toBe(true);
  });

  it('answers what was running when it closes', async () => {
    const { invoke, close } = open();
    const running = invoke({ do: 'slow', ms: 60_000 });
    await close();
    expect(await running).toMatchObject({ ok: false, errorType: 'Runner.Closing' });
  });
});
