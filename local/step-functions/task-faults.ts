import * as z from 'zod';
import { isExpression } from './jsonata-expressions.ts';
import type { TaskState } from './state-schemas.ts';

/** The request of lambda:invoke, as far as the stand-in carries it out. */
export const invokeArguments = z.strictObject({
  FunctionName: z.string().min(1),
  Payload: z.unknown().optional(),
  Qualifier: z.string().optional(),
  InvocationType: z.literal('RequestResponse', 'must be RequestResponse').optional(),
});

/** What a Task asks for that its schema alone cannot judge. */
export function* taskFaults(task: TaskState): Generator<string> {
  const { TimeoutSeconds: timeout, HeartbeatSeconds: heartbeat } = task;
  if (typeof timeout === 'number' && typeof heartbeat === 'number' && heartbeat >= timeout) {
    yield 'HeartbeatSeconds must be shorter than TimeoutSeconds';
  }
  if (heartbeat !== undefined && !waitsForToken(task)) {
    yield 'HeartbeatSeconds needs a task that waits for its token; nobody else can send heartbeats';
  }
  if (invokesDirectly(task) || isExpression(task.Arguments)) return;
  const parsed = invokeArguments.safeParse(task.Arguments);
  for (const issue of parsed.error?.issues ?? []) {
    yield `${['Arguments', ...issue.path].join('.')}: ${issue.message}`;
  }
}

/** A function's own ARN as the resource: arguments are the payload and the answer is the result, with no envelope. */
export const invokesDirectly = (task: TaskState) => task.Resource.includes(':function:');

export const waitsForToken = (task: TaskState) => task.Resource.endsWith('.waitForTaskToken');
