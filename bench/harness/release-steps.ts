import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { localAccount, localCredentials } from '../../local/template/local-account.ts';
import { dynamoCampaignStore } from '../../shared/adapters/dynamo-campaign-store.ts';
import { dynamoDeterminedReports } from '../../shared/adapters/dynamo-determined-reports.ts';
import { dynamoLedgerStore } from '../../shared/adapters/dynamo-ledger-store.ts';
import { dynamoPolicyLibrary } from '../../shared/adapters/dynamo-policy-library.ts';
import { dynamoReleaseStore } from '../../shared/adapters/dynamo-release-store.ts';
import { kmsSigner } from '../../shared/adapters/kms-signer.ts';
import { s3EvidenceWitness } from '../../shared/adapters/s3-evidence-witness.ts';
import { s3ReleaseFiles } from '../../shared/adapters/s3-release-files.ts';
import { createActionId } from '../../shared/domain/action-id.ts';
import { AccountId, type Caller, PersonRef } from '../../shared/domain/actor.ts';
import { ReleaseNumber, type Sha256 } from '../../shared/domain/ids.ts';
import { later, Moment } from '../../shared/domain/moment.ts';
import { compositionOf, releaseStateOf } from '../../shared/domain/release.ts';
import { assembleRelease } from '../../shared/usecases/assemble-release.ts';
import { composeLane } from '../../shared/usecases/compose-lane.ts';
import { type DecideReleasePorts, decideRelease } from '../../shared/usecases/decide-release.ts';
import { freezeRelease } from '../../shared/usecases/freeze-release.ts';
import { inParallel } from '../../shared/usecases/in-parallel.ts';
import { publishRelease } from '../../shared/usecases/publish-release.ts';
import type { ReleaseName } from '../../shared/usecases/release-keys.ts';
import { writeLedgerLane } from '../../shared/usecases/write-ledger-lane.ts';
import { campaign } from '../data/campaign.ts';
import { policy } from '../data/persons-table.ts';
import type { ReleaseRoom } from './release-room.ts';

/** Long after everything was determined. */
export const dueAt = Moment.parse('2021-10-01T00:00:00.000Z');
export const approvedAt = later(dueAt, 3_600_000);

/** What was asked of the stores, step by step. */
export type Counts = Record<
  string,
  {
    requests: number;
    /** Of these, looks at the evidence that a determination rests on. */
    looks: number;
    writeUnits: number;
    readUnits: number;
  }
>;

const Consumed = z.object({ CapacityUnits: z.number() });
const Capacity = z.object({
  ConsumedCapacity: z.union([Consumed, z.array(Consumed)]).optional(),
});

