/** Deeper than any schema of ours by far, and shallow enough never to exhaust the stack. */
const deepest = 32;

export type JsonFlaw =
  | 'syntax'
  | 'duplicate-key'
  | 'forbidden-key'
  | 'too-deep'
  | 'lone-surrogate'
  | 'number-out-of-range';

export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  /** Line and column count from 1, in characters as editors show them. */
  | { readonly ok: false; readonly flaw: JsonFlaw; readonly line: number; readonly column: number };

type Flawed = { readonly flaw: JsonFlaw; readonly at: number };

// Sticky, one class repeated: each character is looked at once.
const blank = /[ \t\n\r]*/y;
const plain = /[ !#-[\]-\uffff]*/y;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const hex = /[0-9a-fA-F]{4}/y;

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const words: readonly (readonly [string, unknown])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/**
 * JSON (RFC 8259) as a stranger may send it. Unlike `JSON.parse` it refuses what two readers could read differently
 * (a key twice), what reaches into prototypes, what nests beyond reason, and lone surrogates, which no database takes;
 * and it says where, without repeating what stands there.
 */
export function parseJson(text: string): ParsedJson {
  let at = 0;

  const flawed = (flaw: JsonFlaw, where = at): Flawed => ({ flaw, at: where });

  function take(pattern: RegExp): string {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  }

  /** Skips blanks, then tells whether `mark` stands here, and passes it. */
  function passes(mark: string): boolean {
    take(blank);
    if (text[at] !== mark) return false;
    at += 1;
    return true;
  }

  function readString(): string {
    const start = at;
    if (!passes('"')) throw flawed('syntax');
    let whole = '';
    for (;;) {
      whole += take(plain);
      const mark = text[at];
      at += 1;
      if (mark === '"') break;
      if (mark !== '\\') throw flawed('syntax', at - 1);
      const kind = text[at] ?? '';
      at += 1;
      if (kind === 'u') {
        const digits = take(hex);
        if (digits === '') throw flawed('syntax');
        whole += String.fromCharCode(Number.parseInt(digits, 16));
      } else {
        const meant = Object.hasOwn(escapes, kind) ? escapes[kind] : undefined;
        if (meant === undefined) throw flawed('syntax', at - 1);
        whole += meant;
      }
    }
    if (!whole.isWellFormed()) throw flawed('lone-surrogate', start);
    return whole;
  }

  function readNumber(): number {
    const start = at;
    const digits = take(number);
    if (digits === '') throw flawed('syntax');
    const value = Number(digits);
    if (!Number.isFinite(value)) throw flawed('number-out-of-range', start);
    return value;
  }

  function readArray(depth: number): unknown[] {
    const items: unknown[] = [];
    if (passes(']')) return items;
    do items.push(readValue(depth + 1));
    while (passes(','));
    if (!passes(']')) throw flawed('syntax');
    return items;
  }

  function readObject(depth: number): Record<string, unknown> {
    const members: Record<string, unknown> = {};
    if (passes('}')) return members;
    do {
      take(blank);
      const start = at;
      const key = readString();
      if (key === '__proto__') throw flawed('forbidden-key', start);
      if (Object.hasOwn(members, key)) throw flawed('duplicate-key', start);
      if (!passes(':')) throw flawed('syntax');
      members[key] = readValue(depth + 1);
    } while (passes(','));
    if (!passes('}')) throw flawed('syntax');
    return members;
  }

  function readValue(depth: number): unknown {
    take(blank);
    if (depth > deepest) throw flawed('too-deep');
    const mark = text[at];
    if (mark === '"') return readString();
    if (mark === '{' || mark === '[') {
      at += 1;
      return mark === '{' ? readObject(depth) : readArray(depth);
    }
    for (const [word, value] of words) {
      if (text.startsWith(word, at)) {
        at += word.length;
        return value;
      }
    }
    return readNumber();
  }

  try {
    const value = readValue(0);
    take(blank);
    if (at < text.length) throw flawed('syntax');
    return { ok: true, value };
  } catch (thrown) {
    if (!isFlawed(thrown)) throw thrown;
    return { ok: false, flaw: thrown.flaw, ...placeOf(text, thrown.at) };
  }
}

const isFlawed = (thrown: unknown): thrown is Flawed =>
  typeof thrown === 'object' && thrown !== null && 'flaw' in thrown && 'at' in thrown;

function placeOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: Array.from(before.slice(lineStart)).length + 1 };
}
