import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { dynamoReportStore } from '../../../shared/adapters/dynamo-report-store.ts';
import { reportItem } from '../../../shared/adapters/report-item.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { QueueFilter } from '../../../shared/domain/queue-filter.ts';
import { orderOf } from '../../../shared/domain/queue-row.ts';
import type { Report } from '../../../shared/domain/report.ts';
import { ReportAction } from '../../../shared/domain/report-action.ts';
import { ReportForm } from '../../../shared/domain/report-form.ts';
import type { ReportStore } from '../../../shared/ports/report-store.ts';
import { memoryReports } from '../../fakes/memory-ports.ts';
import { createTable } from '../../fakes/tables.ts';
import { reportsTable } from './reports-table.ts';
import { acted, at, form, officer, opened, reportIdOf, routed, submission } from './sample-report.ts';

const table = reportsTable();
const line = { now: at(300), atRiskBefore: at(600) };
const moments = [100, 300, 301, 599, 600, 900];
const districts = ['410102', '410105', 'zone-airport'];
const categories = ['rescue', 'donation'];
const officers = ['account-li', 'account-wu'];

type Given = {
  number: number;
  due: number;
  department: string;
  district: string;
  category: string;
  byDepartment: boolean;
  linked: boolean;
  escalated: boolean;
  assignedTo: string | null;
  end: 'waits' | 'decided' | 'second';
};

const given = (number: number): fc.Arbitrary<Given> =>
  fc.record({
    number: fc.constant(number),
    due: fc.constantFrom(...moments),
    department: fc.constantFrom('volunteers', 'volunteers', 'volunteers', 'health'),
    district: fc.constantFrom(...districts),
    category: fc.constantFrom(...categories),
    byDepartment: fc.boolean(),
    linked: fc.boolean(),
    escalated: fc.boolean(),
    assignedTo: fc.constantFrom(null, ...officers),
    end: fc.constantFrom('waits', 'waits', 'waits', 'decided', 'second'),
  });

const filters: fc.Arbitrary<QueueFilter> = fc
  .record(
    {
      department: fc.constant('volunteers'),
      districts: fc.subarray(districts, { minLength: 1 }),
      category: fc.constantFrom(...categories),
      channel: fc.constantFrom('citizen', 'department'),
      clock: fc.constantFrom('due', 'at-risk', 'overdue'),
      linked: fc.constant(true),
      escalated: fc.constant(true),
      assignedTo: fc.constantFrom(...officers),
    },
    { requiredKeys: ['department', 'districts'] },
  )
  .map(filter => QueueFilter.parse(filter));

/** A report as it came to wait where it waits. */
function waiting(one: Given): Report {
  const actor = one.byDepartment ? officer('clerk') : undefined;
  const other = { category: one.category, district: one.district };
  let report = opened({ number: one.number, ...(actor === undefined ? {} : { actor }) });
  report = acted({ ...report, form: { ...form, ...ReportFormPart.parse(other) } }, submission());
  report = routed(report, at(one.due), one.department, one.district);
  if (one.linked) report = acted(report, link(one.number + 500), { actor: system });
  if (one.escalated)
    report = acted(report, { type: 'escalated', to: 'lead-zhou', dueAt: at(one.due) }, { actor: system });
  if (one.assignedTo !== null) report = acted(report, assignment(one.assignedTo), { actor: officer('li') });
  if (one.end === 'second')
    report = acted(report, { type: 'seconded', note: null, evidence: [], dueAt: at(one.due) }, by);
  return one.end === 'decided' ? acted(report, reject, by) : report;
}

const plain: Given = {
  number: 1,
  due: 100,
  department: 'volunteers',
  district: '410105',
  category: 'rescue',
  byDepartment: false,
  linked: false,
  escalated: false,
  assignedTo: null,
  end: 'waits',
};
const everything = QueueFilter.parse({ department: 'volunteers', districts });

const ReportFormPart = ReportForm.pick({ category: true, district: true });
const system: Actor = { kind: 'system', name: 'verification' };
const by = { actor: officer('li') };
const reject = { type: 'rejected', reason: 'not found' } as const;
const link = (number: number) =>
  ReportAction.parse({ type: 'linked', to: reportIdOf(number), channel: 'citizen' });
const assignment = (to: string) => ReportAction.parse({ type: 'assigned', to, until: at(5000) });

async function pagesOf(store: ReportStore, filter: QueueFilter, limit: number, between = async () => {}) {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await store.queue(filter, line, limit, cursor);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    seen.push(...page.items.map(row => orderOf(row.dueAt, row.reportId)));
    cursor = page.next;
    await between();
  } while (cursor !== null);
  return seen;
}

let tables = 0;
/** The same reports in the engine and in memory. */
async function both(all: readonly Given[]) {
  tables += 1;
  const tableName = await createTable(table.client, 'reports', `queue-${tables}`);
  const stored = dynamoReportStore({ client: table.client, tableName });
  const model = memoryReports();
  const reports = all.map(waiting);
  await Promise.all(reports.flatMap(report => [stored.add(report), model.add(report)]));
  return { stored, model, reports, tableName };
}

const some = fc
  .integer({ min: 0, max: 24 })
  .chain(count => fc.tuple(...Array.from({ length: count }, (_, number) => given(number + 1))));

