/**
 * Text set into lines, as Chinese is set: broken between any two characters but where punctuation forbids it, both
 * margins straight, punctuation marks that meet drawn together, a little air between Han and Latin letters
 * (W3C, Requirements for Chinese Text Layout, sections 3.1 and 3.2).
 */

/** Part of a line to be drawn at `x`, with `spacing` after each of its characters. All in points. */
export type Piece = { readonly text: string; readonly x: number; readonly spacing: number };
export type Line = readonly Piece[];

export type Setting = {
  readonly width: number;
  /** Type size: one Han character is as wide. */
  readonly size: number;
  /** Of the first line. */
  readonly indent: number;
  /** Both margins straight. The last line stays as it falls. */
  readonly justified: boolean;
  /** Curly quotation marks are as wide as a character in Chinese, and letters of a word elsewhere. */
  readonly language: 'zh' | 'en';
  readonly measure: (text: string) => number;
};

type Kind = 'han' | 'open' | 'close' | 'word' | 'space';
type Token = { readonly text: string; readonly kind: Kind; readonly width: number };
/** A token in its line; `gap` is what lies between it and the one before it, often nothing, sometimes less. */
type Placed = Token & { readonly gap: number };

const OPENING = new Set('（《〈「『【〔［｛');
const CLOSING = new Set('，。、；：？！）》〉」』】〕］｝');
/** Neither begins a line, though nothing is drawn together with it. */
const NEVER_FIRST = new Set(['—', '…', '·', '～', '％', '℃', '々']);
const HAN = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF\u2014\u2026]/u;

const LONG_DASH = /^(?:—|…){2}/u;

/** Half a character: the empty half of a bracket or a comma. */
const HALF = 0.5;
/** Between Han and Latin letters; a quarter is the books' figure for metal, less is usual on screens and in offices. */
const AIR = 0.15;
/** Beyond it a line looks torn rather than straight, and is left ragged. */
const MOST_STRETCH = 0.4;

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

function kindOf(sign: string, language: Setting['language']): Kind {
  if (sign === ' ') return 'space';
  if (OPENING.has(sign) || (language === 'zh' && (sign === '“' || sign === '‘'))) return 'open';
  if (CLOSING.has(sign) || (language === 'zh' && (sign === '”' || sign === '’'))) return 'close';
  return HAN.test(sign) ? 'han' : 'word';
}

/** Words and repeated dashes hold together; everything else is one character each. */
function tokensOf(text: string, { measure, width, indent, language }: Setting): Token[] {
  const found: { text: string; kind: Kind }[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const kind = kindOf(segment, language);
    const last = found.at(-1);
    const continues =
      last !== undefined &&
      ((kind === 'word' && last.kind === 'word' && !breaksAfter(last.text)) ||
        ((segment === '—' || segment === '…') && last.text.endsWith(segment)));
    if (continues) last.text += segment;
    else found.push({ text: segment, kind });
  }
  return found.flatMap(({ text: whole, kind }) => {
    const measured = measure(whole);
    // A hash or an address longer than the line is broken anywhere.
    if (measured <= width - indent) return [{ text: whole, kind, width: measured }];
    return [...graphemes.segment(whole)].map(({ segment }) => ({
      text: segment,
      kind,
      width: measure(segment),
    }));
  });
}

const breaksAfter = (word: string): boolean => word.endsWith('-') || word.endsWith('/');

function mayBreak(before: Token, after: Token): boolean {
  if (after.kind === 'space' || after.kind === 'close' || before.kind === 'open') return false;
  if (NEVER_FIRST.has(after.text.charAt(0))) return false;
  return true;
}

const isMark = ({ kind }: Token): boolean => kind === 'open' || kind === 'close';

function gapBetween(before: Token, after: Token, size: number): number {
  const emptyHalves =
    (before.kind === 'close' && isMark(after)) || (before.kind === 'open' && after.kind === 'open');
  if (emptyHalves) return -HALF * size;
  const mixed =
    (before.kind === 'han' && after.kind === 'word') || (before.kind === 'word' && after.kind === 'han');
  return mixed ? AIR * size : 0;
}

/** Where a line that ends here ends: nothing of a space, and half of a mark that closes. */
const endOf = (token: Token, x: number, size: number): number => {
  if (token.kind === 'space') return x - token.width;
  return token.kind === 'close' ? x - HALF * size : x;
};

/** The lines of one paragraph, each within `width`. No character is lost but spaces at the ends of lines. */
export function setLines(text: string, setting: Setting): Line[] {
  const tokens = tokensOf(text, setting);
  const lines: Line[] = [];
  let start = 0;
  while (start < tokens.length) {
    const indent = lines.length === 0 ? setting.indent : 0;
    const end = endOfLine(tokens, start, indent, setting);
    lines.push(piecesOf(tokens.slice(start, end), indent, end === tokens.length, setting));
    start = end;
    while (tokens[start]?.kind === 'space') start += 1;
  }
  return lines;
}

function endOfLine(tokens: readonly Token[], start: number, indent: number, setting: Setting): number {
  const { width, size } = setting;
  let x = indent;
  let lastBreak = start;
  for (let at = start; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    const before = at > start ? tokens[at - 1] : undefined;
    if (before !== undefined && mayBreak(before, token)) lastBreak = at;
    x += (before === undefined ? 0 : gapBetween(before, token, size)) + token.width;
    // Where nothing may break the line is cut as it is: marks alone, longer than a line.
    if (endOf(token, x, size) > width + 0.01) return lastBreak > start ? lastBreak : Math.max(at, start + 1);
  }
  return tokens.length;
}

function piecesOf(
  tokens: readonly Token[],
  indent: number,
  isLast: boolean,
  { width, size, justified }: Setting,
): Line {
  const words = tokens.at(-1)?.kind === 'space' ? tokens.slice(0, -1) : tokens;
  // A mark that opens a line stands at the margin, its empty half outside; the first line of a paragraph keeps its place.
  const first = words[0];
  let natural = indent - (first?.kind === 'open' && indent === 0 ? HALF * size : 0);
  const placed: Placed[] = words.map((token, at) => {
    const before = words[at - 1];
    const gap = before === undefined ? natural : gapBetween(before, token, size);
    natural += (before === undefined ? 0 : gap) + token.width;
    return { ...token, gap };
  });
  const last = words.at(-1);
  const slack = width - (last === undefined ? natural : endOf(last, natural, size));
  const between = placed.slice(1).filter(({ gap }) => gap >= 0).length;
  const each = between === 0 || isLast || !justified ? 0 : slack / between;
  return drawn(placed, each > MOST_STRETCH * size ? 0 : each);
}

/** Neighbours that are set alike are drawn in one go. Spaces are drawn too: whoever has the text read aloud needs them. */
function drawn(placed: readonly Placed[], stretch: number): Piece[] {
  const pieces: { text: string; x: number; spacing: number }[] = [];
  let x = 0;
  for (const [at, token] of placed.entries()) {
    x += token.gap + (at > 0 && token.gap >= 0 ? stretch : 0);
    const before = pieces.at(-1);
    // Between the letters of a word nothing is stretched, between single characters everything.
    const spacing = token.kind === 'word' || LONG_DASH.test(token.text) ? 0 : stretch;
    const alike = before?.spacing === spacing && (stretch === 0 || spacing !== 0);
    if (before !== undefined && token.gap === 0 && (alike || token.kind === 'space'))
      before.text += token.text;
    else pieces.push({ text: token.text, x, spacing });
    x += token.width;
  }
  return pieces;
}
