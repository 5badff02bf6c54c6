import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

// Several processes start one after the other, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const PROGRAM = join(import.meta.dirname, 'engine-to-kill.ts');
const STATE_MACHINE_ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:killed';
const EXECUTION_ARN = 'arn:aws:states:us-east-1:000000000000:execution:killed:one';
const UNDISTURBED = { worked: [0, 10, 20, 30, 40, 50, 60, 70], said: 'yes' };

function setup() {
  const folder = mkdtempSync(join(tmpdir(), 'step-functions-kill-'));
  const log = join(folder, 'calls.log');
  const alive = new Set<ChildProcess>();
  onTestFinished(async () => {
    for (const child of alive) await kill(child);
    rmSync(folder, { recursive: true });
  });

  const kill = async (child: ChildProcess) => {
    alive.delete(child);
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };

  return {
    kill,
    async live(life: string) {
      const child = spawn(process.execPath, [PROGRAM, join(folder, 'engine.sqlite'), log, life], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      alive.add(child);
      const [endpoint] = await once(createInterface(child.stdout), 'line');
      const client = new SFNClient({
        endpoint: String(endpoint),
        region: 'us-east-1',
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
        maxAttempts: 1,
      });
      return { child, client };
    },
    calls: () => (existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean) : []),
  };
}

const begin = (client: SFNClient) =>
  client.send(new StartExecutionCommand({ stateMachineArn: STATE_MACHINE_ARN, name: 'one', input: '{}' }));

/** What the calls say was worked on, and how often. */
function timesWorked(calls: readonly string[]) {
  const times = Array.from({ length: 8 }, () => 0);
  for (const call of calls) {
    const [, item] = /^work (\d)$/.exec(call) ?? [];
    if (item !== undefined) times[Number(item)] = (times[Number(item)] ?? 0) + 1;
  }
  return times;
}

const asked = (calls: readonly string[]) => calls.filter(call => call.startsWith('ask '));

async function until(holds: () => boolean | Promise<boolean>) {
  while (!(await holds())) await pause(5);
}

async function personIsAsked(client: SFNClient) {
  await until(async () => {
    const page = await client.send(new GetExecutionHistoryCommand({ executionArn: EXECUTION_ARN }));
    return (page.events ?? []).some(({ type }) => type === 'TaskSubmitted');
  });
}

async function answer(client: SFNClient, taskToken: string) {
  await client.send(new SendTaskSuccessCommand({ taskToken, output: '"yes"' }));
  for (;;) {
    const { status, output } = await client.send(
      new DescribeExecutionCommand({ executionArn: EXECUTION_ARN }),
    );
    if (status !== 'RUNNING') return { status, output: JSON.parse(output ?? 'null') };
  }
}

describe('an engine killed without warning', () => {
  it('in the middle of a Map repeats only the calls in flight; while a person is asked, nothing', async () => {
    const { live, kill, calls } = setup();
    const first = await live('hold:3');
    await begin(first.client);
    await until(() => calls().includes('work 6'));
    expect(timesWorked(calls())).toEqual([1, 1, 1, 1, 1, 1, 1, 0]);
    await kill(first.child);

    const second = await live('answer');
    await personIsAsked(second.client);
    expect(timesWorked(calls())).toEqual([1, 1, 1, 2, 2, 2, 2, 1]);
    await kill(second.child);

    const third = await live('answer');
    const [question = ''] = asked(calls());
    expect(await answer(third.client, question.slice('ask '.length))).toEqual({
      status: 'SUCCEEDED',
      output: UNDISTURBED,
    });
    expect(timesWorked(calls())).toEqual([1, 1, 1, 2, 2, 2, 2, 1]);
    expect(asked(calls())).toHaveLength(1);
  });

  it.each([1, 4, 5, 7, 8, 9])('in its call number %i comes to the same end', async k => {
    const { live, calls } = setup();
    const first = await live(`die:${k}`);
    const exit = once(first.child, 'exit');
    // The kill may come before the answer to the start does; the start is on the disk all the same.
    await begin(first.client).catch(() => undefined);
    await exit;

    const second = await live('answer');
    await begin(second.client);
    await personIsAsked(second.client);
    const questions = new Set(asked(calls()));
    expect(questions.size).toBe(1);
    const [question = ''] = questions;
    expect(await answer(second.client, question.slice('ask '.length))).toEqual({
      status: 'SUCCEEDED',
      output: UNDISTURBED,
    });
    const repeated = timesWorked(calls()).map(times => times - 1);
    expect(Math.max(...repeated, asked(calls()).length - 1)).toBeLessThanOrEqual(1);
    expect(repeated.reduce((sum, times) => sum + times, 0)).toBeLessThanOrEqual(4);
  });
});
