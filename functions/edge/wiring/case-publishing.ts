import { dynamoRegisterStore } from '../../../shared/adapters/dynamo-register-store.ts';
import { environment } from '../../../shared/contract/environment.ts';
import { readEnvironment } from '../read-environment.ts';
import { campaignStore } from './campaign-store.ts';
import { caseStore } from './case-store.ts';
import { dynamoClient } from './dynamo-client.ts';
import { outbox } from './outbox.ts';
import { policyLibrary } from './policy-library.ts';
import { releaseFiles } from './release-files.ts';
import { signer } from './signer.ts';

/** All that a decision on a case needs to become public. */
export const casePublishing = () => ({
  cases: caseStore(),
  campaigns: campaignStore(),
  policies: policyLibrary(),
  register: dynamoRegisterStore({
    client: dynamoClient(),
    tableName: readEnvironment(environment.casesTable),
  }),
  files: releaseFiles(),
  sign: signer(),
  outbox: outbox(),
});
