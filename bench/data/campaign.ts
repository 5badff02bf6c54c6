import { Campaign } from '../../shared/domain/campaign.ts';
import { Moment } from '../../shared/domain/moment.ts';
import { policy } from './persons-table.ts';

/** The day on which everything in benchmarks happens. */
export const now = Moment.parse('2021-08-01T00:00:00.000Z');

export const campaign = Campaign.parse({
  campaignId: 'bench',
  schemaVersion: 1,
  name: { zh: '防汛', en: 'Flood' },
  policyId: policy.policyId,
  startedOn: '2021-07-17',
  endedAt: null,
  reportsCloseAt: null,
  publicationDueAt: null,
  releases: 0,
  version: 1,
  createdBy: { kind: 'staff', account: 'o', person: 'o', role: 'office', department: null },
  createdAt: now,
  calls: [],
});
