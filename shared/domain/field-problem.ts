import * as z from 'zod';
import { Bilingual } from './bilingual.ts';

/**
 * What is wrong with one field and what its author can do about it. Never holds the value itself: problems travel to
 * logs and answers, where no personal information may go.
 */
export const FieldProblem = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/),
  path: z.array(z.union([z.string(), z.int().nonnegative()])),
  message: Bilingual,
  remedy: Bilingual,
});
export type FieldProblem = z.infer<typeof FieldProblem>;

/** A problem before anybody has said where in the document it stands. */
export type Complaint = Omit<FieldProblem, 'path'>;

const Complaint = FieldProblem.omit({ path: true });

/** The same problem seen from further out: `prefix` is prepended to its path. */
export const under = (prefix: FieldProblem['path'], problem: FieldProblem): FieldProblem => ({
  ...problem,
  path: [...prefix, ...problem.path],
});

/** JSON Pointer (RFC 6901) of a path, as problem documents carry it. */
export const pointerOf = (path: FieldProblem['path']): string =>
  path.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** A zod issue that carries its complaint, so that a schema can speak to people and not only to programmers. */
export const issueOf = (complaint: Complaint, path: readonly (string | number)[] = []) => ({
  code: 'custom' as const,
  message: complaint.message.en,
  path: [...path],
  params: { complaint },
});

/**
 * Translates a failed parse of `input` into words. Unknown fields are named one by one; what a schema said itself is
 * passed on. Zod leaves the input out of its issues, as it should; where it is given, it is looked at only to tell a
 * field left out from one of the wrong kind.
 */
export const fieldProblemsOf = (error: z.ZodError, input?: unknown): FieldProblem[] =>
  error.issues.flatMap(issue => {
    const path = issue.path.map(step => (typeof step === 'number' ? step : String(step)));
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map(key => ({ ...unknownField, path: [...path, key] }));
    }
    const leftOut = input !== undefined && path.reduce(member, input) === undefined;
    return [{ ...complaintOf(issue, leftOut), path }];
  });

const complaintOf = (issue: z.core.$ZodIssue, leftOut: boolean): Complaint => {
  if (issue.code === 'custom') {
    const complaint = Complaint.safeParse(issue.params?.['complaint']);
    return complaint.success ? complaint.data : general;
  }
  if (leftOut) return missing;
  if (issue.code === 'invalid_type') return wrongType;
  if (issue.code === 'too_small') return tooSmall(issue.origin, issue.minimum);
  if (issue.code === 'too_big') return tooBig(issue.origin, issue.maximum);
  return issue.code === 'invalid_value' || issue.code === 'invalid_union' ? notInList : general;
};

const member = (value: unknown, step: string | number): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;

const isLength = (origin: string): boolean => origin === 'string' || origin === 'array' || origin === 'set';

const tooSmall = (origin: string, minimum: number | bigint): Complaint => ({
  code: 'too-small',
  message: isLength(origin)
    ? { zh: `内容太短，至少 ${minimum}`, en: `Too short; at least ${minimum}` }
    : { zh: `数值太小，至少 ${minimum}`, en: `Too small; at least ${minimum}` },
  remedy: { zh: '请补充后重试', en: 'Add what is missing and try again' },
});

const tooBig = (origin: string, maximum: number | bigint): Complaint => ({
  code: 'too-big',
  message: isLength(origin)
    ? { zh: `内容太长，至多 ${maximum}`, en: `Too long; at most ${maximum}` }
    : { zh: `数值太大，至多 ${maximum}`, en: `Too large; at most ${maximum}` },
  remedy: { zh: '请删减后重试', en: 'Shorten it and try again' },
});

const missing: Complaint = {
  code: 'missing',
  message: { zh: '此项必填', en: 'This field is required' },
  remedy: { zh: '请填写此项', en: 'Fill in this field' },
};

const wrongType: Complaint = {
  code: 'wrong-type',
  message: { zh: '此项未填写或数据类型不正确', en: 'This field is missing or holds the wrong kind of data' },
  remedy: { zh: '请按说明的格式填写', en: 'Send it in the documented form' },
};

const unknownField: Complaint = {
  code: 'unknown-field',
  message: { zh: '不认识此项', en: 'This field is not known here' },
  remedy: { zh: '请删除此项，或核对名称', en: 'Remove it, or check its name' },
};

const notInList: Complaint = {
  code: 'not-in-list',
  message: { zh: '此项不在可选范围内', en: 'This is not one of the choices' },
  remedy: { zh: '请从给出的选项中选择', en: 'Choose one of the offered values' },
};

const general: Complaint = {
  code: 'invalid',
  message: { zh: '此项格式不正确', en: 'This field is not in the right form' },
  remedy: { zh: '请核对后重新填写', en: 'Check it and enter it again' },
};
