import { creditCode } from '../../../local/demo/cast.ts';
import type { CaseAnswer, CaseDecision, CaseStep } from '../../../shared/contract/case-routes.ts';
import type { CaseView } from '../../../shared/contract/case-views.ts';
import { createActionId } from '../../../shared/domain/action-id.ts';
import { AccountId, type Caller, PersonRef, Staff } from '../../../shared/domain/actor.ts';
import { Campaign } from '../../../shared/domain/campaign.ts';
import { sha256Of } from '../../../shared/domain/canonical.ts';
import { CaseSubject, Charge, Hardship, Paper, Service } from '../../../shared/domain/case-content.ts';
import { CreditCode } from '../../../shared/domain/credit-code.ts';
import { type Day, dayOf } from '../../../shared/domain/day.ts';
import { CampaignId, type CaseId, DepartmentId, DistrictId } from '../../../shared/domain/ids.ts';
import { later, Moment, momentOf } from '../../../shared/domain/moment.ts';
import { acknowledged, inOrder, sending } from '../../../shared/domain/outbox.ts';
import type { Outcome } from '../../../shared/domain/outcome.ts';
import type { RegisterEntry } from '../../../shared/domain/register-entry.ts';
import type { CaseStore } from '../../../shared/ports/case-store.ts';
import type { RegisterStore } from '../../../shared/ports/register-store.ts';
import type { ActionCall } from '../../../shared/usecases/action-call.ts';
import { answerCase } from '../../../shared/usecases/answer-case.ts';
import { openCase } from '../../../shared/usecases/open-case.ts';
import { getCase } from '../../../shared/usecases/read-cases.ts';
import { registerEntries } from '../../../shared/usecases/register-files.ts';
import { sweepCases } from '../../../shared/usecases/sweep-cases.ts';
import { decideCase, takeCaseStep } from '../../../shared/usecases/take-case-step.ts';
import { memoryCases, memoryRegister } from '../../fakes/memory-cases.ts';
import { memoryOutbox } from '../../fakes/memory-outbox.ts';
import { memoryCampaigns, memoryPolicies, memoryReports, memoryStaff } from '../../fakes/memory-ports.ts';
import { type MemoryFiles, memoryFiles, memorySigner } from '../../fakes/memory-release-ports.ts';
import { zhengzhou } from '../domain/zhengzhou.ts';

export const campaignId = CampaignId.parse('flood-2021');
export const begins = Moment.parse('2021-09-01T01:00:00.000Z');
const DAY = 86_400_000;

const caller = (account: string, more: Partial<Caller> = {}): Caller => ({
  account: AccountId.parse(account),
  person: PersonRef.parse(`p-${account}`),
  role: 'citizen',
  department: null,
  districts: [],
  ...more,
});
const market = DepartmentId.parse('market-regulation');
const officer = (account: string, role: 'reviewer' | 'lead' = 'reviewer') =>
  caller(account, { role, department: market, districts: ['*'] });
const office = (account: string) => caller(account, { role: 'office', districts: ['*'] });

export const people = {
  zheng: officer('zheng'),
  /** Zheng's second account: another name, the same person. */
  zhengAgain: { ...officer('zheng-again', 'lead'), person: PersonRef.parse('p-zheng') },
  he: officer('he', 'lead'),
  xu: office('xu'),
  tang: office('tang'),
  cao: office('cao'),
  representative: caller('representative'),
  stranger: caller('stranger'),
};
type Name = keyof typeof people;

export const paper = (title: string) => Paper.parse({ title, number: null, sha256: sha256Of(title) });
export const service = (servedOn: string) =>
  Service.parse({ how: 'in-person', servedOn, proof: paper('送达回证') });

export const charge = (change: object = {}): Charge =>
  Charge.parse({
    conduct: 'drove-up-prices',
    from: '2021-07-21',
    until: '2021-07-22',
    place: '金水区花园路',
    facts: '七月二十一日将瓶装水由每箱二十四元提高至九十元销售。',
    evidence: [paper('处罚决定书')],
    basis: { id: 'henan-social-credit-regulation', articles: '第28、31条' },
    severity: 'ordinary',
    displayMonths: 6,
    measures: ['policy-support', 'awards'],
    ...change,
  });

export const hardship = Hardship.parse({
  record: '逾期未交付防汛物资',
  cause: '厂区被淹，道路中断',
  from: '2021-07-20',
  until: '2021-07-25',
  place: '中牟县',
  evidence: [paper('受灾证明')],
});

export const organisation = (index = 0) =>
  CaseSubject.parse({ name: `郑州示例第${index + 1}号商贸有限公司`, creditCode: creditCode(7_000 + index) });

