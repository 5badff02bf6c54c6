import type { ImportTurn } from '../contract/import-steps.ts';
import { AccountId, type Staff } from '../domain/actor.ts';
import type { ImportId } from '../domain/ids.ts';
import { type Import, type ImportState, importStateOf } from '../domain/import.ts';
import type { ImportAction } from '../domain/import-action.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, refuse } from '../domain/outcome.ts';
import { clockOf } from '../domain/policy-lookups.ts';
import { dueMoment } from '../domain/working-days.ts';
import type { ImportStore } from '../ports/import-store.ts';
import type { StaffDirectory } from '../ports/staff-directory.ts';
import { type CampaignPolicyPorts, getCampaignPolicy } from './campaign-policy.ts';
import { changeImport, getImportRecord } from './change-import.ts';
import { byStep, confirmBefore, importTurnOf } from './import-turn.ts';

type Ports = CampaignPolicyPorts & {
  readonly imports: ImportStore;
  readonly staff: Pick<StaffDirectory, 'list'>;
};

/** Where an import stands and what comes next. A clock that ran out expires what nobody confirmed, and else names a supervisor. */
export async function followImport(ports: Ports, importId: ImportId, now: Moment): Promise<ImportTurn> {
  const { record, state } = await getImportRecord(ports.imports, importId);
  const followed = importStateOf(await afterClock(ports, record, state, now));
  const reading = followed.status === 'reading' ? await ports.imports.progress(importId, 'reading') : null;
  return importTurnOf(followed, reading?.done ?? false, now);
}

async function afterClock(ports: Ports, record: Import, state: ImportState, now: Moment): Promise<Import> {
  const { judged, checkDueAt } = state;
  if (state.status === 'judged' && judged !== null && confirmBefore(judged.at) <= now)
    return once(ports, record, state, now, { type: 'expired' });
  if (state.status !== 'platform-check' || checkDueAt === null || now < checkDueAt) return record;
  const { policy } = await getCampaignPolicy(ports, record.campaignId);
  return once(ports, record, state, now, {
    type: 'escalated',
    to: supervisorFor(state, await ports.staff.list()),
    dueAt: dueMoment(now, clockOf(policy, 'review-escalated'), policy.calendar),
  });
}

/** Appends it once for this version of the import; where somebody was faster, says what stands. */
async function once(
  ports: Ports,
  record: Import,
  { version }: ImportState,
  now: Moment,
  action: Extract<ImportAction, { type: 'expired' | 'escalated' }>,
): Promise<Import> {
  const { policy } = await getCampaignPolicy(ports, record.campaignId);
  const by = byStep(record, action.type, version, now, policy.version);
  const changed = await changeImport(ports.imports, record, by, state =>
    state.version === version ? accept(action) : movedOn,
  );
  return changed.ok ? changed.value : (await getImportRecord(ports.imports, record.importId)).record;
}

/** Active officers of the credit office, one after the other at each escalation (by account). */
function supervisorFor({ escalations }: ImportState, staff: readonly Staff[]): AccountId {
  const office = staff
    .filter(({ active, role }) => active && role === 'office')
    .map(({ account }) => account)
    .sort();
  return office[escalations.length % Math.max(office.length, 1)] ?? AccountId.parse('credit-office');
}

const movedOn = refuse('wrong-status', '已有进展', 'it moved on');
