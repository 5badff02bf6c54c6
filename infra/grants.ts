import { environment } from '../shared/contract/environment.ts';
import type { Buckets } from './buckets.ts';
import type { Keys } from './keys.ts';
import type { Parameters } from './parameters.ts';
import type { ReliefFunction } from './relief-function.ts';
import type { Tables } from './tables.ts';
import type { MachinePlace } from './workflows.ts';

/** Everything a function may be given. */
export type Places = {
  readonly verification: MachinePlace;
  readonly publication: MachinePlace;
  readonly imports: MachinePlace;
  readonly bulk: MachinePlace;
  readonly tables: Tables;
  readonly buckets: Buckets;
  readonly keys: Keys;
  readonly parameters: Parameters;
};

type Grant = (given: ReliefFunction, places: Places) => unknown;

const readsReport: Grant = (given, { tables }) => given.readsFrom(tables.reports);
const changesReport: Grant = (given, { tables }) => given.writesTo(tables.reports).readsFrom(tables.office);
const readsOffice: Grant = (given, { tables }) => given.readsFrom(tables.office);
const changesOffice: Grant = (given, { tables }) => given.writesTo(tables.office);
const both =
  (...grants: readonly Grant[]): Grant =>
  (given, places) => {
    for (const grant of grants) grant(given, places);
  };

/** An upload address is signed with the rights of whoever signs it. */
const takesUploads: Grant = (given, { buckets }) => given.writesTo(buckets.evidence).told(buckets.quarantine);
const showsEvidence: Grant = (given, { buckets }) =>
  given.readsFrom(buckets.evidence).told(buckets.quarantine);
const opensIdentities: Grant = (given, { tables, keys }) =>
  given.readsFrom(tables.vault).sealsWith(keys.identity);
const asksIssuer: Grant = (given, { parameters }) =>
  given.told({ variable: environment.issuerUrl, value: parameters.issuerUrl });
const keepsIdentities: Grant = (given, { tables, keys }) =>
  given.writesTo(tables.vault).sealsWith(keys.identity);

const knowsPublicAddress: Grant = (given, { parameters, buckets }) =>
  given.told({
    variable: environment.publicationsUrl,
    value: parameters.publicationsUrl(given, buckets.publications.bucket.bucketName),
  });
const readsReleases: Grant = (given, { buckets }) =>
  given.readsFrom(buckets.releases).told(buckets.publications);
/** A file is written once; where it stands already it is read, to tell the same bytes from others. */
const writesReleases: Grant = (given, { buckets }) =>
  given.readsFrom(buckets.releases).writesTo(buckets.releases).told(buckets.publications);
const delivers: Grant = (given, { parameters, keys }) =>
  given
    .signsWith(keys.delivery)
    .told({ variable: environment.downstreamsOnLoopback, value: parameters.downstreamsOnLoopback })
    .told({ variable: environment.pointsSystemUrl, value: parameters.pointsSystemUrl })
    .told({ variable: environment.disclosureSiteUrl, value: parameters.disclosureSiteUrl });

const readsOutbox: Grant = (given, { tables }) => given.readsFrom(tables.outbox);
const changesOutbox: Grant = (given, { tables }) => given.writesTo(tables.outbox);
const readsImports: Grant = (given, { tables }) => given.readsFrom(tables.batches);
const changesImports: Grant = (given, { tables }) => given.writesTo(tables.batches).readsFrom(tables.office);
const startsImports: Grant = (given, { imports }) => given.starts(imports);
const showsImportFiles: Grant = (given, { buckets }) => given.readsFrom(buckets.imports);
const takesImportFiles: Grant = (given, { buckets }) => given.writesTo(buckets.imports);

const readsBulk: Grant = (given, { tables }) => given.readsFrom(tables.batches);
const changesBulk: Grant = (given, { tables }) =>
  given.writesTo(tables.batches).readsFrom(tables.office).readsFrom(tables.reports);
