import { campaignStore } from './campaign-store.ts';
import { caseStore } from './case-store.ts';
import { outbox } from './outbox.ts';
import { policyLibrary } from './policy-library.ts';
import { registerStore } from './register-store.ts';
import { releaseFiles } from './release-files.ts';
import { signer } from './signer.ts';

/** All that a decision on a case needs to become public. */
export const casePublishing = () => ({
  cases: caseStore(),
  campaigns: campaignStore(),
  policies: policyLibrary(),
  register: registerStore(),
  files: releaseFiles(),
  sign: signer(),
  outbox: outbox(),
});
