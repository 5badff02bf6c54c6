import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { madeUpPerson } from '../../local/demo/cast.ts';
import { localAccount, localCredentials } from '../../local/template/local-account.ts';
import { dynamoCampaignStore } from '../../shared/adapters/dynamo-campaign-store.ts';
import { dynamoCounters } from '../../shared/adapters/dynamo-counters.ts';
import { dynamoPolicyLibrary } from '../../shared/adapters/dynamo-policy-library.ts';
import { dynamoReportStore } from '../../shared/adapters/dynamo-report-store.ts';
import { dynamoStaffDirectory } from '../../shared/adapters/dynamo-staff-directory.ts';
import { kmsIdentityVault } from '../../shared/adapters/kms-identity-vault.ts';
import { s3EvidenceStore } from '../../shared/adapters/s3-evidence-store.ts';
import { sfnWorkflows } from '../../shared/adapters/sfn-workflows.ts';
import { signatureMalwareScanner } from '../../shared/adapters/signature-malware-scanner.ts';
import { Identity } from '../../shared/domain/identity.ts';
import { momentAt } from '../../shared/domain/moment.ts';
import { type Endpoints, places } from './engines.ts';
import type { Interference } from './interference.ts';

/** Who the bearer of a token is: `citizen-7` or `officer-1`, with facts made from the number. */
export function identityOf(account: string): Identity {
  const index = Number(account.split('-')[1]) + (account.startsWith('officer') ? 2000 : 0);
  const { name, gender, document, birthdate } = madeUpPerson(index, 1990);
  return Identity.parse({ name, sex: gender, document, birthDate: birthdate });
}

/** The real adapters of every port, for one life, each attempt of each of their calls under `interfere`. */
export function portsOn(endpoints: Endpoints, life: number, interfere: Interference) {
  const common = { region: localAccount.region, credentials: localCredentials, maxAttempts: 4 };
  const client = new DynamoDBClient({ ...common, endpoint: endpoints.dynamodb });
  const kmsClient = new KMSClient({ ...common, endpoint: endpoints.kms });
  const sfn = new SFNClient({ ...common, endpoint: endpoints.stepFunctions });
  const s3 = new S3Client({
    ...common,
    endpoint: endpoints.s3,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  // Inside the SDK's own loop of retries, so that what is lost is repeated as on a broken connection.
  const place = { step: 'deserialize', priority: 'low', name: 'interfere' } as const;
  client.middlewareStack.add(next => given => interfere(() => next(given)), place);
  kmsClient.middlewareStack.add(next => given => interfere(() => next(given)), place);
  sfn.middlewareStack.add(next => given => interfere(() => next(given)), place);
  s3.middlewareStack.add(next => given => interfere(() => next(given)), place);

  const now = () => momentAt(Date.now());
  const office = { client, tableName: 'office' };
  return {
    clients: { client, s3, sfn },
    reports: dynamoReportStore({ client, tableName: 'reports' }),
    campaigns: dynamoCampaignStore(office),
    policies: dynamoPolicyLibrary(office),
    staff: dynamoStaffDirectory(office),
    counters: dynamoCounters({ ...office, now }),
    vault: kmsIdentityVault({ client, kmsClient, tableName: `vault-${life}`, keyArn: places.identityKey }),
    evidence: s3EvidenceStore({
      client: s3,
      bucket: places.evidence,
      quarantineBucket: places.quarantine,
      now,
    }),
    scanner: signatureMalwareScanner(),
    verifiedIdentity: async (bearer: string) => identityOf(bearer),
    workflows: sfnWorkflows({ client: sfn, verificationArn: places.verification, publicationArn: '' }),
    close() {
      for (const one of [client, kmsClient, sfn, s3]) one.destroy();
    },
  };
}
export type Ports = ReturnType<typeof portsOn>;
