import { createActionId } from '../../../shared/domain/action-id.ts';
import { AccountId, type Caller, PersonRef, Staff } from '../../../shared/domain/actor.ts';
import { Campaign } from '../../../shared/domain/campaign.ts';
import { sha256Of } from '../../../shared/domain/canonical.ts';
import { Day } from '../../../shared/domain/day.ts';
import { Identity } from '../../../shared/domain/identity.ts';
import { CampaignId, DepartmentId, DistrictId, type ReportId } from '../../../shared/domain/ids.ts';
import { later, Moment } from '../../../shared/domain/moment.ts';
import type { Outcome } from '../../../shared/domain/outcome.ts';
import { ReportForm } from '../../../shared/domain/report-form.ts';
import type { ScanResult } from '../../../shared/ports/malware-scanner.ts';
import type { ActionCall } from '../../../shared/usecases/action-call.ts';
import { checkReport } from '../../../shared/usecases/check-report.ts';
import { claimReview } from '../../../shared/usecases/claim-review.ts';
import { decideReview, type Verdict } from '../../../shared/usecases/decide-review.ts';
import { openReport } from '../../../shared/usecases/open-report.ts';
import { recordEvidence } from '../../../shared/usecases/record-evidence.ts';
import { requestEvidenceUpload } from '../../../shared/usecases/request-evidence-upload.ts';
import { submitReport } from '../../../shared/usecases/submit-report.ts';
import {
  memoryCampaigns,
  memoryEvidence,
  memoryPolicies,
  memoryReports,
  memoryStaff,
  memoryVault,
} from '../../fakes/memory-ports.ts';
import { zhengzhou } from '../domain/zhengzhou.ts';

export const start = Moment.parse('2021-07-22T02:00:00.000Z');
export const campaignId = CampaignId.parse('flood-2021');

/** The smallest PNG: signature, header of one pixel, end. What makes the type real is its first bytes. */
export const png = Uint8Array.from([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1,
  8, 0, 0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
]);

/** Fictitious: region 410199 was never given out. The check digit fits. */
export const liNa = Identity.parse({
  name: '李娜',
  sex: 'female',
  document: { type: 'resident-id', number: '410199199205080249' },
  birthDate: '1992-05-08',
});

const caller = (account: string, more: Partial<Caller> = {}): Caller => ({
  account: AccountId.parse(account),
  person: PersonRef.parse(`p-${account}`),
  role: 'citizen',
  department: null,
  districts: [],
  ...more,
});

const officer = (account: string, department: string, role: 'reviewer' | 'lead' = 'reviewer'): Caller =>
  caller(account, { role, department: DepartmentId.parse(department), districts: ['*'] });

export const people = {
  liNa: caller('li-na'),
  stranger: caller('stranger'),
  wu: officer('wu', 'emergency-bureau'),
  zheng: officer('zheng', 'emergency-bureau'),
  lead: officer('lead', 'emergency-bureau', 'lead'),
  health: officer('health', 'health-commission'),
  office: caller('office', { role: 'office', districts: ['*'] }),
};

/** The row of the directory that makes a caller what they are. */
export const staffRow = ({ account, role, department, districts }: Caller, change: object = {}): Staff =>
  Staff.parse({ account, role, department, districts, active: true, changedAt: start, ...change });

export const form = (change: object = {}): ReportForm =>
  ReportForm.parse({
    category: 'frontline-relief',
    district: '410105',
    matter: {
      title: '参加京广路抢险',
      description: '七月二十日夜至二十一日，参加排水与转移群众。',
      startedOn: '2021-07-20',
      endedOn: '2021-07-21',
      place: '金水区京广路',
    },
    ...change,
  });

export const declarations = ['permanent-resident', 'full-civil-capacity'];
export const consents = [
  { consent: 'verification', textVersion: '1' },
  { consent: 'hand-to-points-system', textVersion: '1' },
];

