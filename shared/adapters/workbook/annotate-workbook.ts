import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import type { NotedSheet } from '../../ports/workbooks.ts';
import { openPackage } from '../spreadsheet/workbook-package.ts';
import { readParts, relationsOf } from '../spreadsheet/workbook-parts.ts';
import { commentsPart, drawingPart } from './comments.ts';
import { readComments } from './read-comments.ts';
import { announceParts, freeName, linkParts } from './related-parts.ts';
import { annotatedRows, type SheetChange } from './sheet-splice.ts';
import { paintedStyles, styleBookOf } from './style-book.ts';

/**
 * The same workbook with comments and status columns; see the port. Every part that is not named here is copied as it is.
 * False where the workbook has no list of formats to add to.
 */
export async function annotateWorkbook(from: string, to: string, noted: NotedSheet): Promise<boolean> {
  const parts = await openPackage(from);
  const { sheets, styles } = await readParts(parts);
  const sheet = sheets[noted.sheet];
  if (sheet === undefined) throw new Error('a workbook without the sheet that was judged');
  const text = async (name: string): Promise<string> =>
    parts.has(name) ? Buffer.concat(await all(parts.read(name))).toString('utf8') : '';
  const book = styles === null ? null : styleBookOf(await text(styles));
  if (styles === null || book === null) return false;

  const former = await readComments(parts, sheet.part);
  const zip = new ZipFile();
  const reader = await openPromise(from, { lazyEntries: true, autoClose: false });
  const written = pipeline(zip.outputStream, createWriteStream(to));
  try {
    const entries = await all(reader.eachEntry());
    const names = entries.map(({ fileName }) => fileName);
    const place = {
      comments: former.part ?? freeName(names, 'xl/comments', '.xml'),
      drawing: former.drawing ?? freeName(names, 'xl/drawings/vmlDrawing', '.vml'),
    };
    const links = relationsOf(sheet.part);
    const linked = linkParts(await text(links), sheet.part, place);
    // The sheet first: only then is it known which formats and comments it needs.
    const change: SheetChange = { comments: [] };
    const rows = annotatedRows(parts.read(sheet.part), noted, book, change, linked.drawingId);
    await Promise.race([added(zip, rows, sheet.part), written]);
    const comments = [...former.others, ...change.comments];
    const rewritten = new Map([
      [styles, paintedStyles(book)],
      [links, linked.text],
      [place.comments, commentsPart(comments)],
      [place.drawing, drawingPart(comments)],
      [contentTypes, announceParts(await text(contentTypes), place.comments)],
    ]);
    for (const [name, content] of rewritten) zip.addBuffer(Buffer.from(content), name);
    const done = new Set([sheet.part, ...rewritten.keys()].map(name => name.toLowerCase()));
    for (const entry of entries)
      if (!done.has(entry.fileName.toLowerCase()) && !entry.fileName.endsWith('/'))
        zip.addReadStreamLazy(entry.fileName, deliver => reader.openReadStream(entry, deliver));
    zip.end();
    await written;
    return true;
  } finally {
    reader.close();
  }
}

const contentTypes = '[Content_Types].xml';

async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

/** Adds a part as its text comes, and waits for the end of it. */
function added(zip: ZipFile, text: AsyncIterable<string>, name: string): Promise<void> {
  const stream = Readable.from(text, { objectMode: false });
  const ended = new Promise<void>((resolve, reject) => stream.once('end', resolve).once('error', reject));
  zip.addReadStream(stream, name);
  return ended;
}
