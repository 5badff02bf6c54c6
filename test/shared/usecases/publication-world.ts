import { createHash } from 'node:crypto';
import { AccountId, type Caller, PersonRef } from '../../../shared/domain/actor.ts';
import { Campaign } from '../../../shared/domain/campaign.ts';
import { hashOf, sha256Of } from '../../../shared/domain/canonical.ts';
import { DeterminedReport } from '../../../shared/domain/determined-report.ts';
import type { Identity } from '../../../shared/domain/identity.ts';
import { Identity as IdentitySchema } from '../../../shared/domain/identity.ts';
import { ActionId, CampaignId, ReleaseNumber, ReportId, SubjectId } from '../../../shared/domain/ids.ts';
import { later, Moment } from '../../../shared/domain/moment.ts';
import { releaseStateOf } from '../../../shared/domain/release.ts';
import type { ActionCall } from '../../../shared/usecases/action-call.ts';
import { assembleRelease } from '../../../shared/usecases/assemble-release.ts';
import { composeLane } from '../../../shared/usecases/compose-lane.ts';
import { decideRelease } from '../../../shared/usecases/decide-release.ts';
import { deliverRelease } from '../../../shared/usecases/deliver-release.ts';
import { freezeRelease } from '../../../shared/usecases/freeze-release.ts';
import { publishRelease } from '../../../shared/usecases/publish-release.ts';
import { reconcileRelease } from '../../../shared/usecases/reconcile-release.ts';
import { writeLedgerLane } from '../../../shared/usecases/write-ledger-lane.ts';
import { memoryOutbox } from '../../fakes/memory-outbox.ts';
import { memoryCampaigns, memoryPolicies } from '../../fakes/memory-ports.ts';
import {
  memoryDetermined,
  memoryDownstream,
  memoryFiles,
  memoryLedger,
  memoryReleases,
  memorySigner,
} from '../../fakes/memory-release-ports.ts';
import { zhengzhou } from '../domain/zhengzhou.ts';

export const campaignId = CampaignId.parse('flood-2021');
export const dueAt = Moment.parse('2021-10-01T00:00:00.000Z');
export const determinedAt = Moment.parse('2021-08-10T03:00:00.000Z');
export const numbered = (release: number): ReleaseNumber => ReleaseNumber.parse(release);

const campaign = Campaign.parse({
  campaignId,
  schemaVersion: 1,
  name: { zh: '2021年防汛救灾', en: 'Flood relief of 2021' },
  policyId: 'zhengzhou-flood-2021',
  startedOn: '2021-07-20',
  endedAt: '2021-08-31T00:00:00.000Z',
  reportsCloseAt: '2021-09-15T00:00:00.000Z',
  publicationDueAt: dueAt,
  releases: 0,
  version: 2,
  createdBy: { kind: 'system', name: 'test' },
  createdAt: '2021-07-20T00:00:00.000Z',
  calls: [],
});

/** Crockford base32 of a number: ids that sort and are easy to make. */
export const reportIdOf = (number: number): ReportId => ReportId.parse(String(number).padStart(26, '0'));
export const subjectIdOf = (person: string): SubjectId =>
  SubjectId.parse(`k1_${createHash('sha256').update(person).digest('base64url')}`);

let made = 0;
const base = () => {
  made += 1;
  return {
    reportId: reportIdOf(made),
    campaignId,
    determinedAt,
    withdrawnAt: null,
    policyVersion: 1,
    determiners: ['p-wu'],
    district: '410105',
    evidence: [
      { evidenceId: 'e1', key: `evidence/${made}`, sha256: sha256Of(String(made)), versionId: 'v1' },
    ],
  };
};

/** A person's determined report; the same `deed` twice is the same deed. */
export const aPerson = (
  person: string,
  category = 'frontline-relief',
  deed = '1',
  more: object = {},
): DeterminedReport =>
  DeterminedReport.parse({
    ...base(),
    channel: 'citizen',
    category,
    subject: { kind: 'person', subjectId: subjectIdOf(person) },
    deed: hashOf([person, category, deed]),
    matter: null,
    department: 'emergency-bureau',
    consents: ['verification', 'hand-to-points-system'],
    ...more,
  });

export const codeOf = (number: number): string => `91410100MA${String(number).padStart(8, '0')}`;

export const anOrganisation = (number: number, deed = '1', more: object = {}): DeterminedReport =>
  DeterminedReport.parse({
    ...base(),
    channel: 'department',
    category: 'organisation-contribution',
    subject: { kind: 'organisation', name: `郑州救灾物资${number}号有限公司`, creditCode: codeOf(number) },
    deed: hashOf([number, deed]),
    matter: { title: `调运物资第${deed}批`, startedOn: '2021-07-22', endedOn: '2021-07-23', place: '郑州' },
    department: 'industry-bureau',
    consents: ['public-commendation'],
    ...more,
  });

