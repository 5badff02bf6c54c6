import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/**
 * Lets the n-th attempt (from 1) reach the service and commit, and then loses its answer on the way back. The step
 * stands inside the SDK's retry loop, so that the SDK repeats the call by itself as it does on a broken connection.
 * Returns how many attempts there were.
 */
export function loseResponse(client: Pick<DynamoDBClient, 'middlewareStack'>, attempt: number): () => number {
  let attempts = 0;
  client.middlewareStack.add(
    next => async given => {
      const answer = await next(given);
      attempts += 1;
      if (attempts === attempt) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
      return answer;
    },
    { step: 'deserialize', priority: 'low', name: 'loseResponse' },
  );
  return () => attempts;
}
