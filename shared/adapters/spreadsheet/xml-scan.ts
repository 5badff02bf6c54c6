import { refusals, refuseFile } from './refusals.ts';
import { guarded, localNames, type XmlEvents, type XmlReader } from './xml.ts';

/** What has no end yet is held. The longest cell, each of its characters an entity, is a fifth of this. */
const LONGEST_TOKEN = 2_000_000;
const DEEPEST = 100;
const LONGEST_NAME = 200;

/**
 * The same as `xmlReader` for the two parts of a workbook that grow with its rows: a general parser spends three quarters
 * of an import's time on them. It knows all of XML that can stand within a root, checks that tags match, and leaves to the
 * judge of rows what characters may stand in a text.
 */
export function xmlScanner(events: XmlEvents): XmlReader {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const own = localNames();
  const open: string[] = [];
  const { text: takeText, close: takeClose } = events;
  let held = '';
  let entities = false;
  let closed = false;

  const text = (piece: string): void => {
    if (open.length > 0) takeText?.(entities ? expanded(piece) : piece);
    else if (piece.trim() !== '') refuseFile(refusals.damagedWorkbook);
  };
  const begin = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (closed || open.length >= DEEPEST) refuseFile(refusals.damagedWorkbook);
    open.push(name);
    const local = own(name);
    if (local !== null) events.open(local, attributes);
  };
  const end = (name: string): void => {
    if (open.pop() !== name) throw new Error(`</${name}> ends nothing`);
    closed = open.length === 0;
    const local = own(name);
    if (local !== null) takeClose?.(local);
  };
  /** Takes whole tokens, each with the text before it, and answers where the first incomplete one begins. */
  const take = (xml: string): number => {
    let at = 0;
    for (;;) {
      const tag = xml.indexOf('<', at);
      if (tag < 0) return at;
      const kind = xml.charCodeAt(tag + 1);
      if (kind === SLASH) {
        const last = xml.indexOf('>', tag);
        if (last < 0) return at;
        if (tag > at) text(xml.slice(at, tag));
        end(xml.slice(tag + 2, last).trimEnd());
        at = last + 1;
      } else if (kind === EXCLAMATION || kind === QUESTION) {
        const special = specialAt(xml, tag);
        if (special === null) return at;
        if (tag > at) text(xml.slice(at, tag));
        if (special.raw !== null && open.length > 0) takeText?.(special.raw);
        at = special.end;
      } else {
        const started = startTagAt(xml, tag, entities);
        if (started === null) return at;
        if (tag > at) text(xml.slice(at, tag));
        begin(started.name, started.attributes);
        if (started.empty) end(started.name);
        at = started.end;
      }
    }
  };

  return {
    write: bytes =>
      guarded(events, () => {
        const piece = held + decoder.decode(bytes, { stream: true });
        // A line end is one character to XML; one that may be cut in two waits for its other half.
        const whole = piece.endsWith('\r') ? piece.slice(0, -1) : piece;
        const xml = whole.includes('\r') ? whole.replaceAll(/\r\n?/gu, '\n') : whole;
        entities = xml.includes('&');
        held = xml.slice(take(xml)) + (whole.length < piece.length ? '\r' : '');
        if (held.length > LONGEST_TOKEN) refuseFile(refusals.cellTooLarge(events.row?.() ?? null));
      }),
    end: () =>
      guarded(events, () => {
        decoder.decode();
        if (!closed || held.trim() !== '') throw new Error('it ends before its root does');
      }),
  };
}

const SLASH = 47;
const EXCLAMATION = 33;
const QUESTION = 63;
const EQUALS = 61;
const GREATER = 62;
const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 9;

type StartTag = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly empty: boolean;
  readonly end: number;
};

const none: Readonly<Record<string, string>> = {};

/** The start tag at `tag`; null where it is not all there yet. */
function startTagAt(xml: string, tag: number, entities: boolean): StartTag | null {
  let at = tag + 1;
  for (
    let code = xml.charCodeAt(at);
    !isBlank(code) && code !== GREATER && code !== SLASH;
    code = xml.charCodeAt(at)
  )
    if (++at >= xml.length) return null;
  const name = xml.slice(tag + 1, at);
  if (name === '' || name.length > LONGEST_NAME) throw new Error('a tag without a name');
  let attributes: Record<string, string> | null = null;
  for (;;) {
    while (isBlank(xml.charCodeAt(at))) at += 1;
    if (at >= xml.length) return null;
    const code = xml.charCodeAt(at);
    if (code === GREATER) return { name, attributes: attributes ?? none, empty: false, end: at + 1 };
    if (code === SLASH) {
      if (at + 1 >= xml.length) return null;
      if (xml.charCodeAt(at + 1) !== GREATER) throw new Error('a slash within a tag');
      return { name, attributes: attributes ?? none, empty: true, end: at + 2 };
    }
    const from = at;
    while (xml.charCodeAt(at) !== EQUALS) {
      if (at >= xml.length) return null;
      if (at - from > LONGEST_NAME) throw new Error('an attribute without a value');
      at += 1;
    }
    const key = xml.slice(from, at).trimEnd();
    at += 1;
    while (isBlank(xml.charCodeAt(at))) at += 1;
    if (at >= xml.length) return null;
    const quote = xml.charAt(at);
    if (quote !== '"' && quote !== "'") throw new Error('a value without quotation marks');
    const end = xml.indexOf(quote, at + 1);
    if (end < 0) return null;
    const value = xml.slice(at + 1, end);
    attributes ??= {};
    attributes[key] = entities ? expanded(value) : value;
    at = end + 1;
  }
}

/** A comment, an instruction or a raw text at `tag`; null where it is not all there yet. */
function specialAt(xml: string, tag: number): { readonly raw: string | null; readonly end: number } | null {
  const until = (mark: string, from: number): number | null => {
    const at = xml.indexOf(mark, from);
    return at < 0 ? null : at;
  };
  if (xml.startsWith('<?', tag)) {
    const end = until('?>', tag + 2);
    return end === null ? null : { raw: null, end: end + 2 };
  }
  if (xml.startsWith('<!--', tag)) {
    const end = until('-->', tag + 4);
    return end === null ? null : { raw: null, end: end + 3 };
  }
  if (xml.startsWith('<![CDATA[', tag)) {
    const end = until(']]>', tag + 9);
    return end === null ? null : { raw: xml.slice(tag + 9, end), end: end + 3 };
  }
  return xml.length - tag < 9 ? null : refuseFile(refusals.definesEntities);
}

const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** XML's own five entities and characters by number; any other was defined by nobody. */
function expanded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&([^;&]{0,12});?/gu, (whole, name: string) => {
    const known = named.get(name);
    if (known !== undefined && whole.endsWith(';')) return known;
    const digits = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/iu.exec(name);
    const code = Number.parseInt(digits?.[1] ?? digits?.[2] ?? '', digits?.[1] === undefined ? 10 : 16);
    if (!whole.endsWith(';') || !isCharacter(code)) throw new Error(`no such entity: ${whole}`);
    return String.fromCodePoint(code);
  });
}

/** XML 1.0, 2.2: what may be named by number. */
const isCharacter = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);
