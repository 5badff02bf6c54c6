import type { Actor } from '../../shared/domain/actor.ts';
import { isChainWhole } from '../../shared/domain/append-action.ts';
import { type Release, releaseTransitions } from '../../shared/domain/release.ts';
import { isReleaseChainWhole } from '../../shared/domain/release-history.ts';
import { transitions } from '../../shared/domain/report.ts';
import type { StoredRecords, StoredReport } from './stored-records.ts';

type Edges = Readonly<Record<string, { readonly from: readonly string[]; readonly to: string }>>;
type Entry = { readonly sequence: number; readonly actor: Actor; readonly action: { readonly type: string } };

/** I2 and I7: every record moves only along its table, a step at a time, each step by somebody, in an unbroken chain. */
export const historiesHold = ({ reports, releases }: StoredRecords): string[] => [
  ...reports.flatMap(reportFaults),
  ...releases.flatMap(releaseFaults),
];

function reportFaults({ item, report }: StoredReport): string[] {
  const name = `report ${report.reportId}`;
  const walked = walk(transitions, report.history, name);
  return [
    ...walked.faults,
    ...(walked.status === item['status'] ? [] : [`I2 ${name}: its status is not where its steps lead`]),
    ...(item['version'] === report.history.length
      ? []
      : [`I2 ${name}: its version is not its number of entries`]),
    ...(isChainWhole(report) ? [] : [`I7 ${name}: its chain of hashes is broken`]),
  ];
}

function releaseFaults(release: Release): string[] {
  const name = `release ${release.campaignId} ${release.release}`;
  return [
    // Approvals move a release on once there are enough; here it is enough that each had its turn.
    ...walk(releaseTransitions, release.history, name).faults,
    ...(isReleaseChainWhole(release) ? [] : [`I7 ${name}: its chain of hashes is broken`]),
  ];
}

function walk(edges: Edges, history: readonly Entry[], name: string): { status: string; faults: string[] } {
  const faults: string[] = [];
  let status = '';
  let approvals = 0;
  for (const [index, { sequence, actor, action }] of history.entries()) {
    const edge = edges[action.type];
    const allowed = index === 0 ? edge?.from.length === 0 : edge?.from.includes(status);
    if (edge === undefined || allowed !== true)
      faults.push(`I2 ${name}: ${action.type} from ${status || 'nothing'} is no edge of the table`);
    if (sequence !== index + 1) faults.push(`I2 ${name}: entry ${index + 1} has the number ${sequence}`);
    if (!isSomebody(actor)) faults.push(`I7 ${name}: nobody did entry ${index + 1}`);
    if (edge?.to === 'counted') {
      approvals += 1;
      if (approvals >= 2) status = 'approved';
    } else if (edge !== undefined && edge.to !== 'same') status = edge.to;
  }
  return { status, faults };
}

const isSomebody = (actor: Actor): boolean =>
  actor.kind === 'system' ? actor.name !== '' : actor.account !== '' && actor.person !== '';
