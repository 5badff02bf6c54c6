import type { BulkView } from '../contract/bulk-routes.ts';
import type { Caller } from '../domain/actor.ts';
import type { BulkVerdict } from '../domain/bulk-decision-action.ts';
import { earlierBulkCall, openBulk } from '../domain/bulk-decision-history.ts';
import type { DistrictId } from '../domain/ids.ts';
import { later } from '../domain/moment.ts';
import { accept, type Outcome, refuse, refuseFields } from '../domain/outcome.ts';
import { may } from '../domain/permission.ts';
import type { Policy } from '../domain/policy.ts';
import { findDepartment } from '../domain/policy-lookups.ts';
import type { QueueFilter } from '../domain/queue-filter.ts';
import { bulkIdOf } from '../domain/report-id.ts';
import type { BulkStore } from '../ports/bulk-store.ts';
import type { BulkWorkflow } from '../ports/bulk-workflow.ts';
import type { IdentityVault } from '../ports/identity-vault.ts';
import type { StaffDirectory } from '../ports/staff-directory.ts';
import type { VerifiedIdentity } from '../ports/verified-identity.ts';
import { type ActionCall, byCaller } from './action-call.ts';
import { type BulkViewPorts, bulkViewOf } from './bulk-view.ts';
import type { CampaignPolicyPorts } from './campaign-policy.ts';
import { notYours } from './list-reviews.ts';
import { deskOf } from './review-desk.ts';

type Ports = CampaignPolicyPorts &
  Omit<BulkViewPorts, 'bulks'> & {
    readonly bulks: BulkStore;
    readonly staff: Pick<StaffDirectory, 'find'>;
    readonly vault: Pick<IdentityVault, 'subjectIdOf'>;
    readonly verifiedIdentity: VerifiedIdentity;
    readonly workflow: BulkWorkflow;
  };
type Filter = Omit<QueueFilter, 'department' | 'districts'> & {
  readonly districts?: DistrictId[] | undefined;
};
type Command = { readonly by: ActionCall; readonly filter: Filter; readonly verdict: BulkVerdict };

/** One officer gathers a set at a time, or two side by side; more would only wait for each other. */
const MOST_GATHERING = 2;
/** Whatever gathers for longer has lost its execution, and locks nobody out (in milliseconds). */
const STUCK_MS = 15 * 60_000;

/**
 * Opens a bulk decision: from here on its set is gathered, and nothing is decided. The officer is verified now, while
 * their token is at hand, and only their blind index is kept: nobody decides about themself.
 */
export async function openBulkDecision(
  ports: Ports,
  { by: call, filter, verdict }: Command,
): Promise<Outcome<BulkView>> {
  const { caller, now } = call;
  const { department } = caller;
  const desk = await deskOf(ports, caller, now);
  const districts = filter.districts ?? [...(desk?.districts ?? [])];
  if (
    desk === null ||
    department === null ||
    districts.length === 0 ||
    !districts.every(district => may(caller, 'review:decide', { department, district }))
  )
    return notYours;
  const refusal = await whyNot(ports, caller, verdict, desk.policy);
  if (refusal !== null) return refusal;
  const identity = await ports.verifiedIdentity(call.bearer);
  if (identity === null) return notVerified;

  const bulkId = bulkIdOf(call.actionId);
  const by = byCaller(call, desk.policy.version, ['bulk', filter, verdict]);
  const known = await ports.bulks.find(bulkId);
  if (known === null && (await isGathering(ports, call))) return tooMany;
  const record = openBulk(bulkId, by, {
    type: 'opened',
    filter: { ...filter, department, districts },
    verdict,
    self: await ports.vault.subjectIdOf(identity.document),
  });
  const result = known === null ? await ports.bulks.add(record) : { saved: false, current: known };
  const stands = result.saved ? record : 'current' in result ? result.current : null;
  const earlier = stands === null ? null : earlierBulkCall(stands, by);
  if (stands === null || earlier === null) throw new Error('a bulk decision without its opening');
  if (!earlier.ok) return earlier;
  // Asked for again by whoever repeats the call: an execution of this name runs once.
  await ports.workflow.start(bulkId, 1, 'gather');
  return accept(await bulkViewOf(ports, stands));
}

async function whyNot(
  ports: Pick<Ports, 'staff'>,
  caller: Caller,
  verdict: BulkVerdict,
  policy: Policy,
): Promise<Outcome<never> | null> {
  if (verdict.outcome === 'transfer') {
    const known = findDepartment(policy, verdict.department) !== undefined;
    if (!known || verdict.department === caller.department)
      return refuseFields([{ ...noSuchDepartment, path: ['verdict', 'department'] }]);
  }
  if (verdict.outcome === 'assign') {
    if (caller.role !== 'lead') return leadsAssign;
    const to = await ports.staff.find(verdict.to);
    if (!to?.active || to.department !== caller.department)
      return refuseFields([{ ...noSuchOfficer, path: ['verdict', 'to'] }]);
  }
  return null;
}

async function isGathering({ bulks }: Pick<Ports, 'bulks'>, { caller, now }: ActionCall): Promise<boolean> {
  const { items } = await bulks.ofOfficer(caller.account, 20, null);
  const since = later(now, -STUCK_MS);
  const gathering = items.filter(({ status, openedAt }) => status === 'gathering' && openedAt > since);
  return gathering.length >= MOST_GATHERING;
}

const notVerified = refuse(
  'identity-not-verified',
  '您的账号尚未实名认证，不能办理核验。',
  'Your account is not verified, so it cannot review.',
);
const leadsAssign = refuse('forbidden', '批量指派由负责人办理。', 'Assigning in bulk is for leads.');
const tooMany = refuse(
  'too-many',
  '您有批量办理正在收集，请待其完成后再新建。',
  'Your last ones are still being gathered; wait for them.',
);
const noSuchDepartment = {
  code: 'unknown-department',
  message: { zh: '不能移交到这个部门', en: 'They cannot be transferred to this department' },
  remedy: { zh: '请选择政策所列的另一个部门', en: 'Choose another department of the policy' },
};
const noSuchOfficer = {
  code: 'not-a-reviewer-here',
  message: { zh: '此人不是本部门的在岗人员', en: 'This is no active officer of your department' },
  remedy: { zh: '请选择本部门的在岗人员', en: 'Choose an active officer of your department' },
};
