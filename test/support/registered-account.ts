import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { LocalStack } from '../../local/start-local.ts';

const Facts = z.looseObject({
  name: z.string(),
  gender: z.enum(['male', 'female']),
  birthdate: z.string(),
  document: z.object({ type: z.literal('resident-id'), number: z.string() }),
});

/** What the issuer has verified of an account: in the world, its owner knows it by heart. */
export function registeredAccount(stack: Omit<LocalStack, 'close'>, account: string): z.infer<typeof Facts> {
  const folder = join(dirname(stack.running.logDirectory), 'outside/issuer');
  const file = readdirSync(folder).find(name => name.endsWith('.sqlite'));
  if (file === undefined) throw new Error('the issuer has no register');
  const database = new DatabaseSync(join(folder, file), { readOnly: true });
  try {
    const row = database.prepare('SELECT facts FROM accounts WHERE sub = ?').get(account);
    return Facts.parse(JSON.parse(String(row?.['facts'])));
  } finally {
    database.close();
  }
}
