import type { WorkbookPackage } from './workbook-package.ts';
import { readXml } from './xml.ts';

/** Formats that show a day, by number (ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are those of East Asia). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Whether a format code holds a year, a month or a day outside quotes, brackets and escapes. */
export function showsDay(code: string): boolean {
  const bare = code
    .slice(0, 255)
    .replaceAll(/"[^"]{0,80}"|\[(?![hms]{1,9}\])[^[\]]{0,80}\]|[\\_*]./gu, '')
    .replaceAll(/general|am\/pm/giu, '');
  // Minutes are an m as well: without hours and seconds beside it, it is a month.
  return /[yde]/iu.test(bare.replaceAll(/0e[+-]/giu, '')) || (/m/iu.test(bare) && !/[hs]/iu.test(bare));
}

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
  await readXml(parts.read(styles), {
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
