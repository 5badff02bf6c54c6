import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heldByAnother } from '../../../shared/domain/assignment.ts';
import { BulkVerdict } from '../../../shared/domain/bulk-decision-action.ts';
import type { BulkId, ReportId } from '../../../shared/domain/ids.ts';
import { type Report, stateOf } from '../../../shared/domain/report.ts';
import { assignReview } from '../../../shared/usecases/assign-review.ts';
import { approve, bulkWorld, reject } from './bulk-world.ts';
import { people } from './world.ts';

const { wu, zheng, lead } = people;
const officers = [wu, zheng, lead];
const verdicts = [
  approve,
  approve,
  reject,
  BulkVerdict.parse({ outcome: 'return', reason: '请补充' }),
  BulkVerdict.parse({ outcome: 'assign', to: 'zheng' }),
];

const mostly = fc.constantFrom(true, true, true, false);
const step = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('add' as const), four: fc.boolean(), byWu: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('open' as const),
      who: fc.nat(2),
      verdict: fc.nat(4),
      gathered: mostly,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('confirm' as const), bulk: fc.nat(5), looked: mostly }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const), bulk: fc.nat(5) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('claim' as const, 'decide' as const),
      who: fc.nat(2),
      report: fc.nat(20),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('assign' as const), to: fc.nat(2), report: fc.nat(20) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(1, 5, 10, 31) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('run' as const) }) },
);

/** Anybody does anything in any order, calls are refused or not; then time passes and everything comes to rest. */
test('each report is decided at most once by each, outcomes add up, and what is taken back leaves no trace', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 45 }), async steps => {
      const w = bulkWorld();
      const reports: ReportId[] = Array.from({ length: 6 }, () => w.add());
      const bulks: { bulkId: BulkId; who: (typeof officers)[number] }[] = [];
      const one = <T>(all: readonly T[], index: number): T | undefined =>
        all[index % Math.max(all.length, 1)];
      for (const given of steps) {
        switch (given.do) {
          case 'add':
            reports.push(
              w.add({
                ...(given.four ? { category: 'urgent-production-leaders' } : {}),
                ...(given.byWu ? { maker: 'wu' } : {}),
              }),
            );
            break;
          case 'open': {
            const who = officers[given.who] ?? wu;
            const opened = await w.open(who, verdicts[given.verdict]);
            if (opened.ok) bulks.push({ bulkId: opened.value.bulkId, who });
            if (given.gathered) await w.run();
            break;
          }
          case 'confirm':
          case 'undo': {
            const bulk = one(bulks, given.bulk);
            if (bulk === undefined) break;
            if (given.do === 'undo') await w.undo(bulk.who, bulk.bulkId);
            else {
              if (given.looked) await w.openSample(bulk.who, bulk.bulkId);
              await w.confirm(bulk.who, bulk.bulkId);
            }
            break;
          }
          case 'claim':
          case 'decide': {
            const [who, reportId] = [officers[given.who] ?? wu, one(reports, given.report)];
            if (reportId === undefined) break;
            if (given.do === 'claim') await w.claim(who, reportId);
            else await w.decide(who, reportId, { outcome: 'approve', note: null });
            break;
          }
          case 'assign': {
            const reportId = one(reports, given.report);
            const to = (officers[given.to] ?? wu).account;
            if (reportId !== undefined)
              await assignReview(w.ports, { by: w.by(lead), reportId, to, takeOver: false });
            break;
          }
          case 'wait':
            w.wait(given.minutes);
            break;
          case 'run':
            await w.run();
        }
      }
      w.wait(60);
      await w.run();

      const histories = reports.map(w.report);
      for (const { bulkId, who } of bulks) {
        const { status, gathered, counts, opened } = w.stateOfBulk(bulkId);
        const items = w.bulks.itemsOf(bulkId);
        const touched = histories.filter(({ history }) => history.some(({ bulk }) => bulk === bulkId));
        if (status !== 'done') expect(touched).toEqual([]);
        else {
          const sum = Object.values(counts ?? {}).reduce((a, b) => a + b, 0);
          expect(sum).toBe(gathered?.count);
          expect(counts?.decided).toBe(touched.length);
        }
        for (const { reportId, outcome } of items) {
          const entries = w.report(reportId).history.filter(({ bulk }) => bulk === bulkId);
          expect(entries).toHaveLength(outcome === 'decided' ? 1 : 0);
        }
        for (const report of touched) noTrampling(report, bulkId, who.account, opened.verdict);
      }
      for (const report of histories) {
        const { determination, maker } = stateOf(report);
        const decisions = report.history.filter(({ action }) => /^(approved|rejected)$/.test(action.type));
        expect(decisions.length).toBeLessThanOrEqual(1);
        const by = determination?.by ?? [];
        expect(new Set([maker.person, ...by]).size).toBe(by.length + 1);
        if (determination?.outcome === 'approved' && report.form.category === 'urgent-production-leaders')
          expect(by).toHaveLength(2);
      }
    }),
    { numRuns: 150 },
  );
}, 60_000);

/** As it stood just before, it was nobody else's. */
function noTrampling({ history }: Report, bulkId: BulkId, account: string, verdict: BulkVerdict): void {
  const index = history.findIndex(({ bulk }) => bulk === bulkId);
  const entry = history[index];
  if (entry === undefined) throw new Error('not touched');
  const hands = verdict.outcome === 'assign' ? [account, verdict.to] : [account];
  const before = stateOf({ history: history.slice(0, index) });
  expect(heldByAnother(before, { claims: hands, assignments: hands }, entry.at)).toBeNull();
}
