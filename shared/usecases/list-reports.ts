import { accept, type Outcome } from '../domain/outcome.ts';
import { receiptNumberOf } from '../domain/receipt-number.ts';
import type { Page, ReportStore, ReportSummary } from '../ports/report-store.ts';
import type { ReadCall } from './action-call.ts';

type Command = { readonly by: ReadCall; readonly limit: number; readonly cursor?: string | undefined };

/** The caller's own reports, newest first. */
export async function listReports(
  { reports }: { readonly reports: ReportStore },
  { by, limit, cursor }: Command,
): Promise<Outcome<Page<ReportSummary & { receiptNumber: string }>>> {
  const { items, next } = await reports.ownedBy(by.caller.account, limit, cursor ?? null);
  return accept({
    items: items.map(item => ({ ...item, receiptNumber: receiptNumberOf(item.reportId) })),
    next,
  });
}
