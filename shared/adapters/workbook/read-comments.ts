import { columnOf } from '../spreadsheet/cell-reference.ts';
import type { WorkbookPackage } from '../spreadsheet/workbook-package.ts';
import { relations } from '../spreadsheet/workbook-parts.ts';
import { readXml } from '../spreadsheet/xml.ts';
import { type Comment, ownAuthor, ownMark } from './comments.ts';

export type FormerComments = {
  readonly part: string | null;
  readonly drawing: string | null;
  /** Comments of people; ours are written anew. */
  readonly others: readonly Comment[];
};

/** Comments that a sheet came with. */
export async function readComments(parts: WorkbookPackage, sheet: string): Promise<FormerComments> {
  const known = [...(await relations(parts, sheet)).values()];
  const part = known.find(({ type }) => type === 'comments')?.part ?? null;
  const drawing = known.find(({ type }) => type === 'vmlDrawing')?.part ?? null;
  if (part === null || !parts.has(part)) return { part: null, drawing, others: [] };
  const authors: string[] = [];
  const others: Comment[] = [];
  let text = '';
  let reference = '';
  let author = '';
  let reading = false;
  await readXml(parts.read(part), {
    open(name, { ref, authorId }) {
      if (name === 'author' || name === 't') reading = true;
      if (name === 'author' || name === 'comment') text = '';
      if (name !== 'comment') return;
      reference = ref ?? '';
      author = authors[Number(authorId ?? 0)] ?? '';
    },
    text(piece) {
      if (reading) text += piece;
    },
    close(name) {
      if (name === 'author' || name === 't') reading = false;
      if (name === 'author') authors.push(text);
      if (name !== 'comment') return;
      const column = columnOf(reference);
      const row = Number(/\d{1,7}$/u.exec(reference)?.[0] ?? 0);
      // A program that saved the file may have put its own name in the author's place.
      const own = author === ownAuthor || text.startsWith(ownMark);
      if (!own && column > 0 && row > 0) others.push({ row, column, author, text });
    },
  });
  return { part, drawing, others };
}
