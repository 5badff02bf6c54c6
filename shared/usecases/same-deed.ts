import type { ReviewView } from '../contract/report-views.ts';
import type { Caller } from '../domain/actor.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { ReportId } from '../domain/ids.ts';
import { type Report, stateOf } from '../domain/report.ts';
import type { ReportStore } from '../ports/report-store.ts';
import { isOfDepartment } from './change-report.ts';
import { mostTwins } from './link-twins.ts';

/** The other reports of a deed, whichever channel they came by and wherever they wait, decided ones too. */
export async function sameDeedOf(
  reports: ReportStore,
  given: { readonly deed: string; readonly own: ReportId; readonly files: readonly Evidence[] },
  caller: Caller,
): Promise<ReviewView['sameDeed']> {
  const hashes = new Set<string>(given.files.map(({ sha256 }) => sha256));
  const ids = await reports.sameDeed(given.deed, given.own);
  const twins = await Promise.all(ids.slice(0, mostTwins).map(id => reports.find(id)));
  return twins.flatMap(twin => (twin === null ? [] : (twinViewOf(twin, hashes, caller) ?? [])));
}

function twinViewOf(
  twin: Report,
  hashes: ReadonlySet<string>,
  caller: Caller,
): ReviewView['sameDeed'][number] | null {
  const state = stateOf(twin);
  const { submittedAt, determination, routing } = state;
  if (submittedAt === null) return null;
  const evidence = [...state.evidence.values()]
    .filter(file => file.state !== 'removed')
    .map(({ evidenceId, sha256 }) => ({ evidenceId, sha256, sameBytes: hashes.has(sha256) }));
  const waits = state.status === 'in-review' || state.status === 'second-review';
  return {
    reportId: twin.reportId,
    channel: state.channel,
    status: state.status,
    form: twin.form,
    submittedAt,
    evidence,
    department: routing?.department ?? null,
    district: routing?.district ?? null,
    dueAt: waits ? (routing?.dueAt ?? null) : null,
    outcome:
      determination === null
        ? null
        : { outcome: determination.outcome, at: determination.at, text: determination.text },
    decidable: waits && isOfDepartment(caller, 'review:decide')(twin, state),
  };
}
