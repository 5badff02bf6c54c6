import type { BulkView } from '../contract/bulk-routes.ts';
import { type BulkState, bulkStateOf, confirmBefore } from '../domain/bulk-decision.ts';
import type { BulkAction } from '../domain/bulk-decision-action.ts';
import type { BulkId, Sha256 } from '../domain/ids.ts';
import { later } from '../domain/moment.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import { may } from '../domain/permission.ts';
import type { BulkStore } from '../ports/bulk-store.ts';
import type { BulkWorkflow } from '../ports/bulk-workflow.ts';
import { type ActionCall, byCaller } from './action-call.ts';
import { readSample, type Sampled } from './bulk-sample.ts';
import { type BulkViewPorts, bulkViewOf } from './bulk-view.ts';
import type { CampaignPolicyPorts } from './campaign-policy.ts';
import { changeBulk, findOwnBulk } from './change-bulk.ts';
import { notYours } from './list-reviews.ts';
import { deskOf } from './review-desk.ts';

type Ports = CampaignPolicyPorts &
  Omit<BulkViewPorts, 'bulks'> & { readonly bulks: BulkStore; readonly workflow: BulkWorkflow };
type Command = { readonly by: ActionCall; readonly bulkId: BulkId; readonly setHash: Sha256 };

/** The officer answers for exactly the set they saw, a sample of which they opened. It takes effect later. */
export async function confirmBulkDecision(
  ports: Ports,
  { by: call, bulkId, setHash }: Command,
): Promise<Outcome<BulkView>> {
  const { caller, now } = call;
  const found = await findOwnBulk(ports.bulks, caller, bulkId);
  if (!found.ok) return found;
  const { department, districts } = bulkStateOf(found.value).opened.filter;
  const desk = await deskOf(ports, caller, now);
  if (desk === null || !districts.every(district => may(caller, 'review:decide', { department, district })))
    return notYours;
  const by = byCaller(call, desk.policy.version, ['confirm-bulk', bulkId, setHash]);
  const changed = await changeBulk(ports.bulks, found.value, by, async state => {
    const action = decide(state, call, setHash, {
      sample: await readSample(ports, bulkId, state),
      undoMinutes: desk.policy.bulkReview.undoMinutes,
    });
    // Started before it is written: what is confirmed has its execution, whatever breaks in between.
    if (action.ok) await ports.workflow.start(bulkId, state.version + 1, 'act');
    return action;
  });
  if (!changed.ok) return changed;
  return accept(await bulkViewOf(ports, changed.value));
}

function decide(
  { status, gathered }: BulkState,
  { now }: ActionCall,
  setHash: Sha256,
  given: { readonly sample: readonly Sampled[]; readonly undoMinutes: number },
): Outcome<BulkAction> {
  if (status !== 'previewed' || gathered === null) return notWaiting;
  if (setHash !== gathered.setHash) return notWhatWasSeen;
  if (gathered.count === 0) return nothingMeant;
  if (confirmBefore(gathered.at) <= now) return tooOld;
  const unopened = given.sample.filter(({ opened, changed }) => !opened && !changed);
  if (unopened.length > 0) return notOpened(unopened);
  const passedOver = given.sample.filter(({ opened }) => !opened).map(({ reportId }) => reportId);
  const takesEffectAt = later(now, given.undoMinutes * 60_000);
  return accept({ type: 'confirmed', setHash, takesEffectAt, passedOver });
}

const notOpened = (unopened: readonly Sampled[]): Outcome<never> =>
  refuse(
    'sample-not-opened',
    `抽样中还有 ${unopened.length} 件未打开，请逐件领取查看后再确认。`,
    `${unopened.length} of the sample are not opened yet; claim and look at each, then confirm.`,
    unopened.map(({ reportId }) => ({
      code: 'not-opened',
      path: ['sample', reportId],
      message: { zh: '预览之后尚未打开', en: 'Not opened since the preview' },
      remedy: { zh: '请领取并查看这一件', en: 'Claim this one and look at it' },
    })),
  );

const notWaiting = refuse(
  'wrong-status',
  '该批量办理当前不在等待确认。',
  'This bulk decision does not wait for a confirmation.',
);
const notWhatWasSeen = refuse(
  'not-previewed',
  '与预览的内容不一致，请重新查看后确认。',
  'This is not the set that was previewed; look at it again, then confirm.',
);
const nothingMeant = refuse(
  'wrong-status',
  '没有可以办理的事项。',
  'There is nothing in the set that you may decide on.',
);
const tooOld = refuse(
  'too-late',
  '预览已超过 24 小时，请重新新建。',
  'The preview is older than 24 hours; open a new one.',
);