const identityOf = (subjectId: string): Identity =>
  IdentitySchema.parse({
    name: '测试',
    sex: 'female',
    document: { type: 'passport', number: `E${subjectId.replaceAll(/\D/g, '').slice(0, 7).padEnd(7, '0')}` },
    birthDate: '1990-01-01',
  });

const office = (account: string): Caller => ({
  account: AccountId.parse(account),
  person: PersonRef.parse(`p-${account}`),
  role: 'office',
  department: null,
  districts: ['*'],
});

let calls = 0;
export const callOf = (account: string, now = later(dueAt, 3_600_000)): ActionCall => {
  calls += 1;
  return {
    caller: office(account),
    actionId: ActionId.parse(`call-${calls}`.padEnd(12, '0')),
    now,
    bearer: 'token',
  };
};

/** Everything a release needs, in memory, with each step as one call. */
export function publicationWorld(
  records: DeterminedReport[] = [],
  options: { pageSize?: number; partSize?: number; beforeWrite?: (key: string) => void } = {},
) {
  const points = memoryDownstream();
  const disclosure = memoryDownstream();
  const signer = memorySigner();
  const answers: { token: string; output: unknown }[] = [];
  const started: string[] = [];
  const unknown = new Set<string>();
  const swapped = new Set<string>();
  const ports = {
    campaigns: memoryCampaigns(campaign),
    policies: memoryPolicies(zhengzhou()),
    releases: memoryReleases(),
    determined: memoryDetermined(records, options.pageSize),
    files: memoryFiles(options.beforeWrite),
    witness: async ({ key }: { key: string }) => !swapped.has(key),
    ledger: memoryLedger(),
    vault: {
      open: async (subjectId: SubjectId) => (unknown.has(subjectId) ? null : identityOf(subjectId)),
    },
    outbox: memoryOutbox(),
    downstreams: { points: points.downstream, disclosure: disclosure.downstream },
    sign: signer.sign,
    workflows: {
      startVerification: async (reportId: string, round: number) => void started.push(`${reportId}-${round}`),
      startPublication: async (id: string, release: number) => void started.push(`${id}-${release}`),
      completeTask: async (token: string, output: unknown) => void answers.push({ token, output }),
    },
    publicUrl: 'https://lists.example',
    partSize: options.partSize ?? 2,
  };
  const never = () => false;
  const compose = async (release = 1, now = dueAt, outOfTime: () => boolean = never) => {
    const name = { campaignId, release: numbered(release) };
    const { lanes } = await freezeRelease(ports, name, now);
    for (const lane of lanes) {
      let position = { ...lane, done: false };
      while (!position.done) position = await composeLane(ports, lane, outOfTime);
    }
    await assembleRelease(ports, name, later(now, 60_000));
  };
  const stateOf = async (release = 1) => {
    const record = await ports.releases.find(campaignId, numbered(release));
    if (record === null) throw new Error('no release');
    return releaseStateOf(record);
  };
  const approve = async (release = 1, ...accounts: string[]) => {
    const manifestHash = (await stateOf(release)).composed?.manifestHash;
    if (manifestHash === undefined) throw new Error('not composed');
    const name = { campaignId, release: numbered(release) };
    const by = accounts.length === 0 ? ['qian', 'sun'] : accounts;
    const outcomes = [];
    for (const account of by) {
      outcomes.push(await decideRelease(ports, name, { decision: 'approve', manifestHash }, callOf(account)));
    }
    return outcomes;
  };
  const finish = async (release = 1, now = later(dueAt, 7_200_000)) => {
    const name = { campaignId, release: numbered(release) };
    const plan = await freezeRelease(ports, name, now);
    for (const lane of plan.lanes) await writeLedgerLane(ports, lane, never);
    await publishRelease(ports, name, now);
    for (const delivery of plan.deliveries) await deliverRelease(ports, delivery, now, never);
    await reconcileRelease(ports, name, now);
  };
  const whole = async (release = 1, now = dueAt) => {
    await compose(release, now);
    await approve(release);
    await finish(release, later(now, 7_200_000));
  };
  const text = (file: string, release = 1) =>
    Buffer.from(
      ports.files.sealed.get(`campaigns/${campaignId}/releases/000${release}/${file}`) ?? new Uint8Array(),
    ).toString();
  return {
    ports,
    points,
    disclosure,
    signer,
    answers,
    started,
    unknown,
    swapped,
    compose,
    approve,
    finish,
    whole,
    stateOf,
    text,
    records,
  };
}
