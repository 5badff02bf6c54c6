import { createHash } from 'node:crypto';
import { hashOf, sha256Of } from '../../shared/domain/canonical.ts';
import { DeterminedReport, determinedPlaceOf } from '../../shared/domain/determined-report.ts';
import { ReportId } from '../../shared/domain/ids.ts';
import { campaign } from './campaign.ts';

/** One report in two hundred is an organisation's: of a hundred thousand about as many as stood on the city's list of 2020. */
const ORGANISATION_EVERY = 200;

/** The bytes on which every determination rests: what costs is the look, and each look is one of its own. */
export const evidenceBytes = Buffer.from('a photograph');
export const evidenceKey = 'evidence/of-all';

const crockford = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ids as they are made in life: spread over their whole range. */
function reportIdOf(number: number): ReportId {
  const bytes = createHash('sha256').update(`report ${number}`).digest().subarray(0, 26);
  // The first of 26 characters holds three bits only.
  return ReportId.parse([...bytes].map((byte, at) => crockford[byte % (at === 0 ? 8 : 32)] ?? '').join(''));
}

const subjectOf = (number: number) =>
  `k1_${createHash('sha256').update(`person ${number}`).digest('base64url')}`;

const base = (number: number, versionId: string) => ({
  reportId: reportIdOf(number),
  campaignId: campaign.campaignId,
  determinedAt: `2021-08-${String(1 + (number % 28)).padStart(2, '0')}T03:00:00.000Z`,
  withdrawnAt: null,
  policyVersion: 1,
  determiners: [`person-of-${number % 40}`],
  district: `4101${String(2 + (number % 5)).padStart(2, '0')}`,
  evidence: [{ evidenceId: 'e1', key: evidenceKey, sha256: sha256Of(evidenceBytes), versionId }],
});

/** The n-th determination of a campaign: a person's one deed, or an organisation's. The same for the same number. */
export function determinedReport(number: number, versionId: string): DeterminedReport {
  const organisation = number % ORGANISATION_EVERY === 0;
  return DeterminedReport.parse({
    ...base(number, versionId),
    deed: hashOf(['deed', number]),
    ...(organisation
      ? {
          channel: 'department',
          category: 'organisation-contribution',
          subject: {
            kind: 'organisation',
            name: `郑州救灾物资${number}号有限公司`,
            creditCode: `91410100MA${String(number).padStart(8, '0')}`,
          },
          matter: {
            title: `调运救灾物资第${number}批`,
            startedOn: '2021-07-22',
            endedOn: '2021-07-23',
            place: '郑州市郑东新区',
          },
          department: 'industry-bureau',
          consents: ['public-commendation'],
        }
      : {
          channel: number % 3 === 0 ? 'citizen' : 'department',
          category: 'frontline-relief',
          subject: { kind: 'person', subjectId: subjectOf(number) },
          matter: null,
          department: 'emergency-bureau',
          consents: ['verification', 'hand-to-points-system'],
        }),
  });
}

/** What the index of determinations reads of a report's item, and its key. */
export function determinedItem(number: number, versionId: string): Record<string, unknown> {
  const outcome = determinedReport(number, versionId);
  const { shard, order } = determinedPlaceOf(outcome);
  return {
    reportId: outcome.reportId,
    status: 'approved',
    determinedShard: shard,
    determinedOrder: order,
    outcome,
  };
}
