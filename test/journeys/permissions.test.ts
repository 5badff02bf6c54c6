import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { creditCode } from '../../local/demo/cast.ts';
import type { RouteName } from '../../shared/contract/routes.ts';
import { routes } from '../../shared/contract/routes.ts';
import type { Role } from '../../shared/domain/actor.ts';
import { permissions } from '../../shared/domain/permission.ts';
import policyFile from '../../shared/policy/zhengzhou-flood-2021.json' with { type: 'json' };
import { type RawCall, rawCall, shapeOf, tokenOf } from '../support/raw-call.ts';
import { formOf, reportAsCitizen, submission } from '../support/reporting.ts';
import { beginStory, campaignId, type Story } from '../support/story.ts';

/** One of each role, and nobody of them has anything to do with the report at hand (the emergency bureau has it). */
const roles: Readonly<Record<Role, string>> = {
  citizen: 'citizen-wang-qiang',
  reviewer: 'staff-wu-fang',
  lead: 'staff-gao-yan',
  office: 'staff-tang-rui',
  auditor: 'staff-luo-cheng',
};

type Line = {
  readonly call: (role: Role) => RawCall;
  /** Names a record of somebody else's, which whoever may only see their own must not even learn of. */
  readonly foreign?: true;
};

/** Who may do what on every route there is. A route without a line here does not compile, and fails below. */
const lines = {
  openReport: {
    call: role => ({
      body: { campaignId, channel: role === 'citizen' ? 'citizen' : 'department', form: formOf() },
    }),
  },
  listReports: { call: () => ({}) },
  getReport: foreign(),
  saveReport: foreign({ form: formOf() }),
  requestEvidenceUpload: foreign({
    files: [{ name: 'a.png', type: 'image/png', length: 10, sha256: '0'.repeat(64) }],
  }),
  renewEvidenceUpload: foreign(),
  removeEvidence: foreign(),
  submitReport: {
    foreign: true,
    call: () => ({ params: theirs, body: submission(story, 'citizen-li-na') }),
  },
  supplementReport: foreign({ note: null }),
  withdrawReport: foreign({ reason: null }),
  getOwnRecord: { call: () => ({}) },
  listOwnAccesses: foreign(),
  withdrawConsent: foreign({ effectHash: '0'.repeat(64) }),
  takeOwnCopy: { call: () => ({}) },
  getGuidance: { call: () => ({ params: { campaignId } }) },
  checkEligibility: {
    call: () => ({ params: { campaignId }, query: 'about=category&id=donation&who=person' }),
  },
  redriveReport: foreign(),
  listReviews: { call: () => ({ query: 'district=410105' }) },
  countReviews: { call: () => ({ query: 'district=410105' }) },
  getStatistics: { call: () => ({ params: { campaignId } }) },
  getReview: foreign(),
  claimReview: foreign(),
  releaseClaim: foreign(),
  decideReview: foreign({ outcome: 'reject', reason: '越权' }),
  decideCluster: foreign({
    verdict: { outcome: 'reject', reason: '越权' },
    together: ['0123456789abcdefghjkmnpqrs'],
  }),
  releaseEvidence: foreign({ reason: '越权' }),
  assignReview: foreign({ to: 'staff-zhou-jie' }),
  setAbsence: foreign({
    from: '2021-07-23T00:00:00.000Z',
    until: '2021-07-24T00:00:00.000Z',
    delegate: 'staff-sun-yue-reviewer',
  }),
  openBulkDecision: {
    call: () => ({ body: { filter: { districts: ['410105'] }, verdict: { outcome: 'approve' } } }),
  },
  listBulkDecisions: { call: () => ({}) },
  getBulkDecision: foreign(),
  listBulkItems: foreign(),
  confirmBulkDecision: foreign({ setHash: '0'.repeat(64) }),
  undoBulkDecision: foreign(),
  redriveBulkDecision: foreign(),
  openImport: {
    call: () => ({ body: { campaignId, kind: 'organisations', mode: 'check', file: importFile } }),
  },
  listImports: {
    call: role => (role === 'office' || role === 'auditor' ? { query: 'department=emergency-bureau' } : {}),
  },
  getImportTemplate: {
    call: () => ({ params: { kind: 'organisations' }, query: `campaignId=${campaignId}` }),
  },
  getImport: foreign(),
  listImportFindings: foreign(),
  listImportRows: foreign(),
  getImportFile: foreign(),
  renewImportUpload: foreign(),
  cancelImport: foreign(),
  confirmImport: foreign({ decision: 'send-back', contentHash: '0'.repeat(64), reason: '越权' }),
  checkImport: foreign({ outcome: 'passed' }),
  redriveImport: foreign(),
  openCase: {
    call: () => ({
      body: {
        campaignId,
        district: '410105',
        subject: { name: '郑州示例第八百号有限公司', creditCode: creditCode(800) },
        matter: { kind: 'exemption', hardship },
      },
    }),
  },
  listCases: {
    call: role => (role === 'office' || role === 'auditor' ? { query: 'department=market-regulation' } : {}),
  },
  getCase: foreign(),
  takeCaseStep: foreign({ step: 'drop', reason: '越权' }),
  decideCase: foreign({ decision: 'list' }),
  listOwnCases: foreign(),
  getOwnCase: foreign(),
  getCaseLetter: foreign(),
  getOwnCaseLetter: foreign(),
  answerCase: foreign({ answer: 'objection', text: '越权' }),
  listRegisters: { call: () => ({}) },
  objectToRedList: {
    call: () => ({ params: { campaignId }, body: { creditCode: creditCode(800), text: '异议' } }),
  },
  listCampaigns: { call: () => ({}) },
  getCampaign: { call: () => ({ params: { campaignId } }) },
  createCampaign: {
    call: () => ({
      body: {
        campaignId,
        name: { zh: '另一个', en: 'Another' },
        policyId: campaignId,
        startedOn: '2021-07-17',
      },
    }),
  },
  endCampaign: {
    call: () => ({
      params: { campaignId: 'no-such-campaign' },
      body: {
        endedAt: '2021-07-22T00:00:00.000Z',
        reportsCloseAt: '2021-08-12T00:00:00.000Z',
        publicationDueAt: '2021-08-16T00:00:00.000Z',
      },
    }),
  },
  countReports: { call: () => ({ params: { campaignId } }) },
  listPolicies: { call: () => ({ params: { policyId: campaignId } }) },
  getPolicy: { call: () => ({ params: { policyId: campaignId, version: 1 } }) },
  loadPolicy: { call: () => ({ body: policyFile }) },
  listStaff: { call: () => ({}) },
  putStaff: {
    call: () => ({
      params: { account: 'staff-nobody' },
      body: { role: 'auditor', department: null, districts: ['*'], active: false },
    }),
  },
  listReleases: { call: () => ({ params: { campaignId } }) },
  startRelease: { call: () => ({ params: { campaignId } }) },
  getRelease: { call: () => ({ params: { campaignId, release: 1 } }) },
  previewRelease: { call: () => ({ params: { campaignId, release: 1 }, query: 'change=added' }) },
  decideRelease: {
    call: () => ({
      params: { campaignId, release: 1 },
      body: { decision: 'approve', manifestHash: '0'.repeat(64) },
    }),
  },
  getDeliveryKeys: { call: () => ({}) },
  listDeliveries: { call: () => ({}) },
  listDeliveryRows: { call: () => ({ params: { downstream: 'points' } }) },
  getDifferences: { call: () => ({ params: { downstream: 'points' } }) },
  reconcileDeliveries: { call: () => ({ params: { downstream: 'points' } }) },
  replayDeliveries: { call: () => ({ params: { downstream: 'points' }, body: { what: 'parked' } }) },
  setDeliveriesAside: {
    call: () => ({ params: { downstream: 'points' }, body: { rowIds: ['none'], reason: '无此记录' } }),
  },
  steerRelease: {
    call: () => ({ params: { campaignId, release: 1 }, body: { action: 'resume' } }),
  },
  listPublicLists: { call: () => ({}) },
  getHealth: { call: () => ({}) },
  getOpenapi: { call: () => ({}) },
} satisfies Record<RouteName, Line>;

