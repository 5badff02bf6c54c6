import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { SpreadsheetRefused } from '../../domain/sheet.ts';
import { refusals, refuseFile } from './refusals.ts';

export type Attributes = Readonly<Record<string, string>>;

/**
 * What is done at the tags and texts of a part. Names come without the prefix that its root has, for programs choose it
 * as they like; elements of other vocabularies are passed over.
 */
export type XmlEvents = {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
  /** The row that is being read, for a finding. */
  readonly row?: () => number | null;
};

export type XmlReader = { readonly write: (bytes: Uint8Array) => void; readonly end: () => void };

/** The parser holds a text until the tag behind it. The longest cell, each character an entity, is a fifth of this. */
const LONGEST_TOKEN = 2_000_000;
/** The parser holds one element per level; tables go to a tenth of this. */
const DEEPEST = 100;

/**
 * Reads UTF-8 bytes as XML, piece by piece. Throws `SpreadsheetRefused` where they are none, and at a document type:
 * no entities are expanded but XML's own five.
 */
export function xmlReader(events: XmlEvents): XmlReader {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const own = localNames();
  let depth = 0;
  let silent = 0;
  parser.on('doctype', () => refuseFile(refusals.definesEntities));
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    silent = 0;
    depth += 1;
    if (depth > DEEPEST) refuseFile(refusals.damagedWorkbook);
    const local = own(name);
    if (local !== null) events.open(local, attributes);
  });
  parser.on('closetag', ({ name }: SaxesTagPlain) => {
    silent = 0;
    depth -= 1;
    const local = own(name);
    if (local !== null) events.close?.(local);
  });
  const { text } = events;
  if (text !== undefined) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  return {
    write: bytes =>
      guarded(events, () => {
        silent += bytes.length;
        parser.write(decoder.decode(bytes, { stream: true }));
        if (silent > LONGEST_TOKEN) refuseFile(refusals.cellTooLarge(events.row?.() ?? null));
      }),
    end: () => guarded(events, () => parser.write(decoder.decode()).close()),
  };
}

/** A name without the root's prefix; null for one of another vocabulary. */
export function localNames(): (name: string) => string | null {
  let prefix: string | null = null;
  return name => {
    const colon = name.indexOf(':');
    prefix ??= name.slice(0, colon + 1);
    if (colon < 0) return prefix === '' ? name : null;
    return name.startsWith(prefix) && prefix.length === colon + 1 ? name.slice(colon + 1) : null;
  };
}

/** What a parser stumbles over is the file's fault, told with the row where there is one. */
export function guarded(events: XmlEvents, step: () => void): void {
  try {
    step();
  } catch (error) {
    if (error instanceof SpreadsheetRefused) throw error;
    const row = events.row?.() ?? null;
    refuseFile(row === null ? refusals.damagedWorkbook : refusals.damagedRow(row));
  }
}

/** Feeds a part to a reader and pauses after each piece. */
export async function* feedXml(pieces: AsyncIterable<Uint8Array>, reader: XmlReader): AsyncGenerator<void> {
  for await (const piece of pieces) {
    reader.write(piece);
    yield;
  }
  reader.end();
  yield;
}

/** The same for a part that is read in one go. */
export async function readXml(pieces: AsyncIterable<Uint8Array>, events: XmlEvents): Promise<void> {
  for await (const _ of feedXml(pieces, xmlReader(events)));
}

/** An attribute under whatever prefix: `r:id` is written `d3p1:id` by some programs. */
export const attributeOf = (attributes: Attributes, name: string): string | undefined =>
  Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1];

/** How XML Schema writes a yes. */
export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';
