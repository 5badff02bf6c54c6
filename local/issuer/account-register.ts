import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { inTransaction, openDatabase } from '../template/open-database.ts';
import { MaybeVerified } from './account.ts';

export type RegisteredAccount = MaybeVerified & { readonly person: string };

export type AccountRegister = {
  find(sub: string): RegisteredAccount | null;
  /** Registers all or none. Null, with nothing kept, where an account or a document already belongs to somebody else. */
  register(accounts: readonly MaybeVerified[]): readonly RegisteredAccount[] | null;
  close(): void;
};

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS people (
    person TEXT PRIMARY KEY, document TEXT UNIQUE
  ) STRICT;
  CREATE TABLE IF NOT EXISTS accounts (
    sub TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES people, facts TEXT NOT NULL
  ) STRICT;
`;

/** Thrown inside the transaction, so that it rolls back. */
const takenByAnother = new Error('taken by another');

/**
 * Who signed up with the issuer. It recognises a human being by their document, so a second account gets the first one's
 * pseudonym; the pseudonym itself is drawn at random and tells nothing of the document.
 */
export function openAccountRegister(directory: string): AccountRegister {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'register.sqlite');
  // SQLite gives its log the mode of the file, so names and numbers are for the owner's eyes only.
  closeSync(openSync(file, 'a', 0o600));
  const database = openDatabase(file);
  database.exec(SCHEMA);
  const accountOf = database.prepare('SELECT person, facts FROM accounts WHERE sub = ?');
  const personOf = database.prepare('SELECT person FROM people WHERE document = ?');
  const documentOf = database.prepare('SELECT document FROM people WHERE person = ?');
  const putPerson = database.prepare(
    'INSERT INTO people VALUES (?, ?) ON CONFLICT (person) DO UPDATE SET document = coalesce(document, excluded.document)',
  );
  const putAccount = database.prepare(
    'INSERT INTO accounts VALUES (?, ?, ?) ON CONFLICT (sub) DO UPDATE SET facts = excluded.facts',
  );

  const find = (sub: string): RegisteredAccount | null => {
    const row = accountOf.get(sub);
    if (!row) return null;
    return { ...MaybeVerified.parse(JSON.parse(String(row['facts']))), person: String(row['person']) };
  };

  const keep = (account: MaybeVerified): RegisteredAccount => {
    const document = account.document ? `${account.document.type} ${account.document.number}` : null;
    const known = document === null ? undefined : personOf.get(document)?.['person'];
    const before = find(account.sub)?.person;
    const own = account.person ?? before;
    const person = known === undefined ? (own ?? `p-${randomBytes(12).toString('hex')}`) : String(known);
    if (own !== undefined && own !== person) throw takenByAnother;
    if (before !== undefined && before !== person) throw takenByAnother;
    const held = documentOf.get(person)?.['document'] ?? null;
    if (held !== null && document !== null && held !== document) throw takenByAnother;
    putPerson.run(person, document);
    putAccount.run(account.sub, person, JSON.stringify({ ...account, person }));
    return { ...account, person };
  };

  return {
    find,
    register(accounts) {
      try {
        return inTransaction(database, () => accounts.map(keep));
      } catch (fault) {
        if (fault === takenByAnother) return null;
        throw fault;
      }
    },
    close: () => database.close(),
  };
}
