import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Takes a data directory for this process alone. The lock is the operating system's, held through SQLite: it goes with the
 * process, however it ends, so there is nothing stale to clean. Throws when another process holds it.
 */
export function lockDirectory(directory: string): { release: () => void } {
  mkdirSync(directory, { recursive: true });
  const database = new DatabaseSync(join(directory, 'lock.sqlite'));
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    throw new Error(
      `${directory} is in use by another start; stop it, or choose another folder with --data`,
      {
        cause,
      },
    );
  }
  return { release: () => database.close() };
}
