import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { SpreadsheetRefused } from '../../domain/sheet.ts';
import { refusals, refuseFile } from './refusals.ts';

export type Attributes = Readonly<Record<string, string>>;

/** What is done at the tags and texts of a part. Names come without their prefix: programs choose it as they like. */
export type XmlEvents = {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
};

export const localName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

/** An attribute whatever its prefix, as `r:id` is written `d3p1:id` by some programs. */
export const attributeOf = (attributes: Attributes, name: string): string | undefined =>
  attributes[name] ??
  Object.entries(attributes).find(([key]) => key.includes(':') && localName(key) === name)?.[1];

/**
 * Feeds a part to a parser and pauses after each piece. Entities that a part defines itself are refused with the
 * definition; no others are expanded but XML's own five.
 */
export async function* parseXml(stream: Readable, events: XmlEvents): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => refuseFile(refusals.definesEntities));
  parser.on('error', () => refuseFile(refusals.damagedWorkbook));
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => events.open(localName(name), attributes));
  const { close, text } = events;
  if (close !== undefined) parser.on('closetag', ({ name }: SaxesTagPlain) => close(localName(name)));
  if (text !== undefined) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  let decoder: StringDecoder | null = null;
  try {
    for await (const piece of stream) {
      const bytes: Buffer = piece;
      decoder ??= new StringDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8');
      parser.write(decoder.write(bytes));
      yield;
    }
    parser.write(decoder?.end() ?? '').close();
    yield;
  } catch (error) {
    // What inflates to more than it said, or does not inflate, is the file's fault.
    if (error instanceof SpreadsheetRefused) throw error;
    refuseFile(refusals.damagedWorkbook);
  } finally {
    stream.destroy();
  }
}

/** The same for a part that is small. */
export async function readXml(stream: Readable, events: XmlEvents): Promise<void> {
  for await (const _ of parseXml(stream, events));
}
