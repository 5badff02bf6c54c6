import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

/** A file as a phone or a scanner would send it. */
export type DemoFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A small PNG of its own colours for each seed, encoded here: eight-bit RGB, no filter (ISO/IEC 15948). */
export function pngFile(seed: string): DemoFile {
  const [red = 0, green = 0, blue = 0] = createHash('sha256').update(seed).digest();
  const size = 24;
  const rows = Buffer.concat(
    Array.from({ length: size }, (_, y) => {
      const row = Buffer.alloc(1 + size * 3);
      for (let x = 0; x < size; x += 1) row.set([red ^ (x * 9), green ^ (y * 9), blue], 1 + x * 3);
      return row;
    }),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const bytes = Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('tEXt', Buffer.from(`Comment\0${seed}`, 'latin1')),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
  return { name: `现场照片-${seed}.png`, type: 'image/png', bytes };
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(8 + body.length);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), 4 + body.length);
  return chunk;
}

/** A baseline JPEG of 16 × 16 pixels; the seed goes into a comment segment, so that every file has its own hash. */
const JPEG = Buffer.from(
  `/9j/4AAQSkZJRgABAQAAAQABAAD/2wCEAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxO
UlNSMj5aYVpQYEpRUk8BDg4OExETJhUVJk81LTVPT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09P
T09PT//AABEIABAAEAMBEQACEQEDEQH/xAGiAAABBQEBAQEBAQAAAAAAAAAAAQIDBAUGBwgJCgsQAAIBAwMCBAMFBQQEAAABfQEC
AwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
Z2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq
8fLz9PX29/j5+gEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoLEQACAQIEBAMEBwUEBAABAncAAQIDEQQFITEGEkFRB2FxEyIy
gQgUQpGhscEJIzNS8BVictEKFiQ04SXxFxgZGiYnKCkqNTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqCg4SF
hoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2dri4+Tl5ufo6ery8/T19vf4+fr/2gAMAwEA
AhEDEQA/AKEUPtXpSmcFKZcih9qxlM9OlMlih9qiUzwaUy5FD7VjKZ6VKZ//2Q==`,
  'base64',
);

export function jpegFile(seed: string): DemoFile {
  const comment = Buffer.from(seed, 'latin1');
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xfffe, 0);
  segment.writeUInt16BE(comment.length + 2, 2);
  const bytes = Buffer.concat([JPEG.subarray(0, 2), segment, comment, JPEG.subarray(2)]);
  return { name: `照片-${seed}.jpg`, type: 'image/jpeg', bytes };
}

/** A one-page PDF 1.4 with its table of offsets. `catalog` adds to the catalogue what a test of the scanner needs. */
export function pdfFile(seed: string, catalog = ''): DemoFile {
  const text = `BT /F1 12 Tf 20 100 Td (Certificate ${seed}) Tj ET`;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog}>>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 150] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return { name: `证明-${seed}.pdf`, type: 'application/pdf', bytes: Buffer.from(body + end, 'latin1') };
}

/** A PDF that carries the EICAR test signature in two halves here, so that no scanner takes this source for malware. */
export function infectedFile(seed: string): DemoFile {
  const clean = pdfFile(seed);
  const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
  return { ...clean, bytes: Buffer.concat([clean.bytes, Buffer.from(`% ${eicar}\n`, 'latin1')]) };
}

/** A PDF with a script in it: no malware that the scanner knows, and nothing it can vouch for. */
export const scriptedFile = (seed: string): DemoFile =>
  pdfFile(seed, '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> ');

const kinds = [pngFile, jpegFile, pdfFile] as const;

/** Files of all three kinds in turn. */
export const fileOf = (index: number, seed: string): DemoFile =>
  (kinds[index % kinds.length] ?? pngFile)(seed);
