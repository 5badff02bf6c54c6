import type { Bilingual } from './bilingual.ts';
import type { FieldProblem } from './field-problem.ts';

/** Every way in which the world can say no. The edge maps each to one HTTP status; a forgotten one does not compile. */
export const refusalCodes = [
  'invalid',
  'not-found',
  'forbidden',
  'changed-meanwhile',
  'same-key-other-request',
  'wrong-status',
  'campaign-not-open',
  'campaign-not-ended',
  'identity-not-verified',
  'not-eligible',
  'evidence-awaited',
  'evidence-unfit',
  'evidence-insufficient',
  'claimed-by-another',
  'claim-required',
  'assigned-to-another',
  'sample-not-opened',
  'too-late',
  'too-early',
  'gate-closed',
  'maker-is-checker',
  'not-previewed',
  'already-exists',
  'too-many',
  'too-large',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export type Refusal = {
  readonly code: RefusalCode;
  /** One sentence a person can act on. */
  readonly detail: Bilingual;
  readonly problems: readonly FieldProblem[];
};

/** A refusal is returned in words; a fault is thrown. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

export const accept = <T>(value: T): Outcome<T> => ({ ok: true, value });

export function refuse(
  code: RefusalCode,
  zh: string,
  en: string,
  problems: readonly FieldProblem[] = [],
): Outcome<never> {
  return { ok: false, refusal: { code, detail: { zh, en }, problems } };
}

export const refuseFields = (problems: readonly FieldProblem[]): Outcome<never> =>
  refuse('invalid', '有内容需要修改，请看各项说明。', 'Some fields need a change; see each one.', problems);
