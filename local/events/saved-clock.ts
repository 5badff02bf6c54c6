import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type MovableClock, movableClock } from '../movable-clock.ts';

/**
 * A movable clock that remembers how far it was moved, in `file`. The offset is saved before anything sees the new
 * time: data written in the moved time never meet an earlier clock after a kill. Where the file is new, the clock reads
 * `beginsAt` (ISO 8601) first, so that a story of the past is told in its own time.
 */
export function savedClock(file: string, beginsAt?: string): MovableClock {
  const fresh = beginsAt === undefined ? 0 : Date.parse(beginsAt) - Date.now();
  if (!existsSync(file)) save(file, fresh);
  const saved = Number(readFileSync(file, 'utf8'));
  if (!Number.isInteger(saved)) throw new Error(`${file} holds no clock offset`);
  const clock = movableClock(saved);
  let total = saved;
  return {
    ...clock,
    advance(milliseconds) {
      if (Number.isInteger(milliseconds) && milliseconds > 0) {
        total += milliseconds;
        save(file, total);
      }
      clock.advance(milliseconds);
    },
  };
}

function save(file: string, offset: number): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, String(offset));
  renameSync(`${file}.new`, file);
}
