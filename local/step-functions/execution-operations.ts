import * as z from 'zod';
import {
  breakOffExecution,
  type ExecutionRow,
  executionStatuses,
  findExecution,
  recordEvent,
} from './executions.ts';
import { answer, epochSeconds, operation, refuse, type World } from './operations.ts';
import { PAYLOAD_LIMIT_BYTES } from './state-failure.ts';

const DAY_MS = 86_400_000;
/** A name is free again once AWS forgets the execution. */
const NAME_KEPT_MS = 90 * DAY_MS;
const REDRIVABLE_MS = 14 * DAY_MS;
/** The characters that AWS refuses in a name. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const BAD_NAME = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]/;

export const noSuchExecution = (arn: string) =>
  refuse('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);

const executionRequest = z.object({ executionArn: z.string() });

export const startExecution = operation(
  z.object({
    stateMachineArn: z.string(),
    name: z.string().min(1).max(80).optional(),
    input: z.string().default('{}'),
    traceHeader: z.string().optional(),
  }),
  async (world, request) => {
    const target = world.machines.registered.get(request.stateMachineArn);
    if (!target) {
      return refuse('StateMachineDoesNotExist', `State Machine Does Not Exist: '${request.stateMachineArn}'`);
    }
    const name = request.name ?? world.uuid();
    if (BAD_NAME.test(name)) return refuse('InvalidName', `Invalid Name: '${name}'`);
    if (Buffer.byteLength(request.input) > PAYLOAD_LIMIT_BYTES) {
      return refuse('ValidationException', `input: longer than ${PAYLOAD_LIMIT_BYTES} bytes`);
    }
    if (!isJson(request.input))
      return refuse('InvalidExecutionInput', 'Invalid State Machine Execution Input: not JSON');

    const executionArn = `${target.arn.replace(':stateMachine:', ':execution:')}:${name}`;
    const { machine, hash } = target;
    return world.store.write(() => {
      const now = world.now();
      const existing = findExecution(world.store, executionArn);
      if (existing?.status === 'RUNNING' && existing.input === request.input) {
        return answer({ executionArn, startDate: epochSeconds(existing.started_at) });
      }
      if (existing && (existing.stopped_at === null || now - existing.stopped_at < NAME_KEPT_MS)) {
        return refuse('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn}'`);
      }
      if (existing) forget(world, existing.id);
      const { id } = world.store.run(
        `INSERT INTO executions (arn, machine, definition, name, status, input, started_at, deadline)
         VALUES (?, ?, ?, ?, 'RUNNING', ?, ?, ?)`,
        executionArn,
        target.arn,
        hash,
        name,
        request.input,
        now,
        machine.timeoutSeconds === undefined ? null : now + machine.timeoutSeconds * 1000,
      );
      world.store.run(
        "INSERT INTO frames (execution, slot, state, phase, input, entered_at) VALUES (?, 0, ?, 'run', ?, ?)",
        id,
        machine.startAt,
        request.input,
        now,
      );
      recordEvent(world.store, id, now, 'ExecutionStarted', {
        executionStartedEventDetails: { input: request.input },
      });
      return answer({ executionArn, startDate: epochSeconds(now) });
    });
  },
);

function isJson(text: string) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function forget({ store }: World, id: number) {
  store.run('DELETE FROM frames WHERE execution = ?', id);
  store.run('DELETE FROM history WHERE execution = ?', id);
  store.run('DELETE FROM executions WHERE id = ?', id);
}

/** `reliefTransitions` is ours: states entered so far, retries included, which is what Standard workflows are billed by. */
export const describeExecution = operation(executionRequest, (world, { executionArn }) => {
  const found = findExecution(world.store, executionArn);
  if (!found) return noSuchExecution(executionArn);
  const refusal = redriveRefusal(found, world.now());
  return answer({
    ...summary(found),
    input: found.input,
    inputDetails: { included: true },
    ...(found.output === null ? {} : { output: found.output, outputDetails: { included: true } }),
    ...(found.error === null ? {} : { error: found.error }),
    ...(found.cause === null ? {} : { cause: found.cause }),
    redriveStatus: refusal === undefined ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
    ...(refusal === undefined ? {} : { redriveStatusReason: refusal }),
    reliefTransitions: found.transitions,
  });
});

/** What a listing tells of an execution. */
export const summary = (execution: ExecutionRow) => ({
  executionArn: execution.arn,
  stateMachineArn: execution.machine,
  name: execution.name,
  status: execution.status,
  startDate: epochSeconds(execution.started_at),
  ...(execution.stopped_at === null ? {} : { stopDate: epochSeconds(execution.stopped_at) }),
  redriveCount: execution.redrives,
  ...(execution.redriven_at === null ? {} : { redriveDate: epochSeconds(execution.redriven_at) }),
});

export const stopExecution = operation(
  executionRequest.extend({
    error: z.string().max(256).optional(),
    cause: z.string().max(32_768).optional(),
  }),
  (world, { executionArn, error, cause }) =>
    world.store.write(() => {
      const found = findExecution(world.store, executionArn);
      if (!found) return noSuchExecution(executionArn);
      if (found.stopped_at !== null) return answer({ stopDate: epochSeconds(found.stopped_at) });
      const now = world.now();
      breakOffExecution(world.store, found.id, now, 'ABORTED', { error, cause });
      return answer({ stopDate: epochSeconds(now) });
    }),
);

/**
 * Goes on from the state that failed, with its input and the variables of that moment. Unlike AWS, a Map or Parallel
 * that failed starts over whole: its finished iterations run again.
 */
export const redriveExecution = operation(executionRequest, (world, { executionArn }) =>
  world.store.write(() => {
    const found = findExecution(world.store, executionArn);
    if (!found) return noSuchExecution(executionArn);
    const now = world.now();
    const refusal = redriveRefusal(found, now);
    if (refusal !== undefined) return refuse('ExecutionNotRedrivable', refusal);
    const timeout = world.machines.machineFor(found.definition).timeoutSeconds;
    world.store.run(
      `UPDATE executions SET status = 'RUNNING', error = NULL, cause = NULL, stopped_at = NULL, deadline = ?,
         redrives = redrives + 1, redriven_at = ? WHERE id = ?`,
      timeout === undefined ? null : now + timeout * 1000,
      now,
      found.id,
    );
    world.store.run(
      `UPDATE frames SET phase = 'run', version = version + 1, attempts = '[]', retries = 0, entered_at = ?
       WHERE execution = ? AND phase = 'dead'`,
      now,
      found.id,
    );
    recordEvent(world.store, found.id, now, 'ExecutionRedriven', {
      executionRedrivenEventDetails: { redriveCount: found.redrives + 1 },
    });
    return answer({ redriveDate: epochSeconds(now) });
  }),
);

function redriveRefusal({ status, stopped_at }: ExecutionRow, now: number): string | undefined {
  const [running, succeeded] = executionStatuses;
  if (status === running || status === succeeded) return `Execution is ${status} and cannot be redriven`;
  return stopped_at !== null && now - stopped_at > REDRIVABLE_MS
    ? 'The redrivable period is over'
    : undefined;
}