describe('the review queue', () => {
  it('holds exactly what a filter means, each once and in order, in pages of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        some,
        fc.array(filters, { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 1, max: 30 }),
        async (all, wanted, limit) => {
          const { stored, model } = await both(all);
          for (const filter of wanted) {
            const owed = await pagesOf(model, filter, limit);
            expect(owed).toEqual([...owed].sort());
            expect(await pagesOf(stored, filter, limit)).toEqual(owed);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('misses nothing and doubles nothing while others decide between two pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        some,
        filters,
        fc.integer({ min: 1, max: 6 }),
        fc.infiniteStream(fc.nat(40)),
        async (all, filter, limit, picks) => {
          const { stored, model, reports } = await both(all);
          const owed = await pagesOf(model, filter, 100);
          const decided = new Set<string>();
          const decideOne = async () => {
            const report = reports[picks.next().value];
            if (report === undefined || report.history.at(-1)?.action.type === 'rejected') return;
            if (decided.has(report.reportId)) return;
            await stored.save(acted(report, reject, by));
            decided.add(report.reportId);
          };
          const seen = await pagesOf(stored, filter, limit, decideOne);
          const stillThere = (order: string) => !decided.has(order.slice(-26));
          expect(seen).toEqual(owed.filter(order => seen.includes(order)));
          expect(seen.filter(stillThere)).toEqual(owed.filter(stillThere));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('shows a report where it is due now, once its clock was handed on', async () => {
    const { stored } = await both([]);
    const report = waiting({ ...plain, due: 100 });
    await stored.add(report);
    const handedOn = { type: 'escalated', to: 'lead-zhou', dueAt: at(700) } as const;
    await stored.save(acted(report, handedOn, { actor: system }));
    const page = await stored.queue(everything, line, 10, null);
    expect(page.items).toMatchObject([{ dueAt: at(700), escalatedTo: 'lead-zhou' }]);
  });
});

// Thousands of rows are written first, which takes a busy machine its time.
describe('a page of a queue of thousands', { timeout: 60_000 }, () => {
  const page = 50;

  it('reads what it shows and a few rows of each district, however long the queue is', async () => {
    const short = await unitsOf(await longQueue(600), everything);
    const long = await unitsOf(await longQueue(4200), everything);
    // A row is about 400 bytes, and a unit reads 8,192 of them: three districts, a page and the pieces read too far.
    expect(short.units).toBeLessThanOrEqual(9);
    expect(long.units).toBe(short.units);
    expect(long.items).toBe(page);
  });

  it.each([
    ['one in a hundred by category', { category: 'donation' }],
    ['one in a hundred, known to be doubles', { linked: true }],
    ['overdue', { clock: 'overdue' }],
  ])('%s: from an index of its own', async (_, more) => {
    const tableName = await longQueue(4200);
    const found = await unitsOf(tableName, QueueFilter.parse({ ...everything, ...more }));
    expect(found.items).toBeGreaterThan(10);
    expect(found.units).toBeLessThanOrEqual(9);
  });

  it('stops looking at a bound where two filters together mean little, and goes on from there', async () => {
    const tableName = await longQueue(4200);
    const rare = QueueFilter.parse({ ...everything, channel: 'citizen', linked: true, category: 'donation' });
    const store = dynamoReportStore({ client: table.client, tableName });
    expect(await pagesOf(store, rare, page)).toHaveLength(42);
    // All came by one channel, and the index of a category holds them all: a thousand rows a call are looked at.
    const none = QueueFilter.parse({ ...everything, category: 'rescue', channel: 'department' });
    const first = await store.queue(none, line, page, null);
    expect(first.items).toEqual([]);
    expect(first.next).not.toBeNull();
    const { units } = await unitsOf(tableName, none);
    expect(units).toBeLessThanOrEqual(130);
    expect(await pagesOf(store, none, page)).toEqual([]);
  });

  const made = new Map<number, Promise<string>>();
  const longQueue = (length: number): Promise<string> => {
    const found = made.get(length) ?? makeQueue(length);
    made.set(length, found);
    return found;
  };

  async function makeQueue(length: number): Promise<string> {
    const { tableName } = await both([]);
    const items = Array.from({ length }, (_, number) => {
      const rare = number % 100 === 0;
      const district = districts[number % 3] ?? '';
      const category = rare ? 'donation' : 'rescue';
      const due = (number % 40) * 20;
      return reportItem(waiting({ ...plain, number: number + 1, due, district, category, linked: rare }));
    });
    for (let from = 0; from < items.length; from += 25) {
      const puts = items.slice(from, from + 25).map(Item => ({ PutRequest: { Item } }));
      await table.client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: puts } }));
    }
    return tableName;
  }

  /** Read units of one page, as the store reports them. */
  async function unitsOf(tableName: string, filter: QueueFilter) {
    const counted = table.flaky().client;
    let units = 0;
    counted.middlewareStack.add(
      next => async given => {
        Object.assign(given.input, { ReturnConsumedCapacity: 'TOTAL' });
        const answer = await next(given);
        units += Capacity.parse(answer.output).ConsumedCapacity.CapacityUnits;
        return answer;
      },
      { step: 'initialize' },
    );
    const store = dynamoReportStore({ client: counted, tableName });
    const { items } = await store.queue(filter, line, page, null);
    return { units, items: items.length };
  }
});

const Capacity = z.object({ ConsumedCapacity: z.object({ CapacityUnits: z.number() }) });
