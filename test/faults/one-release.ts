import { verifyCampaign } from '../../local/relief/verify-campaign.ts';
import { createActionId } from '../../shared/domain/action-id.ts';
import { Campaign } from '../../shared/domain/campaign.ts';
import { shardOf, shardsPerLane } from '../../shared/domain/determined-report.ts';
import { Identity } from '../../shared/domain/identity.ts';
import { CampaignId } from '../../shared/domain/ids.ts';
import { later } from '../../shared/domain/moment.ts';
import { compositionOf, releaseStateOf } from '../../shared/domain/release.ts';
import { isReleaseChainWhole } from '../../shared/domain/release-history.ts';
import { assembleRelease } from '../../shared/usecases/assemble-release.ts';
import { composeLane } from '../../shared/usecases/compose-lane.ts';
import { decideRelease } from '../../shared/usecases/decide-release.ts';
import { deliverRelease } from '../../shared/usecases/deliver-release.ts';
import { freezeRelease } from '../../shared/usecases/freeze-release.ts';
import { publishRelease } from '../../shared/usecases/publish-release.ts';
import { reconcileRelease } from '../../shared/usecases/reconcile-release.ts';
import { writeLedgerLane } from '../../shared/usecases/write-ledger-lane.ts';
import { memoryOutbox } from '../fakes/memory-outbox.ts';
import { memoryDetermined, memoryDownstream } from '../fakes/memory-release-ports.ts';
import { zhengzhou } from '../shared/domain/zhengzhou.ts';
import {
  anOrganisation,
  aPerson,
  callOf,
  codeOf,
  dueAt,
  numbered,
  subjectIdOf,
} from '../shared/usecases/publication-world.ts';
import type { Interference } from './interference.ts';
import type { ReleaseStores } from './release-engines.ts';

const person = 'one person';
/** An identity whose holder nobody is; what a release hands over of it is not looked at here. */
const identity = Identity.parse({
  name: '测试',
  sex: 'female',
  document: { type: 'passport', number: 'E12345678' },
  birthDate: '1990-01-01',
});

const laneOf = (key: string): number => Math.floor(shardOf(key) / shardsPerLane);
/** An organisation of the person's own lane. */
const neighbour = Array.from({ length: 100 }, (_, index) => index).findIndex(
  index => laneOf(codeOf(index)) === laneOf(subjectIdOf(person)),
);

const never = () => false;
/** Asked once more where it broke, as the workflow's Retry and a person at a page do. */
const untilDone = <T>(run: () => Promise<T>): Promise<T> => run().catch(run);

/** One campaign's first release, from its cut-off to its receipts; every step as the workflow calls it. */
export async function releaseOnce(
  stores: ReleaseStores,
  calm: ReleaseStores,
  interfere: Interference,
  life: number,
) {
  const campaignId = CampaignId.parse(`relief-of-life-${life}`);
  const name = { campaignId, release: numbered(1) };
  await calm.policies.add(zhengzhou());
  await calm.campaigns.add(campaignOf(campaignId));
  const points = memoryDownstream();
  const disclosure = memoryDownstream();
  const disturbed = ({ downstream }: typeof points): typeof downstream => ({
    deliver: (...given) => interfere(() => downstream.deliver(...given)),
    holdings: after => interfere(() => downstream.holdings(after)),
  });
  const others = {
    determined: memoryDetermined([
      aPerson(person, 'frontline-relief', '1', { campaignId }),
      anOrganisation(neighbour, '1', { campaignId }),
    ]),
    witness: async () => true,
    vault: { open: async () => identity },
    workflows: { completeTask: async () => {} },
    outbox: memoryOutbox(),
    publicUrl: 'https://lists.example',
    downstreams: { points: disturbed(points), disclosure: disturbed(disclosure) },
  };
  const ports = { ...stores, ...others };
  // Lanes without anybody in them are all alike, so only the one with somebody is disturbed.
  const inhabited = laneOf(subjectIdOf(person));
  const portsOf = (lane: number) => (lane === inhabited ? ports : { ...calm, ...others });

  const { lanes, deliveries } = await untilDone(() => freezeRelease(ports, name, dueAt));
  for (const lane of lanes) await untilDone(() => composeLane(portsOf(lane.lane), lane, never));
  await untilDone(() => assembleRelease(ports, name, later(dueAt, 60_000)));
  const composed = await calm.releases.find(campaignId, name.release);
  if (composed === null) throw new Error('no release');
  const { manifestHash } = compositionOf(releaseStateOf(composed));
  for (const account of ['qian', 'sun']) {
    const by = { ...callOf(account), actionId: createActionId('approve', life, account) };
    const outcome = await untilDone(() =>
      decideRelease(ports, name, { decision: 'approve', manifestHash }, by),
    );
    if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.code}`);
  }
  const now = later(dueAt, 7_200_000);
  for (const lane of lanes) await untilDone(() => writeLedgerLane(portsOf(lane.lane), lane, never));
  await untilDone(() => publishRelease(ports, name, now));
  for (const delivery of deliveries) await untilDone(() => deliverRelease(ports, delivery, now, never));
  await untilDone(() => reconcileRelease(ports, name, now));
  return whatRemains(calm, name, points.rows.length, disclosure.rows.length);
}

/** What a release left behind, without what bears its campaign's name or is drawn at random. */
async function whatRemains(
  calm: ReleaseStores,
  name: { campaignId: CampaignId; release: ReturnType<typeof numbered> },
  pointsRows: number,
  disclosureRows: number,
) {
  const record = await calm.releases.find(name.campaignId, name.release);
  if (record === null) throw new Error('no release');
  const { status, approvals, deliveries, reconciled, composed } = releaseStateOf(record);
  const place = { read: (path: string) => calm.files.readPublished(path), list: async () => null };
  const given = { campaignId: name.campaignId, pinned: [], entry: codeOf(neighbour), progress: () => {} };
  const verified = await verifyCampaign(place, given);
  const lines = (await calm.ledger.of(subjectIdOf(person))).filter(
    ({ campaignId }) => campaignId === name.campaignId,
  );
  return {
    status,
    chainWhole: isReleaseChainWhole(record),
    steps: record.history.map(({ action, at, actor }) => [action.type, at, actor]),
    approvals,
    deliveries,
    reconciled,
    counts: composed?.counts,
    handovers: composed?.handovers,
    faults: verified.findings,
    entry: verified.entry?.standing?.state,
    lines: lines.map(({ delta, total, writtenAt }) => ({ delta, total, writtenAt })),
    pointsRows,
    disclosureRows,
  };
}

const campaignOf = (campaignId: CampaignId): Campaign =>
  Campaign.parse({
    campaignId,
    schemaVersion: 1,
    name: { zh: '防汛救灾', en: 'Flood relief' },
    policyId: zhengzhou().policyId,
    startedOn: '2021-07-17',
    endedAt: '2021-08-31T00:00:00.000Z',
    reportsCloseAt: '2021-09-15T00:00:00.000Z',
    publicationDueAt: dueAt,
    releases: 1,
    version: 1,
    createdBy: { kind: 'system', name: 'test' },
    createdAt: '2021-07-20T00:00:00.000Z',
    calls: [],
  });
