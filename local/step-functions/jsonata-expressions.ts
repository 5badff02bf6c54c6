import { createHash } from 'node:crypto';
import jsonata from 'jsonata';
import { StateFailure } from './state-failure.ts';

/** Where the clock, chance and ids come from. `random` is in [0, 1). */
type ExpressionWorld = { now(): number; random(): number; uuid(): string };

export type Expressions = {
  /** Why the text cannot be an expression here, or undefined when it can. */
  fault(source: string): string | undefined;
  /**
   * Evaluates every `{% … %}` inside a JSON template, at any depth. Throws `StateFailure` with
   * `States.QueryEvaluationError`, naming the field and the expression.
   */
  evaluate(template: unknown, bindings: Readonly<Record<string, unknown>>, field: string): Promise<unknown>;
};

export const isExpression = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}');

const ALGORITHMS: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

/** A runaway expression must not stop the engine for the other executions. */
const GUARDS = { timeout: 5_000, stack: 1_000 };
const LONGEST_RANGE = 100_000;

/** Compiles and runs JSONata as Step Functions extends it: no `$eval`, no root input, six functions more. */
export function expressionsIn(world: ExpressionWorld): Expressions {
  const compiled = new Map<string, jsonata.Expression>();

  const compile = (text: string) => {
    const known = compiled.get(text);
    if (known) return known;
    const expression = jsonata(text.slice(2, -2), GUARDS);
    addFunctions(expression, world);
    compiled.set(text, expression);
    return expression;
  };

  const run = async (text: string, bindings: Readonly<Record<string, unknown>>, field: string) => {
    const refuse = (why: string) =>
      new StateFailure(
        'States.QueryEvaluationError',
        `The JSONata expression '${text.slice(2, -2).trim()}' specified for the field '${field}' ${why}`,
      );
    let result: unknown;
    try {
      result = await compile(text).evaluate(undefined, { ...bindings });
    } catch (error) {
      throw refuse(`threw an error during evaluation. ${describe(error)}`);
    }
    // Sequences and lambdas are JSONata's own; only what JSON can hold leaves an expression.
    const json = JSON.stringify(result, withoutFunctions);
    if (json === undefined) throw refuse('returned nothing (undefined).');
    const value: unknown = JSON.parse(json);
    return value;
  };

  const evaluate: Expressions['evaluate'] = async (template, bindings, field) => {
    if (isExpression(template)) return run(template, bindings, field);
    if (Array.isArray(template)) {
      return Promise.all(template.map((part, index) => evaluate(part, bindings, `${field}[${index}]`)));
    }
    if (typeof template === 'object' && template !== null) {
      const parts = Object.entries(template).map(
        async ([key, part]): Promise<[string, unknown]> => [
          key,
          await evaluate(part, bindings, `${field}/${key}`),
        ],
      );
      return Object.fromEntries(await Promise.all(parts));
    }
    return template;
  };

  return {
    fault(source) {
      if (!isExpression(source)) return 'starts like an expression but does not end with %}';
      try {
        return callsEval(compile(source).ast())
          ? 'uses $eval, which Step Functions does not have'
          : undefined;
      } catch (error) {
        return `is not JSONata: ${describe(error)}`;
      }
    },
    evaluate,
  };
}

/** JSONata's functions are objects that point back at their environment. */
function withoutFunctions(_key: string, value: unknown) {
  const isFunction =
    typeof value === 'object' &&
    value !== null &&
    ('_jsonata_lambda' in value || '_jsonata_function' in value);
  return isFunction ? undefined : value;
}

function addFunctions(expression: jsonata.Expression, world: ExpressionWorld) {
  // JSONata reads the wall clock for these two; a moved clock has to show here as well.
  expression.registerFunction('millis', () => Math.floor(world.now()), '<:n>');
  expression.registerFunction(
    'now',
    function (this: jsonata.Focus, picture?: string, zone?: string) {
      return this.environment
        .lookup('fromMillis')
        .implementation.call(this, Math.floor(world.now()), picture, zone);
    },
    '<s?s?:s>',
  );
  expression.registerFunction('uuid', () => world.uuid(), '<:s>');
  expression.registerFunction(
    'random',
    (seed?: number) => (seed === undefined ? world.random() : seededRandom(seed)),
    '<n?:n>',
  );
  expression.registerFunction('parse', (text: string): unknown => JSON.parse(text), '<s:x>');
  expression.registerFunction(
    'hash',
    (text: string, algorithm: string) => {
      const name = ALGORITHMS[algorithm];
      if (name === undefined) throw new RangeError(`$hash does not know ${algorithm}`);
      return createHash(name).update(text).digest('hex');
    },
    '<ss:s>',
  );
  expression.registerFunction(
    'partition',
    (items: readonly unknown[], size: number) => {
      if (!Number.isInteger(size) || size < 1) throw new RangeError('$partition needs a size of 1 or more');
      return Array.from({ length: Math.ceil(items.length / size) }, (_, part) =>
        items.slice(part * size, (part + 1) * size),
      );
    },
    '<an:a>',
  );
  expression.registerFunction('range', range, '<nnn:a>');
}

function range(first: number, last: number, step: number) {
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  if (step === 0 || length > LONGEST_RANGE) {
    throw new RangeError(`$range needs a step and at most ${LONGEST_RANGE} members`);
  }
  return Array.from({ length }, (_, index) => first + index * step);
}

function seededRandom(seed: number) {
  return createHash('sha256').update(String(seed)).digest().readUIntBE(0, 6) / 2 ** 48;
}

function callsEval(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(callsEval);
  if (typeof node !== 'object' || node === null) return false;
  if ('type' in node && node.type === 'variable' && 'value' in node && node.value === 'eval') return true;
  return Object.values(node).some(callsEval);
}

function describe(error: unknown) {
  if (typeof error !== 'object' || error === null) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code}: ` : '';
  return `${code}${'message' in error ? error.message : 'unknown error'}`;
}
