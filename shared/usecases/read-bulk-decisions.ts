import type { BulkView } from '../contract/bulk-routes.ts';
import type { BulkItem, BulkOutcome } from '../domain/bulk-decision-item.ts';
import type { BulkId } from '../domain/ids.ts';
import { accept, type Outcome } from '../domain/outcome.ts';
import type { BulkStore, BulkSummary } from '../ports/bulk-store.ts';
import type { Page } from '../ports/report-store.ts';
import type { ReadCall } from './action-call.ts';
import { type BulkViewPorts, bulkViewOf } from './bulk-view.ts';
import { findOwnBulk } from './change-bulk.ts';

type Paged = { readonly limit: number; readonly cursor?: string | undefined };

/** The caller's own, newest first. */
export async function listBulkDecisions(
  { bulks }: { readonly bulks: Pick<BulkStore, 'ofOfficer'> },
  { by, limit, cursor }: Paged & { readonly by: ReadCall },
): Promise<Outcome<Page<BulkSummary>>> {
  return accept(await bulks.ofOfficer(by.caller.account, limit, cursor ?? null));
}

export async function getBulkDecision(
  ports: BulkViewPorts & { readonly bulks: Pick<BulkStore, 'find'> },
  { by, bulkId }: { readonly by: ReadCall; readonly bulkId: BulkId },
): Promise<Outcome<BulkView>> {
  const found = await findOwnBulk(ports.bulks, by.caller, bulkId);
  return found.ok ? accept(await bulkViewOf(ports, found.value)) : found;
}

type ItemView = Omit<BulkItem, 'judged'>;

/** What became of each report, or of those with one outcome. */
export async function listBulkItems(
  { bulks }: { readonly bulks: Pick<BulkStore, 'find' | 'items'> },
  command: Paged & {
    readonly by: ReadCall;
    readonly bulkId: BulkId;
    readonly outcome?: BulkOutcome | undefined;
  },
): Promise<Outcome<Page<ItemView>>> {
  const { by, bulkId, outcome = null, limit, cursor = null } = command;
  const found = await findOwnBulk(bulks, by.caller, bulkId);
  if (!found.ok) return found;
  const { items, next } = await bulks.items(bulkId, { outcome, limit, cursor });
  return accept({ items: items.map(({ judged: _, ...item }) => item), next });
}
