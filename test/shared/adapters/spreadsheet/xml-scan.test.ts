import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type XmlEvents, type XmlReader, xmlReader } from '../../../../shared/adapters/spreadsheet/xml.ts';
import { xmlScanner } from '../../../../shared/adapters/spreadsheet/xml-scan.ts';
import { SpreadsheetRefused } from '../../../../shared/domain/sheet.ts';

/** What a reader tells of bytes that come in pieces; texts joined, for readers may cut them as they like. */
function told(make: (events: XmlEvents) => XmlReader, xml: string, piece: number): unknown[] | 'refused' {
  const events: unknown[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') events.push(text);
    text = '';
  };
  const reader = make({
    open(name, attributes) {
      flush();
      events.push(['open', name, { ...attributes }]);
    },
    text(part) {
      text += part;
    },
    close(name) {
      flush();
      events.push(['close', name]);
    },
  });
  const bytes = Buffer.from(xml);
  try {
    for (let at = 0; at < bytes.length; at += piece) reader.write(bytes.subarray(at, at + piece));
    reader.end();
  } catch (error) {
    if (error instanceof SpreadsheetRefused) return 'refused';
    throw error;
  }
  return events;
}

const text = fc
  .array(fc.constantFrom('王', '𠮷', 'a', ' ', '\r\n', '\n', '&amp;', '&#20013;', '&#x4e2d;', '&lt;', '>'), {
    maxLength: 6,
  })
  .map(parts => parts.join(''));
const special = fc.constantFrom('<!-- <c> -->', '<![CDATA[<v>&amp;]]>', '<?a <b?>', '');
const attributes = fc
  .uniqueArray(fc.constantFrom('r', 's', 'xml:space', 't'), { maxLength: 3 })
  .chain(names =>
    fc.tuple(...names.map(name => fc.constantFrom(`${name}="A1"`, `${name} = '&quot;>'`, `${name}="/"`))),
  )
  .map(all => all.map(one => ` ${one}`).join('\n'));
const { element } = fc.letrec<{ element: string }>(tie => ({
  element: fc
    .tuple(
      fc.constantFrom('row', 'c', 'y:v'),
      attributes,
      text,
      special,
      // Elements end somewhere: below the fourth there are none.
      fc.oneof({ maxDepth: 4 }, fc.constant<string[]>([]), fc.array(tie('element'), { maxLength: 3 })),
      fc.boolean(),
    )
    .map(([name, given, inside, odd, children, empty]) =>
      empty
        ? `<${name}${given} />`
        : `<${name}${given}>${inside}${odd}${children.join(inside)}${inside}</${name} >`,
    ),
}));

describe('the scanner of large parts', () => {
  it('tells what the parser of the library tells, however the bytes come', () => {
    fc.assert(
      fc.property(element, fc.integer({ min: 1, max: 40 }), (inner, piece) => {
        // Blanks around the root are told by one and not by the other, and mean nothing to either's readers.
        const xml = `<?xml version="1.0"?><sheet xmlns:y="y">${inner}</sheet>`;
        const known = told(xmlReader, xml, xml.length * 4);
        expect(known).not.toBe('refused');
        expect(told(xmlScanner, xml, piece)).toEqual(known);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    '<a><b></a></b>',
    '<a>',
    '<a/><b/>',
    '<a>&nbsp;</a>',
    '<a>&constructor;</a>',
    '<a>&amp</a>',
    '<a>&#0;</a>',
    '<a b=1/>',
    '<a b/>',
    '<>x</>',
    '<!DOCTYPE a []><a/>',
    'x<a/>',
    '<a><!-- </a>',
    '<a',
    '',
  ])('refuses what is none: %s', xml => {
    expect(told(xmlReader, xml, 3)).toBe('refused');
    expect(told(xmlScanner, xml, 3)).toBe('refused');
  });
});
