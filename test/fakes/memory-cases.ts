import { hashOf } from '../../shared/domain/canonical.ts';
import type { Case } from '../../shared/domain/case.ts';
import { wakeAtOf } from '../../shared/domain/case-clocks.ts';
import { caseStateOf } from '../../shared/domain/case-fold.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { Revision } from '../../shared/domain/register.ts';
import type { CaseStore, CaseSummary } from '../../shared/ports/case-store.ts';
import type { RegisterStore } from '../../shared/ports/register-store.ts';

const summaryOf = (record: Case): CaseSummary => {
  const state = caseStateOf(record);
  const { caseId, campaignId, department, subject } = record;
  const { status, openedAt, changedAt, matter } = state;
  return {
    caseId,
    campaignId,
    department,
    subject,
    kind: matter.kind,
    status,
    openedAt,
    changedAt,
    wakeAt: wakeAtOf(state),
  };
};

const newestFirst = (a: CaseSummary, b: CaseSummary): number => (a.openedAt < b.openedAt ? 1 : -1);

/** Cases in memory, with the condition of the real store: version follows version. */
export function memoryCases(): CaseStore & { readonly all: Map<CaseId, Case> } {
  const all = new Map<CaseId, Case>();
  const rows = () => [...all.values()].map(summaryOf).sort(newestFirst);
  return {
    all,
    find: async caseId => all.get(caseId) ?? null,
    async add(record) {
      const current = all.get(record.caseId);
      if (current !== undefined) return { saved: false, current };
      all.set(record.caseId, record);
      return { saved: true };
    },
    async save(record) {
      const current = all.get(record.caseId) ?? null;
      if (current?.history.length !== record.history.length - 1) return { saved: false, current };
      all.set(record.caseId, record);
      return { saved: true };
    },
    ofDepartment: async (department, limit) => ({
      items: rows()
        .filter(row => row.department === department)
        .slice(0, limit),
      next: null,
    }),
    ofOrganisation: async creditCode => rows().filter(({ subject }) => subject.creditCode === creditCode),
    async due(now, limit) {
      const due = rows().flatMap(({ caseId, wakeAt }) =>
        wakeAt !== null && wakeAt <= now ? [{ caseId, wakeAt }] : [],
      );
      return due
        .sort((a, b) => (a.wakeAt < b.wakeAt ? -1 : 1))
        .map(({ caseId }) => caseId)
        .slice(0, limit);
    },
  };
}

export function memoryRegister(): RegisterStore & { readonly all: Revision[] } {
  const all: Revision[] = [];
  return {
    all,
    head: async () => all.at(-1) ?? null,
    find: async (_, revision) => all[revision - 1] ?? null,
    async add(revision) {
      const standing = all[revision.manifest.revision - 1];
      if (standing !== undefined) return hashOf(standing) === hashOf(revision);
      all.push(revision);
      return true;
    },
  };
}
