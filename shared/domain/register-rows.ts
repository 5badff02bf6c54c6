import type { DisclosureRow } from './disclosure-row.ts';
import { disclosureChange, type OutboxRow } from './outbox.ts';
import type { Policy } from './policy.ts';
import type { Revision } from './register.ts';
import type { DefaulterEntry } from './register-entry.ts';

/** The entry as the disclosure site shows it; what stands beside it goes in rows of its own. */
const listingOf = ({ annotations: _, ...entry }: DefaulterEntry) => entry;

/** What the disclosure site is told of a revision: the same rows whenever they are made. */
export function registerRowsOf({ manifest, entry, before }: Revision, policy: Policy): readonly OutboxRow[] {
  const { change, campaign, at } = manifest;
  const changed = entry ?? before;
  if (changed === null) throw new Error('a revision about nobody');
  const decision = { record: change.id, step: change.step, at, policy };
  const about = {
    entity: { name: changed.name, creditCode: changed.creditCode },
    list: change.list,
    campaign: campaign.campaignId,
  };
  const row = (given: Distributed<DisclosureRow>) => disclosureChange(given, decision);
  const annotate = row({ ...about, operation: 'annotate', annotations: entry?.annotations ?? [] });
  if (change.list === 'red' || change.kind === 'annotated') return [annotate];
  if (entry?.list === 'defaulter') {
    const listing = { ...about, list: 'defaulter' as const, entry: listingOf(entry) };
    return change.kind === 'listed'
      ? [row({ ...listing, operation: 'list' })]
      : [row({ ...listing, operation: 'correct', reason: change.reason }), annotate];
  }
  const shown = before?.list === 'defaulter' ? { entry: listingOf(before) } : {};
  return [row({ ...about, operation: 'delist', reason: change.reason, ...shown })];
}

type Distributed<R> = R extends unknown ? Omit<R, 'rowId'> : never;
