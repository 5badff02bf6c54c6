import { cellName } from '../../domain/cell-name.ts';

/** What XML 1.0 forbids wherever it stands; lone surrogates are forbidden by every encoding. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Noncharacter_Code_Point}|\p{Cs}/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '',
};

/** Text as it may stand between tags and in attributes. */
export const escaped = (text: string): string =>
  text.replaceAll(FORBIDDEN, '').replaceAll(/[&<>"\n\r]/gu, found => entities[found] ?? '');

/** A cell that holds text and can never be a formula. `p` is the prefix of the sheet's own elements. */
export const textCell = (column: number, row: number, style: number, text: string, p = ''): string =>
  `<${p}c r="${cellName(column, row)}" s="${style}" t="inlineStr"><${p}is><${p}t xml:space="preserve">${escaped(text)}</${p}t></${p}is></${p}c>`;

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