/** A world of one campaign, its ports in memory, told in few words. The clock moves a minute with every call. */
export function world() {
  const policy = zhengzhou();
  const reports = memoryReports();
  const evidence = memoryEvidence();
  const vault = memoryVault();
  const campaign = Campaign.parse({
    campaignId,
    schemaVersion: 1,
    name: { zh: '郑州防汛救灾', en: 'Zhengzhou flood relief' },
    policyId: policy.policyId,
    startedOn: Day.parse('2021-07-17'),
    endedAt: null,
    reportsCloseAt: null,
    publicationDueAt: null,
    releases: 0,
    version: 1,
    createdBy: { kind: 'system', name: 'test' },
    createdAt: start,
    calls: [],
  });
  let scan: ScanResult = { verdict: 'clean' };
  let minutes = 0;
  let calls = 0;
  const identities = new Map<string, Identity>([
    ['li-na', liNa],
    ...['wu', 'zheng', 'lead', 'health'].map(
      (name, index) =>
        [
          name,
          {
            ...liNa,
            name: `核验员${'甲乙丙丁'.charAt(index)}`,
            document: { type: 'passport' as const, number: `E0000000${index}` },
          },
        ] as const,
    ),
  ]);
  const ports = {
    reports,
    evidence,
    vault,
    campaigns: memoryCampaigns(campaign),
    policies: memoryPolicies(policy),
    staff: memoryStaff(
      ...Object.values(people).flatMap(who => (who.role === 'citizen' ? [] : [staffRow(who)])),
    ),
    scanner: { scan: async () => scan },
    verifiedIdentity: async (bearer: string) => identities.get(bearer) ?? null,
  };
  const now = (): Moment => later(start, minutes * 60_000);
  const by = (who: Caller, key?: string): ActionCall => {
    minutes += 1;
    calls += 1;
    return {
      caller: who,
      now: now(),
      bearer: who.account,
      actionId: createActionId(who.account, key ?? `call-${calls}`),
    };
  };
  const value = <T>(outcome: Outcome<T>): T => {
    if (!outcome.ok)
      throw new Error(
        `${outcome.refusal.code}: ${outcome.refusal.detail.en} ${JSON.stringify(outcome.refusal.problems)}`,
      );
    return outcome.value;
  };

  async function upload(
    who: Caller,
    reportId: ReportId,
    bytes: Uint8Array = png,
    announced: Uint8Array = bytes,
  ) {
    const file = {
      name: '现场.png',
      type: 'image/png',
      length: announced.length,
      sha256: sha256Of(announced),
    };
    const { uploads } = value(await requestEvidenceUpload(ports, { by: by(who), reportId, files: [file] }));
    const key = uploads[0]?.url.replace('memory:', '') ?? '';
    evidence.objects.set(key, { versionId: 'v1', length: bytes.length, sha256: sha256Of(bytes), bytes });
    return recordEvidence(ports, { key, now: now() });
  }
  async function open(who: Caller = people.liNa, more: object = {}) {
    const channel = who.role === 'citizen' ? ('citizen' as const) : ('department' as const);
    return value(await openReport(ports, { by: by(who), campaignId, channel, form: form(more) })).reportId;
  }
  const submit = (reportId: ReportId, more: object = {}) =>
    submitReport(ports, {
      by: by(people.liNa),
      reportId,
      subject: { kind: 'person', ...liNa },
      declarations,
      consents,
      ...more,
    });
  async function waiting(who: Caller = people.liNa) {
    const reportId = await open(who);
    await upload(who, reportId);
    value(
      await submitReport(ports, {
        by: by(who),
        reportId,
        subject: { kind: 'person', ...liNa },
        declarations,
        consents,
      }),
    );
    await checkReport(ports, { reportId, now: now() });
    return reportId;
  }
  const claim = (who: Caller, reportId: ReportId) => claimReview(ports, { by: by(who), reportId });
  const decide = (who: Caller, reportId: ReportId, verdict: Verdict) =>
    decideReview(ports, { by: by(who), reportId, verdict });

  return {
    ports,
    policy,
    by,
    now,
    value,
    open,
    upload,
    submit,
    waiting,
    claim,
    decide,
    identities,
    wait: (more: number) => {
      minutes += more;
    },
    scans: (result: ScanResult) => {
      scan = result;
    },
    districts: [DistrictId.parse('410105')],
  };
}
