import { createActionId } from '../../../shared/domain/action-id.ts';
import type { Caller } from '../../../shared/domain/actor.ts';
import { appendAction } from '../../../shared/domain/append-action.ts';
import { bulkStateOf } from '../../../shared/domain/bulk-decision.ts';
import { BulkVerdict } from '../../../shared/domain/bulk-decision-action.ts';
import { type BulkId, type DistrictId, ReportId } from '../../../shared/domain/ids.ts';
import { later, type Moment } from '../../../shared/domain/moment.ts';
import type { Outcome } from '../../../shared/domain/outcome.ts';
import type { QueueFilter } from '../../../shared/domain/queue-filter.ts';
import { type Report, stateOf } from '../../../shared/domain/report.ts';
import type { ReportAction } from '../../../shared/domain/report-action.ts';
import { bySystem } from '../../../shared/usecases/action-call.ts';
import { confirmBulkDecision } from '../../../shared/usecases/confirm-bulk-decision.ts';
import { openBulkDecision } from '../../../shared/usecases/open-bulk-decision.ts';
import { runBulkDecision } from '../../../shared/usecases/run-bulk-decision.ts';
import { undoBulkDecision } from '../../../shared/usecases/undo-bulk-decision.ts';
import { memoryBulks, memoryBulkWorkflow } from '../../fakes/memory-bulks.ts';
import { waitingReport } from '../../support/waiting-report.ts';
import { campaignId, start, world } from './world.ts';

export const approve = BulkVerdict.parse({ outcome: 'approve', note: '材料齐全' });
export const reject = BulkVerdict.parse({ outcome: 'reject', reason: '未参加' });

export const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'accepted' : outcome.refusal.code);

type Filter = Omit<QueueFilter, 'department' | 'districts'> & { districts?: DistrictId[] };

/** The world with a queue of the emergency bureau and bulk decisions over it; executions run when a test says so. */
export function bulkWorld() {
  const w = world();
  const bulks = memoryBulks();
  const workflow = memoryBulkWorkflow();
  const ports = { ...w.ports, bulks, workflow };
  const { all } = w.ports.reports;
  let made = 0;

  function add(change: Partial<Parameters<typeof waitingReport>[0]> = {}): ReportId {
    made += 1;
    const report = waitingReport({
      index: made,
      campaignId,
      category: 'frontline-relief',
      district: '410105',
      department: 'emergency-bureau',
      at: start,
      dueAt: later(start, 8 * 24 * 3_600_000),
      ...change,
    });
    all.set(report.reportId, report);
    return report.reportId;
  }

  const open = (who: Caller, verdict: BulkVerdict = approve, filter: Filter = {}, key?: string) =>
    openBulkDecision(ports, { by: w.by(who, key), filter, verdict });
  const confirm = (who: Caller, bulkId: BulkId, setHash?: string, key?: string) => {
    const record = bulks.all.get(bulkId);
    const seen = record === undefined ? null : bulkStateOf(record).gathered;
    const hash = (setHash ?? seen?.setHash ?? '0'.repeat(64)) as Parameters<
      typeof confirmBulkDecision
    >[1]['setHash'];
    return confirmBulkDecision(ports, { by: w.by(who, key), bulkId, setHash: hash });
  };
  const undo = (who: Caller, bulkId: BulkId) => undoBulkDecision(ports, { by: w.by(who), bulkId });

  /** Lets every execution go on until it waits or ends, as the engine does. */
  async function run(now: () => Moment = w.now, outOfTime: () => boolean = () => false) {
    for (const input of workflow.started.values()) {
      for (let calls = 0; ; calls += 1) {
        const { next } = await runBulkDecision(ports, input, now, outOfTime);
        if (next !== 'run') break;
        if (calls > 1000) throw new Error('it runs for ever');
      }
    }
  }
  const stateOfBulk = (bulkId: BulkId) => {
    const record = bulks.all.get(bulkId);
    if (record === undefined) throw new Error('no such bulk decision');
    return bulkStateOf(record);
  };
  /** Gathered; with its sample opened, as its officer does. */
  async function previewed(who: Caller, verdict: BulkVerdict = approve, filter: Filter = {}) {
    const { bulkId } = w.value(await open(who, verdict, filter));
    await run();
    return bulkId;
  }
  async function openSample(who: Caller, bulkId: BulkId) {
    for (const reportId of stateOfBulk(bulkId).gathered?.sample ?? []) await w.claim(who, reportId);
  }
  /** From the queue to its effect. */
  async function through(who: Caller, verdict: BulkVerdict = approve, filter: Filter = {}) {
    const bulkId = await previewed(who, verdict, filter);
    await openSample(who, bulkId);
    w.value(await confirm(who, bulkId));
    w.wait(10);
    await run();
    return bulkId;
  }
  const report = (reportId: string): Report => {
    const found = all.get(ReportId.parse(reportId));
    if (found === undefined) throw new Error('no such report');
    return found;
  };
  /** What the system or a reporter does to it, by the rules alone. */
  function act(reportId: ReportId, action: ReportAction): void {
    const by = bySystem(
      'test',
      { actionId: createActionId('test', reportId, w.now(), action.type), now: w.now() },
      1,
    );
    all.set(reportId, w.value(appendAction(report(reportId), by, action)));
  }
  const statusOf = (reportId: string) => stateOf(report(reportId)).status;
  const outcomesOf = (bulkId: BulkId) =>
    Object.fromEntries(bulks.itemsOf(bulkId).map(({ reportId, outcome }) => [reportId, outcome]));

  return {
    ...w,
    ports,
    bulks,
    workflow,
    add,
    open,
    confirm,
    undo,
    run,
    previewed,
    openSample,
    through,
    stateOfBulk,
    report,
    act,
    statusOf,
    outcomesOf,
  };
}
