import type { SubjectId } from '../domain/ids.ts';
import type { LedgerRow } from '../domain/ledger.ts';

export type LedgerStore = {
  /** Puts every row under its own key, all of them or a fault; again is the same. */
  write(rows: readonly LedgerRow[]): Promise<void>;
  /** All lines of a person, in every campaign. */
  of(subjectId: SubjectId): Promise<readonly LedgerRow[]>;
};
