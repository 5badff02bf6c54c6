import { refusals, refuseFile } from './refusals.ts';
import type { WorkbookPackage } from './workbook-package.ts';
import { type Attributes, attributeOf, readXml } from './xml.ts';

export type SheetPart = { readonly name: string; readonly hidden: boolean; readonly part: string };

/** A workbook's plan of itself. */
export type WorkbookParts = {
  readonly sheets: readonly SheetPart[];
  readonly sharedStrings: string | null;
  readonly styles: string | null;
  /** Days are counted from 1904, as old programs of one maker did. */
  readonly from1904: boolean;
};

type Relation = { readonly type: string; readonly part: string };

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

/** A target of a relationship: absolute in the package, or relative to the part that names it. */
export function resolvePart(base: string, target: string): string {
  const steps = target.startsWith('/') ? [] : base.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..') steps.pop();
    else steps.push(step);
  }
  return steps.join('/');
}

/** Where the relationships of a part stand. */
export function relationsOf(part: string): string {
  const at = part.lastIndexOf('/') + 1;
  return `${part.slice(0, at)}_rels/${part.slice(at)}.rels`;
}

async function relations(parts: WorkbookPackage, part: string): Promise<ReadonlyMap<string, Relation>> {
  const found = new Map<string, Relation>();
  const name = relationsOf(part);
  if (!parts.has(name)) return found;
  await readXml(await parts.open(name), {
    open(tag, { Id, Type, Target, TargetMode }) {
      if (tag !== 'Relationship' || Id === undefined || Target === undefined || TargetMode === 'External')
        return;
      // Strict and transitional files name the same kinds under different addresses.
      found.set(Id, { type: (Type ?? '').split('/').at(-1) ?? '', part: resolvePart(part, Target) });
    },
  });
  return found;
}

/** Reads which sheets a workbook has. Refuses what is no workbook, or one of another program. */
export async function readParts(parts: WorkbookPackage): Promise<WorkbookParts> {
  const main = [...(await relations(parts, '')).values()].find(({ type }) => type === 'officeDocument')?.part;
  if (main === undefined)
    return refuseFile(parts.has('content.xml') ? refusals.openDocument : refusals.noTable);
  if (main.endsWith('.bin')) return refuseFile(refusals.binaryWorkbook);
  if (!parts.has(main)) return refuseFile(refusals.damagedWorkbook);
  const known = await relations(parts, main);
  const sheets: SheetPart[] = [];
  let from1904 = false;
  await readXml(await parts.open(main), {
    open(tag, attributes) {
      if (tag === 'workbookPr') from1904 = isTrue(attributes['date1904']);
      if (tag !== 'sheet') return;
      const sheet = sheetOf(attributes, known);
      if (sheet !== null && parts.has(sheet.part)) sheets.push(sheet);
    },
  });
  if (sheets.length === 0)
    return refuseFile(
      main.includes('word/') || main.includes('ppt/') ? refusals.noTable : refusals.damagedWorkbook,
    );
  const part = (type: string): string | null => {
    const named = [...known.values()].find(one => one.type === type)?.part;
    return named !== undefined && parts.has(named) ? named : null;
  };
  return { sheets, sharedStrings: part('sharedStrings'), styles: part('styles'), from1904 };
}

function sheetOf(attributes: Attributes, known: ReadonlyMap<string, Relation>): SheetPart | null {
  const relation = known.get(attributeOf(attributes, 'id') ?? '');
  if (relation?.type !== 'worksheet') return null;
  const state = attributes['state'] ?? 'visible';
  return { name: attributes['name'] ?? '', hidden: state !== 'visible', part: relation.part };
}

/** Number formats that show a day, by their number (ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 in East Asia). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** A format code that holds a year, a month or a day outside quotes, brackets and escapes. */
export const showsDay = (code: string): boolean =>
  /[ymd年月日]/iu.test(
    code.replaceAll(/"[^"]{0,80}"|\[[^\]]{0,40}\]|\\./gu, '').replaceAll(/general/giu, ''),
  );

/** Which cell formats show a day, by their place in the list of formats. */
export async function readDateStyles(
  parts: WorkbookPackage,
  styles: string | null,
): Promise<ReadonlySet<number>> {
  const dates = new Set<number>();
  if (styles === null) return dates;
  const custom = new Map<number, boolean>();
  let inside = false;
  let place = 0;
  await readXml(await parts.open(styles), {
    open(tag, { numFmtId, formatCode }) {
      if (tag === 'numFmt' && formatCode !== undefined) custom.set(Number(numFmtId), showsDay(formatCode));
      if (tag === 'cellXfs') inside = true;
      if (tag !== 'xf' || !inside) return;
      const id = Number(numFmtId ?? 0);
      if (custom.get(id) ?? isBuiltInDate(id)) dates.add(place);
      place += 1;
    },
    close(tag) {
      if (tag === 'cellXfs') inside = false;
    },
  });
  return dates;
}

/** Texts that cells share, in memory: a million of them of forty characters are about 80 MB. */
const MOST_CHARACTERS = 100_000_000;
const MOST_TEXTS = 2_000_000;

export async function readSharedStrings(
  parts: WorkbookPackage,
  part: string | null,
): Promise<readonly string[]> {
  const texts: string[] = [];
  if (part === null) return texts;
  let text = '';
  let reading = false;
  let phonetic = false;
  let characters = 0;
  await readXml(await parts.open(part), {
    open(tag) {
      if (tag === 'si') text = '';
      else if (tag === 'rPh') phonetic = true;
      else if (tag === 't') reading = !phonetic;
    },
    text(piece) {
      if (reading) text += piece;
    },
    close(tag) {
      if (tag === 't') reading = false;
      else if (tag === 'rPh') phonetic = false;
      else if (tag === 'si') {
        texts.push(text);
        characters += text.length;
        if (characters > MOST_CHARACTERS || texts.length > MOST_TEXTS) refuseFile(refusals.tooLargeInside);
      }
    },
  });
  return texts;
}