/** A world of one campaign with its cases, register and outbox, told in few words; days pass when they are told to. */
export function caseWorld(
  stores: {
    readonly cases?: CaseStore;
    readonly register?: RegisterStore /** Calls made before, so that two worlds make different ids. */;
    readonly calls?: number /** Stands between the world and its files and outbox. */;
    readonly around?: (files: MemoryFiles, outbox: ReturnType<typeof memoryOutbox>) => void;
  } = {},
) {
  const policy = zhengzhou();
  const memory = { cases: memoryCases(), register: memoryRegister() };
  const cases = stores.cases ?? memory.cases;
  const register = stores.register ?? memory.register;
  const outbox = memoryOutbox();
  const files = memoryFiles();
  stores.around?.(files, outbox);
  const reports = memoryReports();
  const staff = memoryStaff(
    ...[people.he, people.zheng, people.xu].map(({ account, role, department, districts }) =>
      Staff.parse({ account, role, department, districts, active: true, changedAt: begins }),
    ),
  );
  const campaign = Campaign.parse({
    campaignId,
    schemaVersion: 1,
    name: { zh: '2021年防汛救灾', en: 'Flood relief of 2021' },
    policyId: policy.policyId,
    startedOn: '2021-07-17',
    endedAt: '2021-08-31T00:00:00.000Z',
    reportsCloseAt: '2021-09-15T00:00:00.000Z',
    publicationDueAt: '2021-10-01T00:00:00.000Z',
    releases: 0,
    version: 2,
    createdBy: { kind: 'system', name: 'test' },
    createdAt: '2021-07-17T00:00:00.000Z',
    calls: [],
  });
  const ports = {
    cases,
    register,
    outbox,
    files,
    reports,
    staff,
    sign: memorySigner().sign,
    campaigns: memoryCampaigns(campaign),
    policies: memoryPolicies(policy),
    represents: async (bearer: string) => (bearer === 'representative' ? [...represented] : []),
  };
  const represented = new Set<CaseSubject>();
  let now = begins;
  let calls = stores.calls ?? 0;

  const by = (name: Name, key?: string): ActionCall => {
    calls += 1;
    now = later(now, 60_000);
    return {
      caller: people[name],
      actionId: createActionId('call', name, key ?? calls),
      now,
      bearer: name,
    };
  };
  const today = (): Day => dayOf(now);

  const self = {
    ...ports,
    // What is asked of memory alone: where a test brings stores of its own, these stay empty.
    ...memory,
    by,
    represent: (subject: CaseSubject) => represented.add(subject),
    policy,
    campaign,
    now: () => now,
    today,
    pass(days: number) {
      now = later(now, days * DAY);
    },
    goTo(moment: string) {
      now = momentOf(new Date(moment));
    },
    open: (subject: CaseSubject, given: Charge | Hardship = charge(), name: Name = 'zheng', key?: string) =>
      openCase(ports, {
        by: by(name, key),
        campaignId,
        subject,
        district: DistrictId.parse('410105'),
        matter:
          'record' in given ? { kind: 'exemption', hardship: given } : { kind: 'default', charge: given },
      }),
    step: (caseId: CaseId, body: CaseStep, name: Name = 'zheng', key?: string) =>
      takeCaseStep(ports, { by: by(name, key), caseId, body }),
    decide: (caseId: CaseId, body: CaseDecision, name: Name = 'xu', key?: string) =>
      decideCase(ports, { by: by(name, key), caseId, body }),
    async answer(caseId: CaseId, body: CaseAnswer, name: Name = 'representative') {
      const subject = (await cases.find(caseId))?.subject ?? organisation();
      represented.add(subject);
      const code = CreditCode.parse(subject.creditCode);
      return answerCase(ports, { by: by(name), creditCode: code, caseId, body });
    },
    sweep: () => sweepCases(ports, now),
    /** The outbox reaches the site, which takes everything. */
    async deliver() {
      for (const row of inOrder([...outbox.rows.values()])) {
        if (row.status !== 'waiting') continue;
        outbox.rows.set(row.rowId, acknowledged(sending(row, now), now, `receipt-${row.rowId.slice(-8)}`));
      }
    },
    async missing(caseId: CaseId) {
      return got(await getCase(ports, { by: by('xu'), caseId })).missing;
    },
    published: async (): Promise<readonly RegisterEntry[]> => {
      const entries = await registerEntries(ports, await register.head(campaignId));
      if (entries === null) throw new Error('the register is half published');
      return entries;
    },

    /** From a draft to the eve of its listing: everything the law asks for, in order. */
    async untilFinal(subject: CaseSubject, given = charge()): Promise<CaseId> {
      const { caseId } = got(await self.open(subject, given));
      got(await self.step(caseId, { step: 'determine', reason: '事实清楚，证据充分。' }));
      got(await self.step(caseId, { step: 'second', reason: null }, 'he'));
      got(await self.step(caseId, { step: 'serve-notice', notice: 'listing', service: service(today()) }));
      self.pass(15);
      got(await self.step(caseId, decided(today())));
      self.pass(200);
      got(await self.step(caseId, { step: 'finalise' }));
      return caseId;
    },
    async untilListed(subject: CaseSubject, given = charge()): Promise<CaseId> {
      const caseId = await self.untilFinal(subject, given);
      got(await self.decide(caseId, { decision: 'list' }));
      return caseId;
    },
  };
  return self;
}

export const decided = (servedOn: string, change: object = {}): CaseStep => ({
  step: 'decide',
  number: '郑市监信决〔2021〕12号',
  service: service(servedOn),
  repairNotice: true,
  ...change,
});

export function got<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(
    `refused: ${outcome.refusal.code} ${outcome.refusal.problems.map(({ code }) => code).join(' ')}`,
  );
}

export const refusalOf = (outcome: Outcome<CaseView>) =>
  outcome.ok
    ? null
    : { code: outcome.refusal.code, pieces: outcome.refusal.problems.map(({ path }) => String(path[0])) };
