import type { AccountId, Staff } from '../../shared/domain/actor.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import { sha256Of } from '../../shared/domain/canonical.ts';
import type { Identity } from '../../shared/domain/identity.ts';
import { type CampaignId, type ReportId, SubjectId } from '../../shared/domain/ids.ts';
import { Moment } from '../../shared/domain/moment.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import { isMeant } from '../../shared/domain/queue-filter.ts';
import { orderOf, queueRowOf } from '../../shared/domain/queue-row.ts';
import { type Report, stateOf } from '../../shared/domain/report.ts';
import { subjectKeyOf } from '../../shared/domain/subject-key.ts';
import type { CampaignStore } from '../../shared/ports/campaign-store.ts';
import type { CountedChange, Counters } from '../../shared/ports/counters.ts';
import type { EvidenceStore, StoredEvidence } from '../../shared/ports/evidence-store.ts';
import type { IdentityVault } from '../../shared/ports/identity-vault.ts';
import type { PolicyLibrary } from '../../shared/ports/policy-library.ts';
import type { OpenTask, ReportStore } from '../../shared/ports/report-store.ts';
import type { StaffDirectory } from '../../shared/ports/staff-directory.ts';

/** Reports in memory, with the conditions of the real store: version follows version, the maker is no checker. */
export function memoryReports(): ReportStore & {
  readonly all: Map<ReportId, Report>;
  readonly tasks: Map<ReportId, OpenTask>;
} {
  const all = new Map<ReportId, Report>();
  const tasks = new Map<ReportId, OpenTask>();
  const summaries = (isListed: (report: Report) => boolean, limit: number) => ({
    items: [...all.values()]
      .filter(isListed)
      .slice(0, limit)
      .map(report => {
        const { status, openedAt, changedAt } = stateOf(report);
        const { reportId, campaignId, form } = report;
        return { reportId, campaignId, category: form.category, status, openedAt, changedAt };
      }),
    next: null,
  });
  return {
    all,
    tasks,
    find: async id => all.get(id) ?? null,
    async add(report) {
      const current = all.get(report.reportId);
      if (current !== undefined) return { saved: false, current };
      all.set(report.reportId, report);
      return { saved: true };
    },
    async save(report, checker) {
      const current = all.get(report.reportId) ?? null;
      const state = current === null ? null : stateOf(current);
      const isMaker = state !== null && (state.maker.person === checker || state.secondedBy === checker);
      if (current === null || current.history.length !== report.history.length - 1 || isMaker)
        return { saved: false, current };
      all.set(report.reportId, report);
      return { saved: true };
    },
    ownedBy: async (account, limit) => summaries(report => stateOf(report).maker.account === account, limit),
    aboutSubject: async (subject, limit) =>
      summaries(report => {
        const state = stateOf(report);
        return state.subject !== null && subjectKeyOf(state.subject) === subject;
      }, limit),
    async queue(filter, line, limit, cursor) {
      const meant = [...all.values()]
        .flatMap(report => queueRowOf(report, stateOf(report)) ?? [])
        .filter(row => isMeant(filter, row, line))
        .map(row => ({ row, order: orderOf(row.dueAt, row.reportId) }))
        .filter(({ order }) => cursor === null || order > cursor)
        .sort((a, b) => (a.order < b.order ? -1 : 1));
      const page = meant.slice(0, limit);
      const next = page.length < meant.length ? (page.at(-1)?.order ?? null) : null;
      return { items: page.map(({ row }) => row), next };
    },
    async sameDeed(deed, except) {
      return [...all.values()]
        .filter(r => r.reportId !== except && stateOf(r).deed === deed)
        .map(r => r.reportId);
    },
    stuckBefore: async () => [],
    task: async id => tasks.get(id) ?? null,
    async keepTask(id, task) {
      tasks.set(id, task);
    },
  };
}

export function memoryCampaigns(...campaigns: Campaign[]): CampaignStore {
  const all = new Map<CampaignId, Campaign>(campaigns.map(one => [one.campaignId, one]));
  return {
    find: async id => all.get(id) ?? null,
    list: async () => [...all.values()],
    async add(campaign) {
      const current = all.get(campaign.campaignId);
      if (current !== undefined) return { saved: false, current };
      all.set(campaign.campaignId, campaign);
      return { saved: true };
    },
    async save(campaign) {
      const current = all.get(campaign.campaignId) ?? null;
      if (current?.version !== campaign.version - 1) return { saved: false, current };
      all.set(campaign.campaignId, campaign);
      return { saved: true };
    },
  };
}

