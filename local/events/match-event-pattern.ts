import * as z from 'zod';

/** Whether an event satisfies one pattern. */
export type EventMatcher = (event: unknown) => boolean;

/** What one leaf of a pattern asks of a value; `undefined` stands for an absent field. */
type Test = (value: unknown) => boolean;

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields may hold lists: a test holds if one element satisfies it, as EventBridge has it. */
function anyOf(value: unknown, test: (item: unknown) => boolean): boolean {
  return Array.isArray(value) ? value.some(test) : test(value);
}

const textTest =
  (test: (text: string) => boolean): Test =>
  value =>
    anyOf(value, item => typeof item === 'string' && test(item));

function wildcardTest(pattern: string): Test {
  const [first = '', ...rest] = pattern.split('*');
  return textTest(text => {
    if (rest.length === 0) return text === first;
    const last = rest.at(-1) ?? '';
    if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last))
      return false;
    let position = first.length;
    const end = text.length - last.length;
    for (const part of rest.slice(0, -1)) {
      const found = text.indexOf(part, position);
      if (found < 0 || found + part.length > end) return false;
      position = found + part.length;
    }
    return true;
  });
}

/** The operators of a filter object; what is not here is refused when the pattern is read. */
const operators: Readonly<Record<string, (argument: unknown) => Test>> = {
  prefix: argument => {
    const prefix = z.string().parse(argument);
    return textTest(text => text.startsWith(prefix));
  },
  suffix: argument => {
    const suffix = z.string().parse(argument);
    return textTest(text => text.endsWith(suffix));
  },
  'equals-ignore-case': argument => {
    const wanted = z.string().parse(argument).toLowerCase();
    return textTest(text => text.toLowerCase() === wanted);
  },
  wildcard: argument => wildcardTest(z.string().parse(argument)),
  exists: argument => {
    const wanted = z.boolean().parse(argument);
    return value => (value !== undefined) === wanted;
  },
  'anything-but': argument => {
    const tests = (Array.isArray(argument) ? argument : [argument]).map(leafTest);
    return value => value !== undefined && anyOf(value, item => !tests.some(test => test(item)));
  },
};

function leafTest(leaf: unknown): Test {
  if (!isRecord(leaf)) {
    const wanted = Scalar.parse(leaf);
    return value => anyOf(value, item => item === wanted);
  }
  const [entry, ...more] = Object.entries(leaf);
  const operator = entry === undefined ? undefined : operators[entry[0]];
  if (entry === undefined || operator === undefined || more.length > 0) {
    throw new Error(`event pattern operator ${Object.keys(leaf).join(', ')} is not supported`);
  }
  return operator(entry[1]);
}

/**
 * Reads an EventBridge pattern (also the filter criteria of an event source) into a matcher. Supports exact values,
 * `prefix`, `suffix`, `wildcard`, `equals-ignore-case`, `anything-but` and `exists`; throws on anything else
 * (`numeric`, `cidr`, `$or`), so that a template is refused at start and not at the first event.
 */
export function eventMatcher(pattern: unknown): EventMatcher {
  if (!isRecord(pattern)) throw new Error('an event pattern is an object');
  const fields = Object.entries(pattern).map(([name, wanted]): [string, Test] => {
    if (name === '$or') throw new Error('event pattern operator $or is not supported');
    if (!Array.isArray(wanted)) {
      const inner = eventMatcher(wanted);
      return [name, value => anyOf(value, inner)];
    }
    const tests = wanted.map(leafTest);
    return [name, value => tests.some(test => test(value))];
  });
  return event => {
    // An absent branch still reaches `exists: false` leaves below it.
    const branch = isRecord(event) ? event : {};
    return fields.every(([name, test]) => test(Object.hasOwn(branch, name) ? branch[name] : undefined));
  };
}
