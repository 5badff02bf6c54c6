import { hashOf } from './canonical.ts';
import type { ActionId, Sha256 } from './ids.ts';
import { accept, type Outcome, refuse } from './outcome.ts';

/** What an entry needs to stand in a history of whatever record. */
type Chained = {
  readonly sequence: number;
  readonly actionId: ActionId;
  readonly requestHash: Sha256;
  readonly previous: Sha256;
  readonly hash: Sha256;
};

/** Does an entry of this call stand in the history already? A retry is a success, another request under its key is not. */
export function earlierIn<E extends Chained>(
  history: readonly E[],
  by: Pick<Chained, 'actionId' | 'requestHash'>,
): Outcome<E> | null {
  const found = history.find(entry => entry.actionId === by.actionId);
  if (found === undefined) return null;
  return found.requestHash === by.requestHash
    ? accept(found)
    : refuse(
        'same-key-other-request',
        '该 Idempotency-Key 已用于另一个请求，请换用新的值。',
        'This Idempotency-Key was used for another request; send a new one.',
      );
}

/** True when every entry follows the one before by number and hash (invariants I2 and I7); `name` is the hash of whose history it is. */
export function isChained(name: Sha256, history: readonly Chained[]): boolean {
  let previous = name;
  return history.every((entry, index) => {
    const { hash, ...body } = entry;
    const whole = body.previous === previous && body.sequence === index + 1 && hashOf(body) === hash;
    previous = hash;
    return whole;
  });
}
