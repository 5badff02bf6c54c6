import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { childText, parseXml, xml, xmlDocument } from '../../../local/s3/xml.ts';

test('any text comes back as it was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (plain, wild) => {
      const root = parseXml(xmlDocument('Delete', [xml('Key', plain), xml('Value', wild)]));
      expect(root?.name).toBe('Delete');
      expect(root && childText(root, 'Key')).toBe(plain);
      expect(root && childText(root, 'Value')).toBe(wild);
    }),
  );
});

test('comments, empty elements and prefixes are understood', () => {
  const root = parseXml(
    '<?xml version="1.0"?>\n<!-- a --><s3:A xmlns:s3="x"><s3:B/><C a="1">&#x6551;&amp;</C></s3:A>\n',
  );
  expect(root?.name).toBe('A');
  expect(root?.children.map(child => [child.name, child.text])).toEqual([
    ['B', ''],
    ['C', '救&'],
  ]);
});

test.each([
  '',
  'text',
  '<A>',
  '</A>',
  '<A></B>',
  '<A/><B/>',
  '<A>&unknown;</A>',
  '<A>& </A>',
  '<A>&#x110000;</A>',
  '<!DOCTYPE A><A/>',
  '<A><![CDATA[x]]></A>',
])('%j is not well-formed enough', document => {
  expect(parseXml(document)).toBeUndefined();
});
