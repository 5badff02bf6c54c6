import type { ReleaseView } from '../../shared/contract/release-routes.ts';
import { Policy } from '../../shared/domain/policy.ts';
import policyFile from '../../shared/policy/zhengzhou-flood-2021.json' with { type: 'json' };
import { firstOfficer, staff, staffIdentities } from './cast.ts';
import { type CitizenPlan, campaignId, days, policyId } from './plan.ts';
import { type Stage, until } from './stage.ts';

const office = (stage: Stage) => stage.as(firstOfficer);

/** Policy, people and campaign: what must be there before the first report. */
export async function officePrepares(stage: Stage, citizens: readonly CitizenPlan[]): Promise<void> {
  const identities = [...staffIdentities, ...citizens.map(({ account }) => account)];
  const registered = await fetch(`${stage.stack.issuerUrl}/identities`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identities }),
  });
  if (!registered.ok)
    throw new Error(`the issuer refused the cast: ${registered.status} ${await registered.text()}`);

  await office(stage).call('loadPolicy', { key: 'load-policy', body: Policy.parse(policyFile) });
  await stage.each('staff', staff, ({ account, ...row }) =>
    office(stage).call('putStaff', {
      params: { account },
      key: `staff-${account}`,
      body: { role: row.role, department: row.department, districts: [...row.districts], active: true },
    }),
  );
  await office(stage).call('createCampaign', {
    key: 'create-campaign',
    body: {
      campaignId,
      name: { zh: '郑州市2021年7月防汛救灾', en: 'Flood relief in Zhengzhou, July 2021' },
      policyId,
      startedOn: '2021-07-17',
    },
  });
}

export async function officeDeclaresEnd(stage: Stage): Promise<void> {
  await office(stage).call('endCampaign', {
    params: { campaignId },
    key: 'end-campaign',
    body: { endedAt: days.ended, reportsCloseAt: days.reportsClose, publicationDueAt: days.publicationDue },
  });
}

const params = { campaignId, release: 1 };
const release = (stage: Stage): Promise<ReleaseView> => office(stage).call('getRelease', { params });
const minutesOf = (count: number) => count * 60_000;

/** The clock passes the due moment; the sweeper starts the release by itself, and it is composed for the preview. */
export async function releaseComposes(stage: Stage): Promise<ReleaseView> {
  await stage.moveTo(days.publicationDue);
  return until(
    'the first release composed',
    async () => {
      // Ticks and waits of the workflow go by the movable clock, so it is helped along a minute at a time.
      const { items } = await office(stage).call('listReleases', { params: { campaignId } });
      const [first] = items;
      if (first === undefined || first.status === 'frozen') {
        stage.stack.clock.advance(minutesOf(1));
        await stage.stack.running.idle();
      }
      return first;
    },
    found => found !== undefined && found.status !== 'frozen',
  ).then(() => release(stage));
}

/** Two officers who determined nothing approve exactly the manifest that was previewed. */
export async function officersApprove(stage: Stage, preview: ReleaseView): Promise<void> {
  const { manifestHash } = preview;
  if (manifestHash === null) throw new Error('a preview without a manifest');
  for (const account of ['staff-tang-rui', 'staff-cao-lei']) {
    await stage.as(account).call('decideRelease', {
      params,
      key: `approve-${account}`,
      body: { decision: 'approve', manifestHash },
    });
  }
}

/** Published, delivered, and the receipts held against what the downstream systems show. */
export const releaseReconciles = (stage: Stage): Promise<ReleaseView> =>
  until(
    'the release reconciled',
    async () => {
      await stage.stack.running.idle();
      return release(stage);
    },
    found => found.status === 'reconciled',
  );
