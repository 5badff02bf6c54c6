/**
 * One clock for every engine on one machine. It runs with the wall clock plus an offset that only grows, so that
 * months can be told in a minute. The offset sits in shared memory: worker threads see a move at once.
 */
export type MovableClock = {
  /** Milliseconds since the epoch, moved. */
  now(): number;
  /** Moves the clock forward by `milliseconds` (≥ 0) and fires what became due. */
  advance(milliseconds: number): void;
  /** Called after each move, with the new time. Returns how to stop listening. */
  onAdvance(listener: (now: number) => void): () => void;
  /** Runs `action` once the clock reads `instant` (ms since the epoch) or later. Returns how to cancel. */
  at(instant: number, action: () => void): () => void;
  /** One BigInt64 cell: the offset in milliseconds, for worker threads. */
  readonly offset: SharedArrayBuffer;
};

/** setTimeout overflows at 2^31-1 ms (24.8 days) and then fires at once, so longer waits go in steps. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export function movableClock(initialOffsetMs = 0): MovableClock {
  const offset = new SharedArrayBuffer(8);
  const cell = new BigInt64Array(offset);
  Atomics.store(cell, 0, BigInt(initialOffsetMs));
  const listeners = new Set<(now: number) => void>();
  const now = () => Date.now() + Number(Atomics.load(cell, 0));

  return {
    now,
    advance(milliseconds) {
      if (!Number.isInteger(milliseconds) || milliseconds < 0) {
        throw new RangeError('the clock moves forward by whole milliseconds only');
      }
      Atomics.add(cell, 0, BigInt(milliseconds));
      const moved = now();
      for (const listener of [...listeners]) listener(moved);
    },
    onAdvance(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    at(instant, action) {
      let timer: NodeJS.Timeout | undefined;
      const settle = () => {
        clearTimeout(timer);
        const left = instant - now();
        if (left > 0) {
          timer = setTimeout(settle, Math.min(left, LONGEST_TIMER_MS));
          return;
        }
        cancel();
        action();
      };
      const cancel = () => {
        clearTimeout(timer);
        listeners.delete(settle);
      };
      listeners.add(settle);
      timer = setTimeout(settle, Math.min(Math.max(instant - now(), 0), LONGEST_TIMER_MS));
      return cancel;
    },
    offset,
  };
}
