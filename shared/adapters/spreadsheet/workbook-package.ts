import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { refusals, refuseFile } from './refusals.ts';

/** A workbook of this system's template has about fifteen parts; one with pictures and comments some dozens. */
const MOST_PARTS = 2_000;
/** 100,000 rows of the widest template are about 120 MB of XML. */
const LARGEST_PART = 500_000_000;
const LARGEST_WHOLE = 800_000_000;
/** XML of a table packs to a tenth or a thirtieth; deflate ends at 1032. Small parts are harmless whatever they say. */
const TIGHTEST = 300;
const HARMLESS = 4_000_000;

/** The parts of a zip file by name. Every size is looked at before a byte is inflated, and held to while it is. */
export type WorkbookPackage = {
  has(name: string): boolean;
  readonly names: readonly string[];
  /** Inflated bytes of a part, as a stream. */
  open(name: string): Promise<Readable>;
  close(): void;
};

/** Opens the zip at `path`. Throws `SpreadsheetRefused` where it is damaged, or would be too large inside. */
export async function openPackage(path: string): Promise<WorkbookPackage> {
  const zip = await openZip(path);
  try {
    const parts = await partsOf(zip);
    return {
      has: name => parts.has(name),
      names: [...parts.keys()],
      async open(name) {
        const part = parts.get(name);
        if (part === undefined) return refuseFile(refusals.damagedWorkbook);
        // yauzl fails the stream as soon as it inflates to more than the entry says.
        return zip.openReadStreamPromise(part);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function openZip(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
  } catch {
    return refuseFile(refusals.damagedWorkbook);
  }
}

async function partsOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > MOST_PARTS) refuseFile(refusals.tooLargeInside);
  const parts = new Map<string, Entry>();
  let whole = 0;
  for await (const entry of readable(zip)) {
    whole += entry.uncompressedSize;
    const tight = entry.uncompressedSize > TIGHTEST * Math.max(entry.compressedSize, 1);
    if (
      entry.uncompressedSize > LARGEST_PART ||
      whole > LARGEST_WHOLE ||
      (tight && entry.uncompressedSize > HARMLESS)
    )
      refuseFile(refusals.tooLargeInside);
    if (entry.isEncrypted()) refuseFile(refusals.encrypted);
    // Two parts of one name: programs would not agree which one is meant.
    if (parts.has(entry.fileName) || !entry.canDecodeFileData()) refuseFile(refusals.damagedWorkbook);
    parts.set(entry.fileName, entry);
  }
  return parts;
}

/** The entries; names that lead out of the archive and broken directories are the file's fault and not ours. */
async function* readable(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    for await (const entry of zip.eachEntry()) yield entry;
  } catch (error) {
    if (error instanceof Error && error.name === 'SpreadsheetRefused') throw error;
    refuseFile(refusals.damagedWorkbook);
  }
}
