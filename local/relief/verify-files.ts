import { sha256Of } from '../../shared/domain/canonical.ts';
import { FileIndex } from '../../shared/domain/public-files.ts';
import type { ReleaseFile } from '../../shared/domain/release-action.ts';
import { altered, contradicts, type Finding, missing, unreadable } from './finding.ts';
import type { PublishedPlace } from './published-place.ts';
import { canonicalOf } from './published-text.ts';
import type { Link } from './verify-manifest.ts';

/** What a release's manifest owes, as it was found: bytes of every file, and which of them are as they were signed. */
export type FoundFiles = {
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  readonly whole: ReadonlySet<string>;
  readonly index: FileIndex | null;
  readonly findings: readonly Finding[];
};

export type Progress = (done: number, of: number, what: string) => void;

/** So many files are asked for at once. */
const atOnce = 8;

/** Reads every file that the manifest names, and every one that its index names, and holds each against its hash. */
export async function readFiles(
  place: PublishedPlace,
  { folder, manifest, release }: Link,
  progress: Progress,
): Promise<FoundFiles> {
  const found = { bytes: new Map<string, Uint8Array>(), whole: new Set<string>(), findings: [] as Finding[] };
  const owed = manifest?.files ?? [];
  const take = async (files: readonly ReleaseFile[], of: number) => {
    const waiting = files.values();
    const worker = async () => {
      for (const file of waiting) {
        const bytes = await place.read(folder + file.name);
        if (bytes === null) found.findings.push(missing(folder + file.name));
        else found.bytes.set(file.name, bytes);
        if (bytes !== null && bytes.byteLength === file.length && sha256Of(bytes) === file.sha256)
          found.whole.add(file.name);
        progress(found.bytes.size, of, `release ${release}`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  };
  await take(owed, owed.length);
  const bytes = found.whole.has('files.json') ? found.bytes.get('files.json') : undefined;
  const index = bytes === undefined ? null : canonicalOf(FileIndex, bytes);
  if (bytes !== undefined && (index === null || index.release !== release))
    found.findings.push(
      index === null
        ? unreadable(`${folder}files.json`)
        : contradicts(`${folder}files.json`, '它属于另一批次', 'it belongs to another release'),
    );
  await take(index?.files ?? [], owed.length + (index?.files.length ?? 0));
  return { ...found, index };
}

/** Files that are there and not as they were signed; `entriesOf` says at which entries, where that can be told. */
export function alteredFiles(
  folder: string,
  { bytes, whole }: FoundFiles,
  entriesOf: (name: string, bytes: Uint8Array) => readonly string[],
): readonly Finding[] {
  return [...bytes].flatMap(([name, contents]) => {
    if (whole.has(name)) return [];
    const entries = entriesOf(name, contents);
    return entries.length === 0
      ? [altered(folder + name)]
      : entries.map(entry => altered(folder + name, entry));
  });
}
