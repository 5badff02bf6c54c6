import { accessLog } from './access-log.ts';
import { campaignStore } from './campaign-store.ts';
import { copyRegister } from './copy-register.ts';
import { identityVault } from './identity-vault.ts';
import { ledgerStore } from './ledger-store.ts';
import { policyLibrary } from './policy-library.ts';
import { reportStore } from './report-store.ts';
import { verifiedIdentity } from './verified-identity.ts';

/** Reports about a subject, with the policies under which they were handed in, and who the subject is. */
export const ownRecord = () => ({
  reports: reportStore(),
  campaigns: campaignStore(),
  policies: policyLibrary(),
  vault: identityVault(),
  verifiedIdentity: verifiedIdentity(),
});

/** The same with everything else that is kept of them. */
export const wholeRecord = () => ({
  ...ownRecord(),
  ledger: ledgerStore(),
  copies: copyRegister(),
  accesses: accessLog(),
});
