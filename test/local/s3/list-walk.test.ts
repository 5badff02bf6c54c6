import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { type ListPosition, listPage, successor } from '../../../local/s3/list-walk.ts';
import { openS3Index } from '../../../local/s3/s3-index.ts';
import { versionStore } from '../../../local/s3/version-store.ts';
import { temporaryDirectory } from './temporary-s3.ts';
import { BUCKETS } from './test-buckets.ts';

const { directory, remove } = temporaryDirectory();
const index = openS3Index(directory);
const versions = versionStore(index);
const bucket = BUCKETS.find(one => one.name === 'versioned');
if (bucket === undefined) throw new Error('the test needs a versioned bucket');

afterAll(() => {
  index.close();
  remove();
});

const bytewise = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
// Few letters, so that prefixes, delimiters and repeats meet; some at the edges of UTF-16 and UTF-8.
const letters = fc.constantFrom('a', 'b', '/', '～', '\uffff', '😀', '\u{10ffff}', '\ud7ff');
const text = (minLength: number, maxLength: number) => fc.string({ unit: letters, minLength, maxLength });

function fill(writes: readonly { key: string; deleted: boolean }[]) {
  index.exec('DELETE FROM versions');
  for (const [number, { key, deleted }] of writes.entries()) {
    const version = {
      ...{ bucket: 'versioned', key, versionId: String(number), deleteMarker: deleted, blob: null },
      ...{ size: 0, etag: '', modified: 0, tags: [], retention: null, legalHold: false },
      facts: { headers: {}, metadata: {}, checksum: null, partCount: 0 },
    };
    if (bucket) versions.add(version, bucket, undefined, () => undefined);
  }
}

function walk(what: 'current' | 'versions', prefix: string, delimiter: string, limit: number): string[] {
  const seen: string[] = [];
  let start: ListPosition | undefined;
  do {
    const page = listPage(index, 'versioned', { prefix, delimiter, limit, what, start });
    expect(page.entries.length).toBeLessThanOrEqual(limit);
    for (const entry of page.entries) {
      if ('prefix' in entry) seen.push(entry.prefix);
      else
        seen.push(
          what === 'current' ? entry.version.key : `${entry.version.versionId}${entry.latest ? '!' : ''}`,
        );
    }
    start = page.next;
  } while (start !== undefined);
  return seen;
}

const writes = fc.array(fc.record({ key: text(1, 4), deleted: fc.boolean() }), { maxLength: 14 });

test('pages of any length show each current key or its common prefix once, in order', () => {
  fc.assert(
    fc.property(
      writes,
      text(0, 2),
      fc.constantFrom('', '/', 'b/'),
      fc.integer({ min: 1, max: 4 }),
      (rows, prefix, delimiter, limit) => {
        fill(rows);
        const state = new Map(rows.map(row => [row.key, row.deleted]));
        const shown = [...state]
          .filter(([key, deleted]) => !deleted && key.startsWith(prefix))
          .map(([key]) => {
            const fold = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
            return fold < 0 ? key : key.slice(0, fold + delimiter.length);
          });
        expect(walk('current', prefix, delimiter, limit)).toEqual([...new Set(shown)].toSorted(bytewise));
      },
    ),
  );
});

test('pages of any length show each version once, newest first, the newest as the latest', () => {
  fc.assert(
    fc.property(writes, fc.integer({ min: 1, max: 4 }), (rows, limit) => {
      fill(rows);
      const numbered = rows.map((row, number) => ({ key: row.key, number }));
      const expected = numbered
        .toSorted((a, b) => bytewise(a.key, b.key) || b.number - a.number)
        .map(({ key, number }) => {
          const latest = !numbered.some(other => other.key === key && other.number > number);
          return `${number}${latest ? '!' : ''}`;
        });
      expect(walk('versions', '', '', limit)).toEqual(expected);
    }),
  );
});

test('a successor sorts behind all that starts with the text, and before all else that follows it', () => {
  fc.assert(
    fc.property(text(1, 3), text(0, 3), text(1, 4), (prefix, rest, other) => {
      const behind = successor(prefix);
      fc.pre(behind !== undefined);
      expect(bytewise(prefix + rest, behind)).toBeLessThan(0);
      if (!other.startsWith(prefix) && bytewise(other, prefix) > 0) {
        expect(bytewise(other, behind)).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});
