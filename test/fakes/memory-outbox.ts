import { isOpen, type OutboxRow, urgencyOf } from '../../shared/domain/outbox.ts';
import type { Outbox } from '../../shared/ports/outbox.ts';

/** The outbox as a table keeps it, every write conditional. */
export function memoryOutbox(): Outbox & { readonly rows: Map<string, OutboxRow> } {
  const rows = new Map<string, OutboxRow>();
  const of = (downstream: string) => [...rows.values()].filter(row => row.downstream === downstream);
  const late = (row: OutboxRow, now: string) => urgencyOf(row) === 'urgent' && row.acknowledgeBy <= now;
  return {
    rows,
    async put(given) {
      for (const row of given) if (!rows.has(row.rowId)) rows.set(row.rowId, row);
    },
    ofSubject: async (downstream, subject) => of(downstream).filter(row => row.subject === subject),
    async save(row) {
      if (rows.get(row.rowId)?.version !== row.version - 1) return false;
      rows.set(row.rowId, row);
      return true;
    },
    async dueSubjects(downstream, urgency, now, limit) {
      const due = of(downstream).filter(row => isOpen(row) && urgencyOf(row) === urgency && row.dueAt <= now);
      const sorted = due.sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
      return [...new Set(sorted.map(({ subject }) => subject))].slice(0, limit);
    },
    async standing(downstream, now) {
      const all = of(downstream);
      const parked = all.filter(({ status }) => status === 'parked');
      const open = all.filter(isOpen);
      const overdue = [...open, ...parked].filter(row => late(row, now));
      return { waiting: open.length, parked: parked.length, late: overdue.length };
    },
    async list(downstream, status, { limit, cursor }) {
      const found = of(downstream).filter(row => row.status === status);
      const from = Number(cursor ?? 0);
      const next = from + limit < found.length ? String(from + limit) : null;
      return { items: found.slice(from, from + limit), next };
    },
  };
}
