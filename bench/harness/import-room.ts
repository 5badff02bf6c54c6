import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** Where the work of a process of its own finds what it needs. */
export const ImportRoom = z.strictObject({
  /** Of the DynamoDB engine. */
  endpoint: z.url(),
  /** Of the stand-in for KMS, and the ARN of its one key. */
  kms: z.url(),
  key: z.string(),
  /** The file to import, or the items to write. */
  file: z.string(),
});
export type ImportRoom = z.infer<typeof ImportRoom>;

export function writeImportRoom(directory: string, room: ImportRoom): string {
  const path = join(directory, `${crypto.randomUUID()}.json`);
  writeFileSync(path, JSON.stringify(room));
  return path;
}
