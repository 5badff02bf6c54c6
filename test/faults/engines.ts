import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verificationDefinition } from '../../infra/verification-definition.ts';
import { startKms } from '../../local/kms/start-kms.ts';
import { movableClock } from '../../local/movable-clock.ts';
import { startS3 } from '../../local/s3/start-s3.ts';
import { type Invoke, startStepFunctions } from '../../local/step-functions/start-step-functions.ts';
import { localArn, localCredentials } from '../../local/template/local-account.ts';
import { startDynoxide } from '../fakes/dynoxide.ts';
import { createTable } from '../fakes/tables.ts';

export const places = {
  verification: localArn('states', 'stateMachine:verification'),
  identityKey: localArn('kms', 'key/identity'),
  evidence: 'evidence',
  quarantine: 'quarantine',
} as const;

/** Addresses of the engines, as another process may be told them. */
export type Endpoints = {
  readonly dynamodb: string;
  readonly s3: string;
  readonly kms: string;
  readonly stepFunctions: string;
};

export type Engines = Endpoints & {
  /** A vault of one life's own, so that every life makes the first key of its blind index. */
  addVault(life: number): Promise<void>;
  close(): Promise<void>;
};

/** Real engines for the stores and the workflow of one test file; `invoke` is what the workflow's steps call. */
export async function startEngines(invoke: Invoke): Promise<Engines> {
  const directory = mkdtempSync(join(tmpdir(), 'relief-faults-'));
  const clock = movableClock();
  const dynoxide = await startDynoxide();
  const setUp = dynoxide.client();
  for (const kind of ['reports', 'office'] as const) await createTable(setUp, kind);
  const endpoint = await setUp.config.endpoint?.();
  const bucket = { versioned: true, objectLock: false, cors: [], publicRead: false, notify: false };
  const s3 = await startS3({
    directory: join(directory, 's3'),
    clock,
    credentials: localCredentials,
    buckets: [places.evidence, places.quarantine].map(name => ({ name, ...bucket })),
  });
  const key = {
    arn: places.identityKey,
    id: 'identity',
    spec: 'SYMMETRIC_DEFAULT',
    usage: 'ENCRYPT_DECRYPT',
  };
  const kms = await startKms({ file: join(directory, 'kms.json'), keys: [{ ...key, aliases: [] }] });
  const steps = {
    checkReport: 'checkReport',
    awaitDecision: 'awaitDecision',
    escalateReport: 'escalateReport',
  };
  const stepFunctions = await startStepFunctions({
    file: join(directory, 'step-functions.sqlite'),
    clock,
    machines: [
      { arn: places.verification, name: 'verification', definition: verificationDefinition(steps, 'aws') },
    ],
    invoke,
  });
  return {
    dynamodb: `http://${endpoint?.hostname}:${endpoint?.port}`,
    s3: s3.endpoint,
    kms: kms.endpoint,
    stepFunctions: stepFunctions.endpoint,
    async addVault(life) {
      await createTable(setUp, 'vault', `vault-${life}`);
    },
    async close() {
      await stepFunctions.close();
      await kms.close();
      await s3.close();
      await dynoxide.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