const startsBulk: Grant = (given, { bulk }) => given.starts(bulk);

const readsCases: Grant = (given, { tables }) => given.readsFrom(tables.cases).readsFrom(tables.office);
/** A decision on a case is public at once: the log, the files, the row for the site. */
const publishesCases: Grant = (given, { tables, buckets, keys }) =>
  given
    .writesTo(tables.cases)
    .writesTo(tables.outbox)
    .readsFrom(tables.office)
    .told(buckets.releases)
    .readsFrom(buckets.publications)
    .writesTo(buckets.publications)
    .signsWith(keys.manifest);
const readsLedger: Grant = (given, { tables }) => given.readsFrom(tables.ledger);
const readsAccess: Grant = (given, { tables }) => given.readsFrom(tables.access);

/** Who may touch what, by function. Staff rows are read by every function that asks who calls; that is added once. */
export const grants = {
  openReport: changesReport,
  listReports: readsReport,
  getReport: readsReport,
  saveReport: changesReport,
  requestEvidenceUpload: both(changesReport, takesUploads),
  renewEvidenceUpload: both(changesReport, takesUploads),
  removeEvidence: changesReport,
  submitReport: both(changesReport, keepsIdentities, asksIssuer),
  supplementReport: changesReport,
  withdrawReport: changesReport,
  getOwnRecord: both(readsReport, opensIdentities, asksIssuer, readsLedger, readsAccess),
  listOwnAccesses: both(readsReport, opensIdentities, asksIssuer, readsAccess),
  withdrawConsent: both(changesReport, opensIdentities, asksIssuer),
  takeOwnCopy: both(readsReport, opensIdentities, asksIssuer, readsLedger, readsAccess, (given, { tables }) =>
    given.notesIn(tables.access),
  ),
  getGuidance: readsOffice,
  checkEligibility: readsOffice,
  redriveReport: both(readsReport, (given, { verification }) => given.starts(verification)),
  listReviews: both(readsReport, readsOffice),
  countReviews: readsOffice,
  getStatistics: readsOffice,
  getReview: both(readsReport, readsOffice, showsEvidence, opensIdentities),
  claimReview: both(changesReport, showsEvidence, opensIdentities, asksIssuer),
  decideCluster: both(changesReport, showsEvidence, opensIdentities, asksIssuer),
  releaseClaim: changesReport,
  decideReview: changesReport,
  releaseEvidence: changesReport,
  assignReview: changesReport,
  setAbsence: changesOffice,
  // Of the officer the blind index alone is made here.
  openBulkDecision: both(changesBulk, opensIdentities, asksIssuer, startsBulk),
  listBulkDecisions: readsBulk,
  getBulkDecision: both(readsBulk, readsReport),
  listBulkItems: readsBulk,
  confirmBulkDecision: both(changesBulk, startsBulk),
  undoBulkDecision: changesBulk,
  redriveBulkDecision: both(readsBulk, startsBulk),
  runBulkDecision: both(changesBulk, changesReport),
  openImport: both(changesImports, takesImportFiles),
  listImports: readsImports,
  getImportTemplate: both(readsOffice, showsImportFiles, takesImportFiles),
  getImport: readsImports,
  listImportFindings: readsImports,
  listImportRows: readsImports,
  getImportFile: both(readsImports, showsImportFiles),
  renewImportUpload: both(readsImports, takesImportFiles),
  cancelImport: changesImports,
  confirmImport: both(changesImports, startsImports),
  checkImport: both(changesImports, startsImports),
  redriveImport: both(readsImports, startsImports),
  recordImport: both(changesImports, startsImports, showsImportFiles),
  followImport: changesImports,
  // Of persons the blind index alone is made here; the vault keeps them once their row acts.
  readImport: both(changesImports, readsReport, showsImportFiles, opensIdentities),
  annotateImport: both(changesImports, showsImportFiles, takesImportFiles),
  actImport: both(changesImports, changesReport, keepsIdentities),
  returnImport: both(changesImports, changesReport),
  openCase: both(readsCases, (given, { tables }) => given.writesTo(tables.cases)),
  listCases: readsCases,
  getCase: readsCases,
  takeCaseStep: publishesCases,
  decideCase: both(publishesCases, (given, { tables }) => given.writesTo(tables.reports)),
  listOwnCases: both(readsCases, asksIssuer),
  getOwnCase: both(readsCases, asksIssuer),
  getCaseLetter: readsCases,
  getOwnCaseLetter: both(readsCases, asksIssuer),
  answerCase: both(publishesCases, asksIssuer),
  objectToRedList: both(publishesCases, asksIssuer),
  listRegisters: both(readsCases, knowsPublicAddress),
  sweepCases: publishesCases,
  listCampaigns: readsOffice,
  getCampaign: readsOffice,
  createCampaign: changesOffice,
  endCampaign: changesOffice,
  countReports: readsOffice,
  listPolicies: readsOffice,
  getPolicy: readsOffice,
  loadPolicy: changesOffice,
  listStaff: readsOffice,
  putStaff: changesOffice,
  getHealth: both(readsReport, readsOffice, showsEvidence, asksIssuer),
  getOpenapi: () => undefined,
  checkReport: changesReport,
  awaitDecision: changesReport,
  escalateReport: changesReport,
  recordEvidence: both(changesReport, (given, { buckets }) =>
    given.readsFrom(buckets.evidence).removesFrom(buckets.evidence).writesTo(buckets.quarantine),
  ),
  followReport: both(changesOffice, (given, { verification }) =>
    given.starts(verification).answers(verification),
  ),
  listReleases: both(readsOffice, knowsPublicAddress),
  startRelease: both(changesOffice, (given, { publication }) => given.starts(publication)),
  getRelease: both(readsOffice, readsReleases, knowsPublicAddress),
  previewRelease: both(readsOffice, readsReleases, knowsPublicAddress),
  decideRelease: both(changesOffice, readsReleases, knowsPublicAddress, (given, { publication }) =>
    given.answers(publication),
  ),
  steerRelease: both(changesOffice, readsReleases, knowsPublicAddress, (given, { publication }) =>
    given.starts(publication).answers(publication),
  ),
  listPublicLists: both(readsOffice, knowsPublicAddress),
  freezeRelease: changesOffice,
  composeLane: both(readsReport, readsOffice, writesReleases, (given, { buckets }) =>
    given.readsFrom(buckets.evidence),
  ),
  assembleRelease: both(changesOffice, writesReleases),
  awaitApproval: both(changesOffice, (given, { publication }) => given.answers(publication)),
  writeLedgerLane: both(readsOffice, readsReleases, (given, { tables }) => given.writesTo(tables.ledger)),
  publishRelease: both(changesOffice, writesReleases, (given, { buckets, keys }) =>
    given.readsFrom(buckets.publications).writesTo(buckets.publications).signsWith(keys.manifest),
  ),
  deliverRelease: both(changesOffice, writesReleases, opensIdentities, delivers, changesOutbox),
  reconcileRelease: both(changesOffice, writesReleases, delivers),
  getDeliveryKeys: (given, { keys }) => given.showsKey(keys.delivery),
  listDeliveries: readsOutbox,
  listDeliveryRows: readsOutbox,
  getDifferences: both(readsOutbox, readsReleases),
  reconcileDeliveries: changesOutbox,
  replayDeliveries: both(changesOutbox, readsOffice, readsReleases),
  setDeliveriesAside: changesOutbox,
  checkDeliveries: both(changesOutbox, readsOffice, writesReleases, delivers),
  drainOutbox: both(changesOutbox, opensIdentities, delivers),
  sweep: both(changesOffice, readsReport, (given, { verification, publication }) =>
    given.starts(verification).answers(verification).starts(publication).answers(publication),
  ),
} satisfies Record<string, Grant>;
