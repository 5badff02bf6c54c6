import { inflateSync } from 'node:zlib';

/** Object streams hold dictionaries only: a letter has a few kB of them, and a bomb is stopped here. */
const mostBytesPerStream = 8 * 1024 * 1024;
const mostStreams = 500;

/**
 * Names (ISO 32000-1) that make a reader run, start or unpack something, and what to tell a person about them. `JS` is not
 * among them: compressed pictures hold these three bytes by chance, and no script runs without one of the longer names.
 */
const active = new Map([
  ['JavaScript', 'PDF with JavaScript'],
  ['Rendition', 'PDF with JavaScript'],
  ['Launch', 'PDF that starts a program'],
  ['EmbeddedFile', 'PDF with embedded files'],
  ['EmbeddedFiles', 'PDF with embedded files'],
  ['RichMedia', 'PDF with rich media'],
  ['XFA', 'PDF with an XFA form'],
  ['Encrypt', 'encrypted PDF'],
]);

/** ISO 32000-1 wants the header first; readers take it anywhere in the first 1,024 bytes, and so must a scanner. */
export const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 1024).includes('%PDF-');

/** Why a PDF cannot be called harmless; null where nothing active is in it. */
export function pdfReason(bytes: Buffer): string | null {
  const plain = activeNameIn(bytes.toString('latin1'));
  if (plain !== null) return plain;
  let streams = 0;
  for (const packed of objectStreams(bytes)) {
    streams += 1;
    if (streams > mostStreams) return 'PDF with too many object streams';
    const objects = inflated(packed);
    if (objects === null) return 'PDF with an unreadable object stream';
    const hidden = activeNameIn(objects.toString('latin1'));
    if (hidden !== null) return hidden;
  }
  return null;
}

function activeNameIn(text: string): string | null {
  for (const [, written = ''] of text.matchAll(/\/([A-Za-z#][A-Za-z0-9#]{1,60})/g)) {
    // Any letter of a name may be written as #xx (7.3.5), which is how it is hidden from a plain search.
    const name = written.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    const reason = active.get(name);
    if (reason !== undefined) return reason;
  }
  return null;
}

/** The packed bytes of each object stream (7.5.7), in which dictionaries may lie compressed. */
function* objectStreams(bytes: Buffer): Generator<Buffer> {
  for (let at = bytes.indexOf('ObjStm'); at !== -1; at = bytes.indexOf('ObjStm', at + 1)) {
    const keyword = bytes.indexOf('stream', at);
    if (keyword === -1) return;
    const lineEnd = bytes[keyword + 6] === 0x0d ? 2 : 1;
    const start = keyword + 6 + lineEnd;
    const end = bytes.indexOf('endstream', start);
    yield bytes.subarray(start, end === -1 ? bytes.length : end);
  }
}

/** zlib stops at its own end mark, so that the line break before `endstream` does no harm. */
function inflated(packed: Buffer): Buffer | null {
  try {
    return inflateSync(packed, { maxOutputLength: mostBytesPerStream });
  } catch {
    return null;
  }
}
