import type { ProblemCode } from '../../shared/contract/problem.ts';
import type { Bilingual } from '../../shared/domain/bilingual.ts';
import type { FieldProblem } from '../../shared/domain/field-problem.ts';

/** A refusal as the edge answers it: one of the use case, or one of the front door itself. */
export type DoorRefusal = {
  readonly code: ProblemCode;
  readonly detail: Bilingual;
  readonly problems: readonly FieldProblem[];
};

/** What a step of the front door hands on, or why it stops the call. */
export type Entered<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: DoorRefusal };

export const enter = <T>(value: T): Entered<T> => ({ ok: true, value });

export const turnAway = (
  code: ProblemCode,
  zh: string,
  en: string,
  problems: readonly FieldProblem[] = [],
): Entered<never> => ({ ok: false, refusal: { code, detail: { zh, en }, problems } });
