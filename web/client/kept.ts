import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** A report as it is being written on this device; it becomes the server's once its first step is done. */
export type Draft = {
  readonly id: string;
  /** The account that writes it: another one on the same device does not see it. */
  readonly owner: string;
  readonly campaignId: string;
  /** Opening a report under one key opens it once, however often it is tried. */
  readonly openKey: string;
  readonly reportId: string | null;
  readonly category: string;
  readonly district: string;
  readonly matter: Readonly<
    Partial<Record<'title' | 'description' | 'startedOn' | 'endedOn' | 'place', string>>
  >;
  readonly changedAt: number;
};

/** A file on its way. It stays on the device until the server has said that it holds it. */
export type KeptFile = {
  readonly id: string;
  readonly owner: string;
  /** The draft it belongs to, or the report that asked for more. */
  readonly draftId: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Blob;
  readonly sha256: string;
  readonly addedAt: number;
  readonly requestKey: string;
  readonly evidenceId: string | null;
  readonly state: 'waiting' | 'sent' | 'refused';
  /** Why it was refused, in both languages. */
  readonly refusal: { readonly zh: string; readonly en: string } | null;
};

interface Schema extends DBSchema {
  drafts: { key: string; value: Draft };
  files: { key: string; value: KeptFile; indexes: { draft: string } };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

/** What this device keeps: it survives the page, the browser and the battery. */
function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('relief', 1, {
    upgrade(db) {
      db.createObjectStore('drafts', { keyPath: 'id' });
      db.createObjectStore('files', { keyPath: 'id' }).createIndex('draft', 'draftId');
    },
  });
  return opened;
}

export async function draftsOf(owner: string): Promise<readonly Draft[]> {
  const all = await (await database()).getAll('drafts');
  return all.filter(draft => draft.owner === owner).sort((a, b) => b.changedAt - a.changedAt);
}
export const findDraft = async (id: string): Promise<Draft | undefined> =>
  (await database()).get('drafts', id);
export const keepDraft = async (draft: Draft): Promise<unknown> => (await database()).put('drafts', draft);

/** A draft that was handed in or thrown away, with its files. */
export async function forgetDraft(id: string): Promise<void> {
  const db = await database();
  await db.delete('drafts', id);
  for (const file of await filesOf(id)) await db.delete('files', file.id);
}

export async function filesOf(draftId: string): Promise<readonly KeptFile[]> {
  const all = await (await database()).getAllFromIndex('files', 'draft', draftId);
  return all.sort((a, b) => a.addedAt - b.addedAt);
}
export async function filesToSend(owner: string): Promise<readonly KeptFile[]> {
  const all = await (await database()).getAll('files');
  return all
    .filter(file => file.owner === owner && file.state === 'waiting')
    .sort((a, b) => a.addedAt - b.addedAt);
}
export const keepFile = async (file: KeptFile): Promise<unknown> => (await database()).put('files', file);
export const forgetFile = async (id: string): Promise<void> => (await database()).delete('files', id);

/** Changes a kept file, unless it was taken away meanwhile. */
export async function changeFile(id: string, change: Partial<KeptFile>): Promise<void> {
  const transaction = (await database()).transaction('files', 'readwrite');
  const found = await transaction.store.get(id);
  if (found !== undefined) await transaction.store.put({ ...found, ...change });
  await transaction.done;
}
