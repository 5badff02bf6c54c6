import { setTimeout } from 'node:timers/promises';

/** Longest pause between two attempts, in milliseconds. */
const longest = 5_000;

/** Waits before attempt n is repeated: full jitter under a bound that doubles, so that callers do not return together. */
export const pause = (attempt: number): Promise<void> =>
  setTimeout(Math.random() * Math.min(longest, 50 * 2 ** attempt));
