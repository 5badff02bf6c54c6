import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { FieldProblem, fieldProblemsOf, pointerOf, under } from '../../../shared/domain/field-problem.ts';
import { personName } from '../../../shared/domain/text.ts';

const form = z.strictObject({
  name: personName,
  age: z.int().min(18),
  kind: z.enum(['a', 'b']),
  files: z.array(z.string()).max(1),
});

const problemsOf = (schema: z.ZodType, value: unknown): FieldProblem[] => {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : fieldProblemsOf(parsed.error, value);
};

describe('a failed parse in words', () => {
  test('names every field, its trouble and its remedy in both languages', () => {
    const problems = problemsOf(form, { name: '张三1', age: 17, kind: 'c', files: ['x', 'y'], extra: 1 });
    expect(problems.map(({ code, path }) => `${pointerOf(path)} ${code}`).sort()).toEqual([
      '/age too-small',
      '/extra unknown-field',
      '/files too-big',
      '/kind not-in-list',
      '/name not-a-name',
    ]);
    for (const problem of problems) expect(FieldProblem.safeParse(problem).success).toBe(true);
  });

  test('tells a missing field from one of the wrong kind', () => {
    const schema = z.strictObject({ age: z.int(), kind: z.enum(['a', 'b']) });
    const codes = (value: unknown) => problemsOf(schema, value).map(({ code }) => code);
    expect(codes({})).toEqual(['missing', 'missing']);
    expect(codes({ age: '18', kind: 'a' })).toEqual(['wrong-type']);
    expect(codes({ age: 1.5, kind: 'a' })).toEqual(['wrong-type']);
  });

  test('never repeats what was entered', () => {
    const problems = problemsOf(form, { name: '王小明13912345678', age: 30, kind: '13912345678', files: [] });
    expect(JSON.stringify(problems)).not.toContain('13912345678');
  });
});

test('a path is a JSON pointer, and grows from outside', () => {
  const problem = {
    code: 'x',
    path: ['number'],
    message: { zh: '无', en: 'n' },
    remedy: { zh: '无', en: 'n' },
  };
  expect(pointerOf(under(['rows', 3, 'a/b~c'], problem).path)).toBe('/rows/3/a~1b~0c/number');
});
