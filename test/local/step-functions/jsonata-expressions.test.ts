import { describe, expect, it } from 'vitest';
import { expressionsIn } from '../../../local/step-functions/jsonata-expressions.ts';

const NOW = Date.UTC(2031, 4, 6, 7, 8, 9);

function setup() {
  const expressions = expressionsIn({ now: () => NOW, random: () => 0.25, uuid: () => 'an-id' });
  const states = { input: { name: '陈', items: [1, 2, 3] }, context: {} };
  return {
    expressions,
    evaluate: (template: unknown, variables = {}) =>
      expressions.evaluate(template, { states, ...variables }, 'Output'),
  };
}

describe('a template', () => {
  it('is evaluated wherever a whole string is an expression, and nowhere else', async () => {
    const { evaluate } = setup();
    expect(
      await evaluate(
        { a: ['{% $states.input.name %}', 'x {% 1 %}', 3, null, true], b: { c: '{% $n + 1 %}' } },
        { n: 4 },
      ),
    ).toEqual({ a: ['陈', 'x {% 1 %}', 3, null, true], b: { c: 5 } });
  });

  it.each([
    ['{% $states.input.missing %}', 'returned nothing'],
    ['{% name %}', 'returned nothing'],
    ['{% $ %}', 'returned nothing'],
    ['{% function($x) { $x } %}', 'returned nothing'],
    ["{% 1 + 'a' %}", 'T2002'],
    ["{% $error('told') %}", 'told'],
    ['{% ($f := function($n) { $f($n + 1) + 1 }; $f(0)) %}', 'threw'],
  ])('refuses %s', async (template, why) => {
    await expect(setup().evaluate(template)).rejects.toMatchObject({
      failure: { error: 'States.QueryEvaluationError', cause: expect.stringContaining(why) },
    });
  });
});

describe('the functions that Step Functions adds', () => {
  it.each([
    ['{% $partition([1..5], 2) %}', [[1, 2], [3, 4], [5]]],
    ['{% $range(0, 10, 5) %}', [0, 5, 10]],
    ['{% $range(3, 1, -1) %}', [3, 2, 1]],
    ['{% $range(0, 1, 3) %}', [0]],
    ["{% $hash('abc', 'SHA-256') %}", 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ["{% $hash('abc', 'MD5') %}", '900150983cd24fb0d6963f7d28e17f72'],
    ['{% $uuid() %}', 'an-id'],
    ['{% $random() %}', 0.25],
    ['{% $random(7) = $random(7) %}', true],
    ['{% $random(7) = $random(8) %}', false],
    ['{% $parse(\'{"a":[1]}\').a[0] %}', 1],
    ['{% $millis() %}', NOW],
    ['{% $now() %}', '2031-05-06T07:08:09.000Z'],
    ["{% $now('[Y]/[M]/[D]', '+0800') %}", '2031/5/6'],
  ])('%s', async (template, expected) => {
    expect(await setup().evaluate(template)).toEqual(expected);
  });
});

describe('at load', () => {
  it.each([
    ['{% $eval("1") %}', '$eval'],
    ['{% 1 + %}', 'is not JSONata'],
    ['{% 1', 'does not end'],
  ])('%s is refused', (source, why) => {
    expect(setup().expressions.fault(source)).toContain(why);
  });

  it('passes what can run', () => {
    expect(setup().expressions.fault('{% $sum($states.input.items) %}')).toBeUndefined();
  });
});
