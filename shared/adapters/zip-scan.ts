import { inflateRawSync } from 'node:zlib';
import { eicar } from './malware-signatures.ts';

/** How much is looked at inside an archive: enough for any honest one, too little for a bomb. */
const mostEntries = 200;
const mostBytesPerEntry = 4 * 1024 * 1024;
const mostBytes = 32 * 1024 * 1024;

const endOfDirectory = Buffer.from('504b0506', 'hex');
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;

export type ZipFinding =
  | { readonly verdict: 'infected'; readonly signature: string }
  | { readonly verdict: 'unscannable'; readonly reason: string };

/**
 * What an archive in these bytes is, wherever it begins: a zip is read from its end, so one may hang on a picture or a
 * PDF (APPNOTE.TXT 4.3). null where there is none. No archive is ever clean; it may be worse.
 */
export function scanZip(bytes: Buffer): ZipFinding | null {
  const end = endOf(bytes);
  if (end === null) return bytes.readUInt32LE(0) === localEntry ? unscannable('damaged archive') : null;
  let finding = unscannable('archive (zip)');
  let inflated = 0;
  let at = end.directory;
  for (let number = 0; number < Math.min(end.entries, mostEntries); number += 1) {
    const entry = entryAt(bytes, at, end.shift);
    if (entry === null) return unscannable('damaged archive');
    if (entry.encrypted) finding = unscannable('encrypted archive');
    else if (/vbaProject\.bin$|macrosheets\//i.test(entry.name))
      finding = unscannable('Office document with macros');
    const content = inflated > mostBytes ? null : contentOf(entry);
    if (content?.includes(eicar) === true) return { verdict: 'infected', signature: 'EICAR-Test-File' };
    inflated += content?.length ?? 0;
    at = entry.next;
  }
  return finding;
}

const unscannable = (reason: string): ZipFinding => ({ verdict: 'unscannable', reason });

/** The end-of-directory record: its comment must reach exactly to the end, or four bytes of a photo would pass for it. */
function endOf(bytes: Buffer): { directory: number; entries: number; shift: number } | null {
  const earliest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.lastIndexOf(endOfDirectory); at >= earliest; ) {
    if (at + 22 <= bytes.length && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) {
      const directory = at - bytes.readUInt32LE(at + 12);
      // Offsets count from the archive's own first byte, which lies further in where it hangs on another file.
      return {
        directory,
        entries: bytes.readUInt16LE(at + 10),
        shift: directory - bytes.readUInt32LE(at + 16),
      };
    }
    if (at === 0) return null;
    at = bytes.lastIndexOf(endOfDirectory, at - 1);
  }
  return null;
}

type Entry = {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly packed: Buffer;
  readonly next: number;
};

function entryAt(bytes: Buffer, at: number, shift: number): Entry | null {
  if (at < 0 || at + 46 > bytes.length || bytes.readUInt32LE(at) !== directoryEntry) return null;
  const nameLength = bytes.readUInt16LE(at + 28);
  const local = bytes.readUInt32LE(at + 42) + shift;
  if (local < 0 || local + 30 > bytes.length || bytes.readUInt32LE(local) !== localEntry) return null;
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  return {
    name: bytes.toString('latin1', at + 46, at + 46 + nameLength),
    encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    method: bytes.readUInt16LE(at + 10),
    packed: bytes.subarray(start, start + bytes.readUInt32LE(at + 20)),
    next: at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32),
  };
}

const stored = 0;
const deflated = 8;

/** null where it cannot be read within bounds. */
function contentOf({ method, packed, encrypted }: Entry): Buffer | null {
  if (encrypted) return null;
  if (method === stored) return packed;
  if (method !== deflated) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: mostBytesPerEntry });
  } catch {
    return null;
  }
}
