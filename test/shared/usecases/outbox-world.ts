import type { BatchAnswer, DeliveryRow } from '../../../shared/domain/delivery.ts';
import type { Identity } from '../../../shared/domain/identity.ts';
import { Identity as IdentitySchema } from '../../../shared/domain/identity.ts';
import { later, Moment } from '../../../shared/domain/moment.ts';
import {
  type Decision,
  disclosureChange,
  type OutboxRow,
  pointsReversal,
} from '../../../shared/domain/outbox.ts';
import type { Downstream } from '../../../shared/ports/downstream.ts';
import { drainOutbox } from '../../../shared/usecases/drain-outbox.ts';
import { memoryDeliveryChecks } from '../../fakes/memory-delivery-checks.ts';
import { memoryOutbox } from '../../fakes/memory-outbox.ts';
import { zhengzhou } from '../domain/zhengzhou.ts';
import { campaignId, numbered, subjectIdOf } from './publication-world.ts';

/** A Friday, 10:00 in Zhengzhou: one working day later is Monday. */
export const friday = Moment.parse('2021-11-05T02:00:00.000Z');
const minute = 60_000;
const policy = zhengzhou();

export const decision = (step: number, change: Partial<Decision> = {}): Decision => ({
  record: 'case-1',
  step,
  at: later(friday, step * 1000),
  policy,
  ...change,
});
export const codeOf = (company: number): string => `91410100MA${String(company).padStart(8, '0')}`;
const entityOf = (company: number) => ({ name: `郑州测试${company}有限公司`, creditCode: codeOf(company) });
const about = (company: number) =>
  ({ entity: entityOf(company), campaign: campaignId, list: 'defaulter' }) as const;
const text = { zh: '已撤销', en: 'Revoked' };

export const list = (company: number, step = 1, change: Partial<Decision> = {}): OutboxRow =>
  disclosureChange(
    { ...about(company), operation: 'list', entry: { severity: 'ordinary', step } },
    decision(step, change),
  );
export const correct = (company: number, step: number): OutboxRow =>
  disclosureChange(
    { ...about(company), operation: 'correct', entry: { severity: 'ordinary', step }, reason: text },
    decision(step),
  );
export const annotate = (company: number, step: number): OutboxRow => {
  const annotations = [{ kind: 'objection-pending', since: friday, text } as const];
  return disclosureChange({ ...about(company), operation: 'annotate', annotations }, decision(step));
};
export const delist = (company: number, step: number, change: Partial<Decision> = {}): OutboxRow =>
  disclosureChange({ ...about(company), operation: 'delist', reason: text }, decision(step, change));
export const reversal = (person: string, step = 1): OutboxRow =>
  pointsReversal(
    { subjectId: subjectIdOf(person), campaign: campaignId, grantedIn: numbered(1), points: 10 },
    decision(step),
  );

export const identity: Identity = IdentitySchema.parse({
  name: '李娜',
  sex: 'female',
  document: { type: 'resident-id', number: '410199199205080244' },
  birthDate: '1992-05-08',
});

export type Answer = 'accept' | 'refuse' | 'away' | 'accept-and-lose' | 'nonsense';

/** A downstream that takes each row once, whatever it answers; `answers` are played one a call, then it accepts. */
export function scriptedDownstream() {
  const taken: DeliveryRow[] = [];
  const calls: string[] = [];
  const answers: Answer[] = [];
  const known = new Map<string, BatchAnswer>();
  const deliver: Downstream['deliver'] = async (key, _release, rows) => {
    calls.push(key);
    const answer = answers.shift() ?? 'accept';
    if (answer === 'away') throw Object.assign(new Error('503'), { name: 'Unavailable' });
    if (answer === 'nonsense') throw new Error('answered 400');
    const before = known.get(key);
    if (before !== undefined) return before;
    const status = answer === 'refuse' ? ('rejected' as const) : ('accepted' as const);
    const receipts = rows.map(({ rowId }) => ({
      rowId,
      status,
      receiptId: `r-${key}`,
      ...(status === 'rejected' ? { reason: 'not-listed' } : {}),
    }));
    known.set(key, { batchId: key, receipts });
    if (status === 'accepted') {
      for (const row of rows) if (!taken.some(({ rowId }) => rowId === row.rowId)) taken.push(row);
    }
    if (answer === 'accept-and-lose') throw Object.assign(new Error('reset'), { name: 'Unavailable' });
    return { batchId: key, receipts };
  };
  return { deliver, taken, calls, answers };
}

export function outboxWorld(people: Readonly<Record<string, Identity | null>> = {}) {
  const outbox = memoryOutbox();
  const points = scriptedDownstream();
  const disclosure = scriptedDownstream();
  const known = new Map(Object.entries(people).map(([name, who]) => [subjectIdOf(name), who]));
  let now = later(friday, minute);
  const opened: string[] = [];
  const ports = {
    outbox,
    checks: memoryDeliveryChecks(),
    vault: {
      open: async (subjectId: ReturnType<typeof subjectIdOf>) => {
        opened.push(subjectId);
        return known.get(subjectId) ?? null;
      },
    },
    downstreams: { points, disclosure },
  };
  return {
    ports,
    outbox,
    points,
    disclosure,
    opened,
    know: (name: string, who: Identity) => void known.set(subjectIdOf(name), who),
    now: () => now,
    wait: (minutes: number) => {
      now = later(now, minutes * minute);
    },
    drain: (chance = 0.5) =>
      drainOutbox(ports, { now: () => now, outOfTime: () => false, chance: () => chance }),
    row: (row: OutboxRow): OutboxRow => {
      const found = outbox.rows.get(row.rowId);
      if (found === undefined) throw new Error('no such row');
      return found;
    },
    operations: () =>
      disclosure.taken.map(row => ('entity' in row ? [row.entity.creditCode, row.operation] : [])),
  };
}
