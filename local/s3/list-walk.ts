import type { DatabaseSync } from 'node:sqlite';
import { type ObjectVersion, versionRow } from './object-version.ts';

/** Where a listing goes on: behind this key, at this key, or behind this version of it. */
export type ListPosition =
  | { key: string; from: 'after' | 'at' }
  | { key: string; from: 'behind'; seq: number };

export type ListEntry = { prefix: string } | { version: ObjectVersion; latest: boolean };
export type ListPage = { entries: ListEntry[]; next: ListPosition | undefined };

/**
 * The smallest text that sorts behind everything starting with `prefix`, or undefined when there is none. Keys sort
 * by their UTF-8 bytes, which is the order of code points.
 */
export function successor(prefix: string): string | undefined {
  const points = Array.from(prefix, character => character.codePointAt(0) ?? 0);
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    if (last === 0x10ffff) continue;
    const next = last === 0xd7ff ? 0xe000 : last + 1;
    return String.fromCodePoint(...points, next);
  }
  return undefined;
}

/**
 * One page of a bucket's rows in S3's order, those under one common prefix folded into one entry. Walks row by row
 * and jumps over a folded prefix, so a page costs what it shows, not what it hides.
 */
export function listPage(
  index: DatabaseSync,
  bucket: string,
  options: {
    prefix: string;
    delimiter: string;
    limit: number;
    /** Current objects, or all versions and delete markers. */
    what: 'current' | 'versions';
    start: ListPosition | undefined;
  },
): ListPage {
  const { prefix, delimiter, limit, what } = options;
  const scope =
    what === 'current'
      ? `AND delete_marker = 0 AND seq = (SELECT max(seq) FROM versions n WHERE n.bucket = v.bucket AND n.key = v.key)`
      : '';
  const select = 'SELECT * FROM versions v WHERE bucket = ?1';
  const order = `${scope} ORDER BY key, seq DESC`;
  const at = index.prepare(`${select} AND key >= ?2 ${order}`);
  const after = index.prepare(`${select} AND key > ?2 ${order}`);
  const behind = index.prepare(`${select} AND key >= ?2 AND (key > ?2 OR seq < ?3) ${order}`);
  const newest = index.prepare('SELECT max(seq) AS seq FROM versions WHERE bucket = ? AND key = ?');

  const rows = (position: ListPosition) => {
    if (position.from === 'behind') return behind.iterate(bucket, position.key, position.seq);
    return (position.from === 'at' ? at : after).iterate(bucket, position.key);
  };

  const entries: ListEntry[] = [];
  let position: ListPosition | undefined = options.start ?? { key: prefix, from: 'at' };
  if (Buffer.compare(Buffer.from(position.key), Buffer.from(prefix)) < 0)
    position = { key: prefix, from: 'at' };
  walk: while (position !== undefined) {
    for (const row of rows(position)) {
      const version = versionRow.parse(row);
      const { key, seq } = version;
      if (!key.startsWith(prefix)) break walk;
      if (entries.length >= limit) return { entries, next: limit === 0 ? undefined : position };
      const fold = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
      if (fold >= 0) {
        const common = key.slice(0, fold + delimiter.length);
        entries.push({ prefix: common });
        const beyond = successor(common);
        position = beyond === undefined ? undefined : { key: beyond, from: 'at' };
        continue walk;
      }
      const latest = what === 'current' || Number(newest.get(bucket, key)?.['seq']) === seq;
      entries.push({ version, latest });
      position = what === 'current' ? { key, from: 'after' } : { key, from: 'behind', seq };
    }
    break;
  }
  return { entries, next: undefined };
}
