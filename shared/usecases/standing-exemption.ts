import type { Case } from '../domain/case.ts';
import { caseStateOf } from '../domain/case-fold.ts';
import type { Day } from '../domain/day.ts';
import type { CampaignId } from '../domain/ids.ts';
import type { CaseStore } from '../ports/case-store.ts';

export type Fact = {
  readonly campaignId: CampaignId;
  readonly creditCode: string;
  readonly from: Day;
  readonly until: Day;
};

/**
 * The exemption that holds this fact out (R11), if one stands: of the same organisation and campaign, over any of the same days.
 * Two papers never tell a fact in the same words, so days decide; where it is another fact, an officer releases it with a reason.
 */
export async function standingExemption(
  cases: Pick<CaseStore, 'find' | 'ofOrganisation'>,
  fact: Fact,
): Promise<Case | null> {
  for (const { caseId, kind, status, campaignId } of await cases.ofOrganisation(fact.creditCode)) {
    if (kind !== 'exemption' || status !== 'held-out' || campaignId !== fact.campaignId) continue;
    const record = await cases.find(caseId);
    if (record !== null && covers(record, fact)) return record;
  }
  return null;
}

/** Does this exemption stand, over any of these days? */
export function covers(record: Case, { from, until }: Pick<Fact, 'from' | 'until'>): boolean {
  const { matter, status } = caseStateOf(record);
  if (matter.kind !== 'exemption' || status !== 'held-out') return false;
  return matter.hardship.from <= until && from <= matter.hardship.until;
}
