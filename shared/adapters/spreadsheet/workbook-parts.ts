import { refusals, refuseFile } from './refusals.ts';
import type { WorkbookPackage } from './workbook-package.ts';
import { type Attributes, attributeOf, isTrue, readXml } from './xml.ts';

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

/** Reads which sheets a workbook has. Refuses what is no workbook, or one of another program. */
export async function readParts(parts: WorkbookPackage): Promise<WorkbookParts> {
  const main = [...(await relations(parts, '')).values()].find(({ type }) => type === 'officeDocument')?.part;
  if (main === undefined)
    return refuseFile(parts.has('content.xml') ? refusals.openDocument : refusals.noWorkbook);
  if (main.endsWith('.bin')) return refuseFile(refusals.binaryWorkbook);
  if (!parts.has(main)) return refuseFile(refusals.damagedWorkbook);
  const known = await relations(parts, main);
  const sheets: SheetPart[] = [];
  let root: string | null = null;
  let from1904 = false;
  await readXml(parts.read(main), {
    open(tag, attributes) {
      root ??= tag;
      if (tag === 'workbookPr') from1904 = isTrue(attributes['date1904']);
      const sheet = tag === 'sheet' ? sheetOf(attributes, known) : null;
      if (sheet !== null) sheets.push(sheet);
    },
  });
  if (root !== 'workbook') return refuseFile(refusals.noWorkbook);
  if (sheets.length === 0 || sheets.some(({ part }) => !parts.has(part)))
    return refuseFile(refusals.damagedWorkbook);
  const part = (type: string): string | null => {
    const named = [...known.values()].find(one => one.type === type)?.part;
    return named !== undefined && parts.has(named) ? named : null;
  };
  return { sheets, sharedStrings: part('sharedStrings'), styles: part('styles'), from1904 };
}

/** Where the relationships of a part stand; those of the package itself under no name. */
export function relationsOf(part: string): string {
  const at = part.lastIndexOf('/') + 1;
  return `${part.slice(0, at)}_rels/${part.slice(at)}.rels`;
}

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

export async function relations(
  parts: WorkbookPackage,
  part: string,
): Promise<ReadonlyMap<string, Relation>> {
  const found = new Map<string, Relation>();
  const name = relationsOf(part);
  if (!parts.has(name)) return found;
  await readXml(parts.read(name), {
    open(tag, { Id, Type, Target, TargetMode }) {
      if (tag !== 'Relationship' || Id === undefined || Target === undefined || TargetMode === 'External')
        return;
      // Strict and transitional files name the same kinds under different addresses.
      found.set(Id, { type: (Type ?? '').split('/').at(-1) ?? '', part: resolvePart(part, Target) });
    },
  });
  return found;
}

/** Charts and dialogues stand among the sheets; they hold no cells. */
function sheetOf(attributes: Attributes, known: ReadonlyMap<string, Relation>): SheetPart | null {
  const relation = known.get(attributeOf(attributes, 'id') ?? '');
  if (relation?.type !== 'worksheet') return null;
  const state = attributes['state'] ?? 'visible';
  return {
    name: (attributes['name'] ?? '').slice(0, 100),
    hidden: state !== 'visible',
    part: relation.part,
  };
}