/** The adapters that are deployed, on the engines of a room, every call of theirs counted. */
export function releasePorts(room: ReleaseRoom) {
  const counts: Counts = {};
  let step = 'prepare';
  const common = { region: localAccount.region, credentials: localCredentials };
  const client = new DynamoDBClient({ ...common, endpoint: room.dynamodb });
  const files = new S3Client({ ...common, endpoint: room.files, forcePathStyle: true });
  const evidence = new S3Client({ ...common, endpoint: room.evidence, forcePathStyle: true });
  const keys = new KMSClient({ ...common, endpoint: room.kms });
  const of = (name: string) => {
    const own = counts[name] ?? { requests: 0, looks: 0, writeUnits: 0, readUnits: 0 };
    counts[name] = own;
    return own;
  };
  const asked = () => {
    const own = of(step);
    own.requests += 1;
    const { kill } = room;
    if (kill?.step === step && kill.call === own.requests) process.kill(process.pid, 'SIGKILL');
  };
  const after = async <T>(answering: Promise<T>): Promise<T> => {
    const answer = await answering;
    asked();
    return answer;
  };
  const place = { step: 'initialize', name: 'count' } as const;
  files.middlewareStack.add(next => given => after(next(given)), place);
  evidence.middlewareStack.add(
    next => given => {
      of(step).looks += 1;
      return after(next(given));
    },
    place,
  );
  keys.middlewareStack.add(next => given => after(next(given)), place);
  client.middlewareStack.add(
    (next, context) => async given => {
      if (room.counted) Object.assign(given.input, { ReturnConsumedCapacity: 'TOTAL' });
      const answer = await next(given);
      if (room.counted) {
        const writes = /Put|Update|Write|Delete/.test(context.commandName ?? '');
        for (const { CapacityUnits } of [Capacity.parse(answer.output).ConsumedCapacity ?? []].flat())
          of(step)[writes ? 'writeUnits' : 'readUnits'] += CapacityUnits;
      }
      asked();
      return answer;
    },
    place,
  );
  const office = { client, tableName: 'Office' };
  const ports = {
    campaigns: dynamoCampaignStore(office),
    policies: dynamoPolicyLibrary(office),
    releases: dynamoReleaseStore(office),
    determined: dynamoDeterminedReports({ client, tableName: 'Reports' }),
    ledger: dynamoLedgerStore({ client, tableName: 'Ledger', pause: async () => {} }),
    files: s3ReleaseFiles({ client: files, sealedBucket: 'sealed', publicBucket: 'public' }),
    witness: s3EvidenceWitness({ client: evidence, bucket: 'evidence' }),
    sign: kmsSigner({ client: keys, keyArn: room.signingKey }),
    workflows: { completeTask: async () => {} },
    publicUrl: 'https://lists.example',
    ...(room.partSize === undefined ? {} : { partSize: room.partSize }),
  };
  return {
    ports,
    counts,
    client,
    files,
    enter(name: string) {
      step = name;
    },
    close() {
      for (const one of [client, files, evidence, keys]) one.destroy();
    },
  };
}
type Opened = ReturnType<typeof releasePorts>;

const never = () => false;

const officer = (account: string): Caller => ({
  account: AccountId.parse(account),
  person: PersonRef.parse(account),
  role: 'office',
  department: null,
  districts: ['*'],
});

/** The campaign, ended and due, and its policy. */
export async function prepareRelease({ ports }: Opened): Promise<void> {
  await ports.policies.add(policy);
  await ports.campaigns.add({
    ...campaign,
    endedAt: Moment.parse('2021-08-31T00:00:00.000Z'),
    reportsCloseAt: Moment.parse('2021-09-15T00:00:00.000Z'),
    publicationDueAt: dueAt,
    releases: 1,
  });
}

/** Two officers who determined nothing approve what they were shown. */
export async function approveTwice(
  ports: DecideReleasePorts,
  name: ReleaseName,
  manifestHash: Sha256,
): Promise<void> {
  for (const account of ['first-officer', 'second-officer']) {
    const call = {
      caller: officer(account),
      actionId: createActionId('approve', name.release, account),
      now: approvedAt,
      bearer: '',
    };
    const outcome = await decideRelease(ports, name, { decision: 'approve', manifestHash }, call);
    if (!outcome.ok) throw new Error(outcome.refusal.detail.en);
  }
}

/** One release from its cut-off to its public bytes, each step as the workflow calls it; in life each lane is a function of its own. */
export async function releaseOnce({ ports, enter }: Opened, number = 1, sideBySide = 8) {
  const name = { campaignId: campaign.campaignId, release: ReleaseNumber.parse(number) };
  enter('freeze');
  const { lanes } = await freezeRelease(ports, name, dueAt);
  enter('compose');
  await inParallel(lanes, sideBySide, lane => composeLane(ports, lane, never));
  enter('assemble');
  await assembleRelease(ports, name, later(dueAt, 60_000));
  enter('approve');
  const record = await ports.releases.find(name.campaignId, name.release);
  if (record === null) throw new Error('no release');
  const composition = compositionOf(releaseStateOf(record));
  const { manifestHash } = composition;
  await approveTwice(ports, name, manifestHash);
  enter('ledger');
  await inParallel(lanes, sideBySide, lane => writeLedgerLane(ports, lane, never));
  enter('publish');
  await publishRelease(ports, name, later(approvedAt, 60_000));
  enter('end');
  return composition;
}
