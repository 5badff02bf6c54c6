import type { ImportId } from '../domain/ids.ts';
import type { RowOutcome } from '../domain/import-row.ts';
import type { Moment } from '../domain/moment.ts';
import type { Finding, Severity } from '../domain/sheet.ts';
import type { Page } from './report-store.ts';

/** A deed that a row of the file states. The digest tells deeds apart and tells nothing else. */
export type SeenDeed = { readonly digest: string; readonly row: number };

/**
 * What is found and done row by row. Everything lies under keys made from the row, so that writing again changes
 * nothing, and is forgotten after `keepUntil`.
 */
export type ImportRows = {
  writeFindings(importId: ImportId, findings: readonly Finding[], keepUntil: Moment): Promise<void>;
  /** In the order of rows. A page may hold fewer than `limit`, or none, and still have a next one. */
  findings(
    importId: ImportId,
    query: { readonly severity: Severity | null; readonly limit: number; readonly cursor: string | null },
  ): Promise<Page<Finding>>;
  /** All of them, in the order of rows. */
  eachFinding(importId: ImportId): AsyncIterable<readonly Finding[]>;
  /** Deeds of a stretch of the file that ends with row `upTo`. */
  remember(importId: ImportId, upTo: number, seen: readonly SeenDeed[], keepUntil: Moment): Promise<void>;
  /** Deeds of all stretches up to a row. */
  recall(importId: ImportId, upTo: number): Promise<readonly SeenDeed[]>;
  writeOutcomes(importId: ImportId, outcomes: readonly RowOutcome[], keepUntil: Moment): Promise<void>;
  outcomes(importId: ImportId, limit: number, cursor: string | null): Promise<Page<RowOutcome>>;
  /** From after a row on, in the order of rows; no page is empty. */
  eachOutcome(importId: ImportId, after: number): AsyncIterable<readonly RowOutcome[]>;
};
