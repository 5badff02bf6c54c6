import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

const Facts = z.looseObject({
  name: z.string().optional(),
  phone: z.string().optional(),
  document: z.object({ type: z.string(), number: z.string() }).optional(),
});

export type RegisteredPerson = {
  readonly name: string | null;
  readonly phone: string | null;
  readonly document: { readonly type: string; readonly number: string } | null;
};

/** Everybody whom the issuer knows, each human being once, from its own store. */
export function registeredPeople(dataDirectory: string): readonly RegisteredPerson[] {
  const folder = join(dataDirectory, 'outside/issuer');
  const file = readdirSync(folder).find(name => name.endsWith('.sqlite'));
  if (file === undefined) throw new Error('the issuer has no register');
  const database = new DatabaseSync(join(folder, file), { readOnly: true });
  try {
    const people = database
      .prepare('SELECT facts FROM accounts')
      .all()
      .map(row => Facts.parse(JSON.parse(String(row['facts']))))
      .map(({ name = null, phone = null, document = null }) => ({ name, phone, document }));
    // Two accounts of one human being hold the same facts.
    return [...new Map(people.map(person => [JSON.stringify(person), person])).values()];
  } finally {
    database.close();
  }
}
