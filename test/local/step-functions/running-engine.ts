import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { onTestFinished, vi } from 'vitest';
import * as z from 'zod';
import { movableClock } from '../../../local/movable-clock.ts';
import {
  type Alarm,
  type InvokeOutcome,
  startStepFunctions,
} from '../../../local/step-functions/start-step-functions.ts';

// Every step is a synced write; a busy disk may take its time.
vi.setConfig({ testTimeout: 30_000 });

export const MACHINE_ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:story';
export const INVOKE = 'arn:aws:states:::lambda:invoke';
export const ASK = 'arn:aws:states:::lambda:invoke.waitForTaskToken';
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

export type Handler = (payload: never, functionName: string) => unknown;

export class FunctionError extends Error {
  readonly errorType: string;
  constructor(errorType: string, message = 'no') {
    super(message);
    this.errorType = errorType;
  }
}

type Definition = { StartAt: string; States: object; TimeoutSeconds?: number };

/** Starts an engine with one machine and functions by name; everything is taken down with the test. */
export async function runningEngine(
  definition: Definition,
  functions: Record<string, Handler> = {},
  invocationsAtOnce = 16,
) {
  const folder = mkdtempSync(join(tmpdir(), 'step-functions-'));
  const file = join(folder, 'engine.sqlite');
  const clock = movableClock();
  const alarms: Alarm[] = [];
  const calls: { functionName: string; payload: unknown }[] = [];
  const invoke = async (functionName: string, payload: unknown): Promise<InvokeOutcome> => {
    calls.push({ functionName, payload });
    const handler = functions[functionName];
    if (!handler) throw new Error('no such function');
    try {
      return { ok: true, payload: await handler(payload as never, functionName) };
    } catch (error) {
      if (!(error instanceof FunctionError)) throw error;
      return { ok: false, errorType: error.errorType, errorMessage: error.message };
    }
  };
  const start = (definition: Definition) =>
    startStepFunctions({
      file,
      clock,
      machines: [
        { arn: MACHINE_ARN, name: 'story', definition: { QueryLanguage: 'JSONata', ...definition } },
      ],
      invoke,
      invocationsAtOnce,
      onAlarm: alarm => alarms.push(alarm),
    });
  let engine = await start(definition);
  let client = clientOf(engine.endpoint);
  onTestFinished(async () => {
    client.destroy();
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  return {
    clock,
    alarms,
    calls,
    client: () => client,
    endpoint: () => engine.endpoint,
    async restart(next = definition, meanwhile: () => void = () => undefined) {
      client.destroy();
      await engine.close();
      meanwhile();
      engine = await start(next);
      client = clientOf(engine.endpoint);
    },
    async begin(input: unknown = {}, name?: string) {
      const command = new StartExecutionCommand({
        stateMachineArn: MACHINE_ARN,
        input: JSON.stringify(input),
        ...(name === undefined ? {} : { name }),
      });
      const { executionArn } = await client.send(command);
      return executionArn ?? '';
    },
    /** Waits until the execution is over, and tells how it ended, with the output read. */
    async end(executionArn: string) {
      for (;;) {
        const ended = await client.send(new DescribeExecutionCommand({ executionArn }));
        if (ended.status !== 'RUNNING') {
          const { status, error, cause, output } = ended;
          const result: unknown = output === undefined ? undefined : JSON.parse(output);
          return { status, error, cause, output: result };
        }
        await new Promise(resolve => setImmediate(resolve));
      }
    },
    /** Waits until the history tells of `count` events that `tells` accepts. */
    async history(executionArn: string, tells: (event: HistoryEvent) => boolean, count = 1) {
      for (;;) {
        const page = await client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
        const found = (page.events ?? []).filter(tells);
        if (found.length >= count) return found;
        await new Promise(resolve => setImmediate(resolve));
      }
    },
    /** Waits until a frame sleeps, and tells until when. */
    async asleep() {
      const db = new DatabaseSync(file, { readOnly: true });
      try {
        for (;;) {
          const row = db.prepare("SELECT due_at FROM frames WHERE phase = 'sleep'").get();
          if (row) return z.int().parse(row['due_at']);
          await new Promise(resolve => setImmediate(resolve));
        }
      } finally {
        db.close();
      }
    },
    /** Waits for something outside the engine. */
    async until(holds: () => boolean) {
      while (!holds()) await new Promise(resolve => setImmediate(resolve));
    },
    entered(executionArn: string, state: string) {
      return this.history(executionArn, event => event.stateEnteredEventDetails?.name === state);
    },
    async run(input: unknown = {}) {
      return this.end(await this.begin(input));
    },
    async transitions(executionArn: string) {
      const response = await fetch(engine.endpoint, {
        method: 'POST',
        headers: { 'x-amz-target': 'AWSStepFunctions.DescribeExecution' },
        body: JSON.stringify({ executionArn }),
      });
      return z.object({ reliefTransitions: z.int() }).parse(await response.json()).reliefTransitions;
    },
  };
}

const clientOf = (endpoint: string) =>
  new SFNClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });

/** A function that answers nobody until the gate is opened, and counts how many it kept waiting at once. */
export function gatedWork() {
  const gate = signal();
  const kept = { now: 0, most: 0 };
  const work = async () => {
    kept.most = Math.max(kept.most, ++kept.now);
    await gate.promise;
    kept.now--;
  };
  return { work, kept, open: gate.resolve };
}

/** A promise and the way to keep it, for functions that wait to be told. */
export function signal<T = void>() {
  return Promise.withResolvers<T>();
}
