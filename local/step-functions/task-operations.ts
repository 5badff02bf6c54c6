import * as z from 'zod';
import { answerTask, earliest, type FrameRow, findFrameByToken } from './frames.ts';
import type { Outcome } from './interpreter.ts';
import { answer, operation, type Reply, refuse, type World } from './operations.ts';
import { PAYLOAD_LIMIT_BYTES } from './state-failure.ts';

const tokenRequest = { taskToken: z.string().min(1).max(2048) };

/** Runs `use` on the frame that waits for the token, inside a transaction: of two answers one is first. */
function withTask(world: World, token: string, use: (frame: FrameRow) => void): Promise<Reply> | Reply {
  if (!world.tokens.isOurs(token)) return refuse('InvalidToken', "Invalid Token: 'Invalid token'");
  return world.store.write(() => {
    const frame = findFrameByToken(world.store, token);
    if (!frame) return refuse('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
    use(frame);
    return answer({});
  });
}

const settle = (world: World, token: string, outcome: Outcome) =>
  withTask(world, token, frame => answerTask(world.store, frame, world.now(), outcome));

export const sendTaskSuccess = operation(
  z.object({ ...tokenRequest, output: z.string() }),
  (world, { taskToken, output }) => {
    if (Buffer.byteLength(output) > PAYLOAD_LIMIT_BYTES) {
      return refuse('ValidationException', `output: longer than ${PAYLOAD_LIMIT_BYTES} bytes`);
    }
    let result: unknown;
    try {
      result = JSON.parse(output);
    } catch {
      return refuse('InvalidOutput', 'Invalid Output: not JSON');
    }
    return settle(world, taskToken, { ok: true, result });
  },
);

export const sendTaskFailure = operation(
  z.object({
    ...tokenRequest,
    error: z.string().max(256).optional(),
    cause: z.string().max(32_768).optional(),
  }),
  (world, { taskToken, error, cause }) => settle(world, taskToken, { ok: false, error, cause }),
);

export const sendTaskHeartbeat = operation(z.object(tokenRequest), (world, { taskToken }) =>
  withTask(world, taskToken, frame => {
    if (frame.heartbeat_ms === null) return;
    const heartbeatAt = world.now() + frame.heartbeat_ms;
    world.store.run(
      'UPDATE frames SET heartbeat_at = ?, due_at = ? WHERE id = ?',
      heartbeatAt,
      earliest(heartbeatAt, frame.timeout_at),
      frame.id,
    );
  }),
);
