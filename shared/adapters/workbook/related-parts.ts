import { resolvePart } from '../spreadsheet/workbook-parts.ts';
import { attributeIn, elementsOf, prefixOf, startOf } from './elements.ts';
import { declaration, officeRelations, packageRelations } from './markup.ts';

/** A name that no part of the workbook has. */
export function freeName(names: readonly string[], stem: string, ending: string): string {
  const taken = new Set(names.map(name => name.toLowerCase()));
  let number = 1;
  while (taken.has(`${stem}${number}${ending}`.toLowerCase())) number += 1;
  return `${stem}${number}${ending}`;
}

type Place = { readonly comments: string; readonly drawing: string };

/** The relationships of a sheet with its comments and their drawing among them, and the id of the drawing. */
export function linkParts(
  links: string,
  sheet: string,
  place: Place,
): { readonly text: string; readonly drawingId: string } {
  const text =
    links === '' ? `${declaration}<Relationships xmlns="${packageRelations}"></Relationships>` : links;
  const p = prefixOf(text, 'Relationships');
  const known = [...elementsOf(text, `${p}Relationship`)];
  const idOf = (part: string): string | null => {
    const found = known.find(one => resolvePart(sheet, attributeIn(one, 'Target') ?? '') === part);
    return found === undefined ? null : attributeIn(found, 'Id');
  };
  const relation = (id: string, type: string, part: string) =>
    `<${p}Relationship Id="${id}" Type="${officeRelations}/${type}" Target="/${part}"/>`;
  const drawingId = idOf(place.drawing);
  const added = [
    ...(idOf(place.comments) === null ? [relation('rIdOfNotes', 'comments', place.comments)] : []),
    ...(drawingId === null ? [relation('rIdOfNoteBoxes', 'vmlDrawing', place.drawing)] : []),
  ].join('');
  const closed = text.endsWith('/>') && !text.includes(`</${p}Relationships`);
  const open = closed ? `${text.slice(0, -2)}></${p}Relationships>` : text;
  const end = open.lastIndexOf(`</${p}Relationships`);
  return { text: open.slice(0, end) + added + open.slice(end), drawingId: drawingId ?? 'rIdOfNoteBoxes' };
}

/** The list of what kind each part is, with comments and drawings in it. */
export function announceParts(types: string, comments: string): string {
  const p = prefixOf(types, 'Types');
  const defaults = [...elementsOf(types, `${p}Default`)].map(one =>
    attributeIn(one, 'Extension')?.toLowerCase(),
  );
  const overrides = [...elementsOf(types, `${p}Override`)].map(one => attributeIn(one, 'PartName'));
  const vml = defaults.includes('vml')
    ? ''
    : `<${p}Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>`;
  const part = overrides.includes(`/${comments}`)
    ? ''
    : `<${p}Override PartName="/${comments}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>`;
  const first = startOf(types, `${p}Override`);
  const end = types.lastIndexOf(`</${p}Types`);
  const at = first < 0 ? end : first;
  return types.slice(0, at) + vml + types.slice(at, end) + part + types.slice(end);
}
