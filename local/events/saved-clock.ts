import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type MovableClock, movableClock } from '../movable-clock.ts';

/**
 * A movable clock that remembers how far it was moved, in `file`. The offset is saved before anything sees the new
 * time: data written in the moved time never meet an earlier clock after a kill.
 */
export function savedClock(file: string): MovableClock {
  const saved = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (!Number.isInteger(saved) || saved < 0) throw new Error(`${file} holds no clock offset`);
  const clock = movableClock(saved);
  let total = saved;
  return {
    ...clock,
    advance(milliseconds) {
      if (Number.isInteger(milliseconds) && milliseconds > 0) {
        total += milliseconds;
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(`${file}.new`, String(total));
        renameSync(`${file}.new`, file);
      }
      clock.advance(milliseconds);
    },
  };
}
