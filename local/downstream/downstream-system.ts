import type { CheckedRow } from './delivered-batch.ts';
import type { HeldRow, RowLedger } from './row-ledger.ts';

/** What is peculiar to one of the two systems. */
export type DownstreamSystem = {
  /** The row in common words, or the reason why it cannot be taken as things stand. */
  check(row: unknown, ledger: RowLedger): CheckedRow | { readonly reason: string };
  /** What reconciliation is told of a row it holds. */
  shown(row: HeldRow): object;
  /** Totals beside the common counts. */
  totals(ledger: RowLedger): object;
  /** Questions that only this system answers, by method and path; null for anything else. */
  ask(question: string, body: unknown, ledger: RowLedger): object | null;
};
