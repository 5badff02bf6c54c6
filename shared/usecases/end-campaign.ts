import type { CampaignView } from '../contract/office-routes.ts';
import { hashOf } from '../domain/canonical.ts';
import { startOfDay } from '../domain/day.ts';
import type { FieldProblem } from '../domain/field-problem.ts';
import type { CampaignId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, type Outcome, refuse, refuseFields } from '../domain/outcome.ts';
import type { ActionCall } from './action-call.ts';
import { type CampaignPolicyPorts, findCampaignPolicy } from './campaign-policy.ts';
import { campaignViewOf } from './campaign-view.ts';

type Command = {
  readonly by: ActionCall;
  readonly campaignId: CampaignId;
  readonly endedAt: Moment;
  readonly reportsCloseAt: Moment;
  readonly publicationDueAt: Moment;
};

/** Declares the end of the relief period, once: what follows (close of reporting, first release) goes by the clock. */
export async function endCampaign(
  ports: CampaignPolicyPorts,
  command: Command,
): Promise<Outcome<CampaignView>> {
  const { by: call, campaignId, endedAt, reportsCloseAt, publicationDueAt } = command;
  const found = await findCampaignPolicy(ports, campaignId);
  if (!found.ok) return found;
  const { campaign, policy } = found.value;
  const requestHash = hashOf({ endedAt, reportsCloseAt, publicationDueAt });
  const earlier = campaign.calls.find(({ actionId }) => actionId === call.actionId);
  if (earlier !== undefined) {
    return earlier.requestHash === requestHash
      ? accept(campaignViewOf(campaign, policy, call.now))
      : refuse(
          'same-key-other-request',
          '该 Idempotency-Key 已用于另一个请求。',
          'This Idempotency-Key was used for another request.',
        );
  }
  if (campaign.endedAt !== null)
    return refuse('wrong-status', '已宣布结束。', 'Its end was declared before.');
  const problems = checkTimes(command, startOfDay(campaign.startedOn), call.now);
  if (problems.length > 0) return refuseFields(problems);

  const ended = {
    ...campaign,
    endedAt,
    reportsCloseAt,
    publicationDueAt,
    version: campaign.version + 1,
    calls: [...campaign.calls, { actionId: call.actionId, requestHash }],
  };
  const result = await ports.campaigns.save(ended);
  // Somebody was faster, or the answer to our own write was lost: what stands now tells which.
  return result.saved ? accept(campaignViewOf(ended, policy, call.now)) : endCampaign(ports, command);
}

function checkTimes(
  { endedAt, reportsCloseAt, publicationDueAt }: Command,
  start: Moment,
  now: Moment,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (endedAt > now || endedAt < start) problems.push({ ...notInPeriod, path: ['endedAt'] });
  if (reportsCloseAt < endedAt) problems.push({ ...closesTooEarly, path: ['reportsCloseAt'] });
  if (publicationDueAt < reportsCloseAt) problems.push({ ...dueTooEarly, path: ['publicationDueAt'] });
  return problems;
}

const notInPeriod = {
  code: 'end-out-of-place',
  message: {
    zh: '结束时间须在开始之后且不晚于现在',
    en: 'The end lies after the start and not in the future',
  },
  remedy: { zh: '请填写实际结束时间', en: 'State when the relief period really ended' },
};
const closesTooEarly = {
  code: 'closes-before-end',
  message: { zh: '报送截止早于救灾期间结束', en: 'Reporting closes before the relief period ended' },
  remedy: { zh: '请留出结束后的报送时间', en: 'Leave time to report after the end' },
};
const dueTooEarly = {
  code: 'due-before-close',
  message: { zh: '公示时间早于报送截止', en: 'The release is due before reporting closes' },
  remedy: { zh: '请改为报送截止之后', en: 'Choose a time after reporting closes' },
};
