import { nameKeyOf } from '../../shared/domain/entry-name.ts';
import type { EntryRecord, EntryShard, NameShard, Standing } from '../../shared/domain/entry-state.ts';
import type { ManifestSignature } from '../../shared/domain/manifest.ts';
import type { ChangeFeed } from '../../shared/domain/public-feed.ts';
import type { Pointer } from '../../shared/domain/public-files.ts';
import type { KeyDocument } from '../../shared/domain/public-keys.ts';
import type { RedList } from '../../shared/domain/red-list.ts';
import { ask } from '../client/api.ts';
import { loadConfig } from '../client/config.ts';
import { type Answer, notUnderstood, offline } from '../client/problem.ts';
import { sha256Hex } from './check-proof.ts';

/** Reading what is published, from the public bucket and nowhere else. */

async function textAt(file: string): Promise<Answer<string>> {
  try {
    const { publications } = await loadConfig();
    const answer = await fetch(`${publications}/${file}`);
    if (answer.ok) return { ok: true, value: await answer.text() };
    return { ok: false, problem: { ...notUnderstood, status: answer.status } };
  } catch {
    return { ok: false, problem: offline };
  }
}

async function fileAt<T>(file: string): Promise<Answer<T>> {
  const text = await textAt(file);
  return text.ok ? { ok: true, value: JSON.parse(text.value) } : text;
}

export const publishedLists = () => ask(api => api.GET('/lists'));

export const pointerOf = (campaignId: string) => fileAt<Pointer>(`campaigns/${campaignId}/latest.json`);
export const listOf = (pointer: Pointer) => fileAt<RedList>(pointer.list);
export const changesOf = (pointer: Pointer) => fileAt<ChangeFeed>(pointer.feed ?? '');

const shardNameOf = async (key: string, shards: number): Promise<string> => {
  const first = Number.parseInt((await sha256Hex(key)).slice(0, 2), 16);
  return Math.floor((first * shards) / 256)
    .toString(16)
    .padStart(2, '0');
};

export const looksLikeCode = (sought: string): boolean => /^[0-9A-Z]{18}$/.test(sought.trim().toUpperCase());

/**
 * How an organisation stands, by its code or its whole name: from one file that is the same for everybody whose key falls into it,
 * so that nobody on the way learns whom somebody looked for.
 */
export async function lookUp(pointer: Pointer, sought: string): Promise<Answer<readonly Standing[]>> {
  if (pointer.lookup === undefined) return { ok: true, value: [] };
  const { shards, entries, names } = pointer.lookup;
  if (looksLikeCode(sought)) {
    const code = sought.trim().toUpperCase();
    const shard = await fileAt<EntryShard>(`${entries}${await shardNameOf(code, shards)}.json`);
    return shard.ok
      ? { ok: true, value: shard.value.entries.filter(({ creditCode }) => creditCode === code) }
      : shard;
  }
  const key = nameKeyOf(sought);
  const shard = await fileAt<NameShard>(`${names}${await shardNameOf(key, shards)}.json`);
  return shard.ok
    ? { ok: true, value: shard.value.names.filter(({ name }) => nameKeyOf(name) === key) }
    : shard;
}

export type FoundEntry = {
  readonly pointer: Pointer;
  readonly shard: EntryShard;
  readonly record: EntryRecord;
};

/** One organisation's entry with its proof; null where it was never on the list. */
export async function entryOf(campaignId: string, creditCode: string): Promise<Answer<FoundEntry | null>> {
  const pointer = await pointerOf(campaignId);
  if (!pointer.ok) return pointer;
  if (pointer.value.lookup === undefined) return { ok: true, value: null };
  const { shards, entries } = pointer.value.lookup;
  const shard = await fileAt<EntryShard>(`${entries}${await shardNameOf(creditCode, shards)}.json`);
  if (!shard.ok) return shard;
  const record = shard.value.entries.find(one => one.creditCode === creditCode);
  return {
    ok: true,
    value: record === undefined ? null : { pointer: pointer.value, shard: shard.value, record },
  };
}

/** What else the proof needs: the manifest's bytes, its signature, and the office's keys. */
export async function proofFiles(pointer: Pointer) {
  const [manifest, signature, keys] = await Promise.all([
    textAt(pointer.manifest),
    fileAt<ManifestSignature>(pointer.signature),
    fileAt<KeyDocument>('.well-known/relief-credit/keys.json'),
  ]);
  if (!manifest.ok) return manifest;
  if (!signature.ok) return signature;
  if (!keys.ok) return keys;
  return {
    ok: true as const,
    value: { manifest: manifest.value, signature: signature.value, keys: keys.value },
  };
}