function foreign(body?: unknown): Line {
  return { foreign: true, call: () => ({ params: theirs, ...(body === undefined ? {} : { body }) }) };
}

const nobodysId = '0123456789abcdefghjkmnpqrs';
const theirs = {
  reportId: '',
  importId: '',
  bulkId: '',
  caseId: '',
  sequence: '1',
  creditCode: creditCode(801),
  account: 'staff-sun-yue-reviewer',
  evidenceId: 'e1',
  consent: 'verification',
};
const nobodys = {
  ...theirs,
  reportId: nobodysId,
  importId: nobodysId,
  bulkId: nobodysId,
  caseId: nobodysId,
  creditCode: creditCode(802),
  account: 'staff-nobody',
};
const hardship = {
  record: '逾期未报送年度报告',
  cause: '厂区被淹',
  from: '2021-07-20',
  until: '2021-07-21',
  place: '金水区',
  evidence: [{ title: '受灾证明', number: null, sha256: '0'.repeat(64) }],
};
const importFile = { name: 'a.csv', type: 'text/csv', length: 10, sha256: '0'.repeat(64) };
let story: Story;
const tokens = new Map<Role, string>();

beforeAll(async () => {
  story = await beginStory();
  theirs.reportId = await reportAsCitizen(story, 'citizen-li-na');
  const announced = await story.as('staff-zhou-jie').call('openImport', {
    key: 'an-import-of-theirs',
    body: { campaignId, kind: 'organisations', mode: 'import', file: importFile },
  });
  theirs.importId = announced.importId;
  const opened = await story.as('staff-zhou-jie').call('openBulkDecision', {
    key: 'a-bulk-of-theirs',
    body: { filter: { districts: ['410105'] }, verdict: { outcome: 'approve' } },
  });
  theirs.bulkId = opened.bulkId;
  const opened801 = await story.as('staff-zheng-hao').call('openCase', {
    key: 'a-case-of-theirs',
    body: {
      campaignId,
      district: '410105',
      subject: { name: '郑州示例第八百零一号有限公司', creditCode: theirs.creditCode },
      matter: { kind: 'exemption', hardship },
    },
  });
  theirs.caseId = opened801.caseId;
  for (const role of roleNames) tokens.set(role, await tokenOf(story.stack.issuerUrl, roles[role]));
});
afterAll(() => story?.end());

