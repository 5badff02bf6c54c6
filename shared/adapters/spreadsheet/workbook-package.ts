import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { SpreadsheetRefused } from '../../domain/sheet.ts';
import { refusals, refuseFile } from './refusals.ts';

/** A template has fifteen parts; a workbook with a photograph in each row has thousands. */
const MOST_PARTS = 10_000;
/** 100,000 rows of the widest template are about 120 MB of XML. */
const LARGEST_PART = 500_000_000;
const LARGEST_WHOLE = 800_000_000;
/** XML of a table packs to a tenth or a thirtieth; deflate ends at 1032. Small parts are harmless whatever they say. */
const TIGHTEST = 300;
const HARMLESS = 4_000_000;

/** The parts of a zip file by name. Every size is looked at before a byte is inflated, and held to while it is. */
export type WorkbookPackage = {
  readonly has: (name: string) => boolean;
  /** Inflated bytes of a part, in UTF-8 whatever it is written in. The file is closed with the last piece or the first fault. */
  readonly read: (name: string) => AsyncGenerator<Uint8Array>;
};

/** Looks through the directory of the zip at `path`. Throws `SpreadsheetRefused` where it is damaged, or too large inside. */
export async function openPackage(path: string): Promise<WorkbookPackage> {
  const zip = await openZip(path);
  try {
    const parts = await partsOf(zip);
    // Names of parts differ in more than case (ECMA-376 part 2, 7.3): programs rely on either spelling.
    return {
      has: name => parts.has(name.toLowerCase()),
      read: name => inUtf8(inflated(path, parts.get(name.toLowerCase()))),
    };
  } catch (error) {
    return refuseDamaged(error);
  } finally {
    zip.close();
  }
}

/** A fault of the disk stays a fault; all else that goes wrong within an archive is the file's own. */
function refuseDamaged(error: unknown): never {
  if (error instanceof SpreadsheetRefused) throw error;
  if (error instanceof Error && 'syscall' in error) throw error;
  return refuseFile(refusals.damagedWorkbook);
}

const openZip = async (path: string): Promise<ZipFile> => {
  try {
    return await openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
  } catch (error) {
    return refuseDamaged(error);
  }
};

/** yauzl itself refuses names that lead out of the archive. */
async function partsOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > MOST_PARTS) refuseFile(refusals.tooLargeInside);
  const parts = new Map<string, Entry>();
  let whole = 0;
  let packed = 0;
  for await (const entry of zip.eachEntry()) {
    whole += entry.uncompressedSize;
    packed += entry.compressedSize;
    const tight = entry.uncompressedSize > TIGHTEST * Math.max(entry.compressedSize, 1);
    if (tight && entry.uncompressedSize > HARMLESS) refuseFile(refusals.tooLargeInside);
    if (entry.uncompressedSize > LARGEST_PART || whole > LARGEST_WHOLE) refuseFile(refusals.tooLargeInside);
    // Parts that lie over each other are how a small file becomes many large ones.
    if (packed > zip.fileSize) refuseFile(refusals.tooLargeInside);
    if (entry.isEncrypted()) refuseFile(refusals.encrypted);
    const name = entry.fileName.toLowerCase();
    // Two parts of one name: programs would not agree which one is meant.
    if (parts.has(name) || !entry.canDecodeFileData()) refuseFile(refusals.damagedWorkbook);
    parts.set(name, entry);
  }
  return parts;
}

/** Opens the file for this part alone, so that whoever stops half-way leaves nothing open. */
async function* inflated(path: string, part: Entry | undefined): AsyncGenerator<Buffer> {
  if (part === undefined) return refuseFile(refusals.damagedWorkbook);
  const zip = await openZip(path);
  let sum = 0;
  try {
    // yauzl fails the stream as soon as it inflates to more than the entry says.
    for await (const piece of await zip.openReadStreamPromise(part)) {
      sum = crc32(piece, sum);
      yield piece;
    }
  } catch (error) {
    refuseDamaged(error);
  } finally {
    zip.close();
  }
  if (sum !== part.crc32) refuseFile(refusals.damagedWorkbook);
}

async function* inUtf8(pieces: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array> {
  let decoder: InstanceType<typeof TextDecoder> | null | undefined;
  const encoder = new TextEncoder();
  for await (const piece of pieces) {
    decoder ??= utf16Of(piece);
    // Lone halves of a character become U+FFFD, which no judge lets through.
    yield decoder === null ? piece : encoder.encode(decoder.decode(piece, { stream: true }));
  }
}

function utf16Of([first, second]: Buffer): InstanceType<typeof TextDecoder> | null {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  return first === 0xfe && second === 0xff ? new TextDecoder('utf-16be') : null;
}
