/**
 * Every environment variable a function may read. `infra` sets one in the same call that grants what it names;
 * `functions/edge/read-environment.ts` is the only reader.
 */
export const environment = {
  reportsTable: 'REPORTS_TABLE',
  vaultTable: 'VAULT_TABLE',
  ledgerTable: 'LEDGER_TABLE',
  officeTable: 'OFFICE_TABLE',
  accessTable: 'ACCESS_TABLE',
  batchesTable: 'BATCHES_TABLE',
  outboxTable: 'OUTBOX_TABLE',
  casesTable: 'CASES_TABLE',
  evidenceBucket: 'EVIDENCE_BUCKET',
  quarantineBucket: 'QUARANTINE_BUCKET',
  importsBucket: 'IMPORTS_BUCKET',
  releasesBucket: 'RELEASES_BUCKET',
  publicationsBucket: 'PUBLICATIONS_BUCKET',
  /** Where anybody reads what lies in the publications bucket, without a slash at the end. */
  publicationsUrl: 'PUBLICATIONS_URL',
  identityKey: 'IDENTITY_KEY',
  manifestKey: 'MANIFEST_KEY',
  deliveryKey: 'DELIVERY_KEY',
  verificationWorkflow: 'VERIFICATION_WORKFLOW',
  publicationWorkflow: 'PUBLICATION_WORKFLOW',
  importWorkflow: 'IMPORT_WORKFLOW',
  bulkWorkflow: 'BULK_WORKFLOW',
  /** OpenID Connect issuer whose tokens are taken. */
  issuerUrl: 'ISSUER_URL',
  pointsSystemUrl: 'POINTS_SYSTEM_URL',
  disclosureSiteUrl: 'DISCLOSURE_SITE_URL',
  /** `yes` where the downstream systems run on this machine too. */
  downstreamsOnLoopback: 'DOWNSTREAMS_ON_LOOPBACK',
} as const;

export type EnvironmentName = (typeof environment)[keyof typeof environment];