const roleNames = Object.keys(roles).filter((role): role is Role => role in roles);
const routeNames = Object.keys(lines).filter((name): name is RouteName => name in routes);

test('every route has its line', () => {
  expect(Object.keys(lines).sort()).toEqual(Object.keys(routes).sort());
});

describe.each(routeNames)('%s', { timeout: 60_000 }, name => {
  const line: Line = lines[name];
  const { permission } = routes[name];
  const ask = (role: Role, change: RawCall = {}) =>
    rawCall(story.stack.url, name, { ...line.call(role), token: tokens.get(role), ...change });

  if (permission === 'anyone') {
    test('is open to anybody', async () => {
      expect((await ask('citizen', { token: undefined })).status).toBe(200);
    });
    return;
  }
  const scopes: Partial<Record<Role, string>> = permissions[permission];

  test('asks who calls', async () => {
    expect((await ask('citizen', { token: undefined })).status).toBe(401);
    expect((await ask('citizen', { token: 'not.a.token' })).status).toBe(401);
  });

  test.each(roleNames)('as %s', async role => {
    const answer = await ask(role);
    const scope = scopes[role];
    if (scope === undefined) {
      expect(answer.status).toBe(403);
      return;
    }
    if (line.foreign !== true || scope === 'all') {
      expect([401, 403], JSON.stringify(answer.body)).not.toContain(answer.status);
      expect(answer.status).toBeLessThan(500);
      return;
    }
    // Another's record and none at all are one and the same answer.
    const missing = await ask(role, { params: nobodys });
    expect(answer.status).toBe(404);
    expect(shapeOf(answer.body)).toEqual(shapeOf(missing.body));
  });
});

test('and nothing was changed or broken by all of it', { timeout: 60_000 }, async () => {
  const report = await story.as('citizen-li-na').call('getReport', { params: { reportId: theirs.reportId } });
  expect(report.status).toBe('in-review');
  expect(await story.broken()).toEqual([]);
});
