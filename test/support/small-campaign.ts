import { pngFile } from '../../local/demo/files.ts';
import { sendEvidence } from '../../local/demo/send-evidence.ts';
import { type Stage, until } from '../../local/demo/stage.ts';
import { formOf, openDraft, submission } from './reporting.ts';
import {
  approveAndPublish,
  campaignId,
  firstOfficer,
  nextCitizens,
  prepare,
  untilComposed,
} from './story.ts';

const CITIZENS = 5;
/** The last of them is turned down; the others get the points of their category. */
const isRejected = (index: number): boolean => index === CITIZENS - 1;
const formOfCitizen = (index: number) =>
  index === 0 ? formOf({ category: 'urgent-production-leaders', district: '410122' }) : formOf();
const officers = (index: number) => (index === 0 ? ['staff-feng-lin', 'staff-gao-yan'] : ['staff-zhou-jie']);

export type SmallCampaign = { readonly persons: number; readonly points: number; readonly reports: number };

/** What must come out however often it was cut short. */
export const owed: SmallCampaign = {
  persons: CITIZENS - 1,
  points: 15 + 20 * (CITIZENS - 2),
  reports: CITIZENS,
};

/**
 * One campaign from preparation to the receipts, in calls that may be made again: told anew on what a killed stack left
 * behind, it goes on there. `passed` hears of every step.
 */
export async function tellSmallCampaign(
  stage: Stage,
  passed: (step: string) => void,
): Promise<SmallCampaign> {
  await prepare(stage, CITIZENS);
  passed('prepared');
  await stage.each('citizens', nextCitizens(CITIZENS).entries().toArray(), async ([index, account]) => {
    const client = stage.as(account);
    const reportId = await openDraft(stage, account, account, formOfCitizen(index));
    passed('opened');
    const files = officers(index).map((_, file) => pngFile(`${account}-${file}`));
    await sendEvidence(client, reportId, `${account}-files`, files);
    passed('uploaded');
    await client.call('submitReport', {
      params: { reportId },
      key: `${account}-submit`,
      body: submission(stage, account),
    });
    passed('submitted');
    for (const [turn, officer] of officers(index).entries()) {
      await review(stage, account, reportId, officer, turn, isRejected(index));
      passed('reviewed');
    }
  });
  const composed = await untilComposed(stage);
  passed('composed');
  const released = await approveAndPublish(stage, composed);
  passed('reconciled');
  const counts = await stage.as(firstOfficer).call('countReports', { params: { campaignId } });
  return {
    persons: released.counts?.persons ?? 0,
    points: released.counts?.points ?? 0,
    reports: counts.total,
  };
}

/** One officer's turn; done already, it is left alone. */
async function review(
  stage: Stage,
  account: string,
  reportId: string,
  officer: string,
  turn: number,
  reject: boolean,
): Promise<void> {
  const params = { reportId };
  const found = await until(
    'routed',
    () => stage.as(account).call('getReport', { params }),
    ({ status }) => status !== 'draft' && status !== 'submitted',
  );
  if (found.status !== (turn === 0 ? 'in-review' : 'second-review')) return;
  await stage.as(officer).call('claimReview', { params });
  await stage.as(officer).call('decideReview', {
    params,
    key: `${reportId}-turn-${turn}`,
    body: reject ? { outcome: 'reject', reason: '经核实未参加。' } : { outcome: 'approve' },
  });
}