export function memoryPolicies(...policies: Policy[]): PolicyLibrary {
  const of = (id: string) => policies.filter(one => one.policyId === id);
  const get = (id: string, version: number) => of(id).find(one => one.version === version) ?? null;
  return {
    find: async (id, version) => get(id, version),
    async get(id, version) {
      const found = get(id, version);
      if (found === null) throw new Error(`no policy ${id} ${version}`);
      return found;
    },
    async latest(id) {
      const found = of(id).at(-1);
      if (found === undefined) throw new Error(`no policy ${id}`);
      return found;
    },
    async add(policy) {
      if (get(policy.policyId, policy.version) !== null) return false;
      policies.push(policy);
      return true;
    },
    list: async id => of(id).map(({ policyId, version, title }) => ({ policyId, version, title })),
  };
}

/** A vault that remembers; its blind index is a plain hash, which only a test may use. */
export function memoryVault(): IdentityVault & { readonly kept: Map<SubjectId, Identity> } {
  const kept = new Map<SubjectId, Identity>();
  const idOf = (document: Identity['document']): SubjectId =>
    SubjectId.parse(
      `k1_${Buffer.from(sha256Of(`${document.type}|${document.number}`), 'hex').toString('base64url')}`,
    );
  return {
    kept,
    subjectIdOf: async document => idOf(document),
    subjectIdsOf: async documents => documents.map(idOf),
    async keep(identity) {
      const subjectId = idOf(identity.document);
      if (!kept.has(subjectId)) kept.set(subjectId, identity);
      return subjectId;
    },
    open: async subjectId => kept.get(subjectId) ?? null,
  };
}

export function memoryEvidence(): EvidenceStore & {
  readonly objects: Map<string, StoredEvidence>;
  readonly quarantined: string[];
} {
  const objects = new Map<string, StoredEvidence>();
  const quarantined: string[] = [];
  const expiresAt = Moment.parse('2021-08-01T00:10:00.000Z');
  return {
    objects,
    quarantined,
    uploadAddress: async file => ({ url: `memory:${file.key}`, method: 'PUT', headers: {}, expiresAt }),
    read: async key => objects.get(key) ?? null,
    downloadAddress: async key => ({ url: `memory:${key}`, expiresAt }),
    async quarantine(key) {
      objects.delete(key);
      quarantined.push(key);
    },
  };
}

/** Counters that count each version once; of the campaign's own numbers only the total. */
export function memoryCounters(now: () => Moment): Counters {
  const counted = new Map<string, CountedChange>();
  return {
    async record(changes) {
      for (const change of changes) counted.set(`${change.reportId}#${change.version}`, change);
    },
    async read(campaignId) {
      const total = [...counted.values()].filter(one => one.campaignId === campaignId && one.from === null);
      return { total: total.length, byStatus: {}, byCategory: {}, byDistrict: {}, byChannel: {} };
    },
    async desks(campaignId, department) {
      const tallies = [...counted.values()]
        .filter(one => one.campaignId === campaignId)
        .flatMap(({ desk }) => desk)
        .filter(tally => department === null || tally.department === department);
      return { countedAt: tallies.length === 0 ? null : now(), tallies };
    },
  };
}

/** The directory in memory; each write leaves alone what the other one sets. */
export function memoryStaff(...rows: Staff[]): StaffDirectory & { readonly all: Map<AccountId, Staff> } {
  const all = new Map<AccountId, Staff>(rows.map(row => [row.account, row]));
  return {
    all,
    find: async account => all.get(account) ?? null,
    async put(row) {
      const absence = all.get(row.account)?.absence;
      all.set(row.account, { ...row, ...(absence === undefined ? {} : { absence }) });
    },
    async setAbsence(account, absence, changedAt) {
      const found = all.get(account);
      if (found === undefined) return false;
      const { absence: _, ...row } = found;
      all.set(account, { ...row, changedAt, ...(absence === null ? {} : { absence }) });
      return true;
    },
    list: async () => [...all.values()],
  };
}
