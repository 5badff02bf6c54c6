import type { FieldProblem } from './field-problem.ts';

/**
 * What a check says. A refusal is a value, never thrown. `warnings` ask a person to confirm and hold nothing back.
 */
export type Checked<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly FieldProblem[] }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

export const accepted = <T>(value: T, warnings: readonly FieldProblem[] = []): Checked<T> => ({
  ok: true,
  value,
  warnings,
});

export const refused = (...problems: readonly FieldProblem[]): Checked<never> => ({ ok: false, problems });
