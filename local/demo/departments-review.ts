import type { ReportView } from '../../shared/contract/report-views.ts';
import { type Department, departments, districts } from './cast.ts';
import type { Fate } from './plan.ts';
import { inTurns, type Stage } from './stage.ts';

/** One department's officer has so many reports on the desk at once. */
const OFFICERS = 3;

/** What is known of a report that may turn up in a queue. */
export type Expected = { readonly fate: Fate | 'listed' | 'held-back' };

type Row = { readonly reportId: string; readonly status: string };

/** Where a transferred report goes: the next department of the list. */
const transferTarget = (from: Department): Department =>
  departments[(departments.indexOf(from) + 1) % departments.length] ?? 'emergency-bureau';

/** One department works through the queues of all districts until nothing is left that it does in this pass. */
export async function departmentReviews(
  stage: Stage,
  department: Department,
  expected: ReadonlyMap<string, Expected>,
  pass: number,
  done: () => void,
): Promise<void> {
  for (const district of districts) {
    const seen = new Set<string>();
    for (let left = true; left; ) {
      const page = await stage
        .as(`first-${department}`)
        .call('listReviews', { query: { district, limit: 100 } });
      const rows = page.items.filter(row => !seen.has(`${row.reportId} ${row.status}`));
      left = rows.length > 0;
      await inTurns(OFFICERS, rows, async row => {
        seen.add(`${row.reportId} ${row.status}`);
        const plan = expected.get(row.reportId);
        if (plan === undefined || (plan.fate === 'escalated' && pass === 1)) return;
        await review(stage, department, row, plan.fate);
        done();
      });
    }
  }
}

async function review(stage: Stage, department: Department, row: Row, fate: Expected['fate']): Promise<void> {
  const params = { reportId: row.reportId };
  const judge = row.status === 'second-review' ? 'second' : fate === 'escalated' ? 'lead' : 'first';
  const client = stage.as(`${judge}-${department}`);
  const view = await client.call('claimReview', { params });
  const verdict = verdictOf(fate, department, view);
  const key = `${row.reportId}-${department}-${row.status}-${verdict.outcome}`;

  if (fate === 'unscannable') {
    for (const { evidenceId, state } of view.evidence) {
      if (state !== 'unscannable') continue;
      await stage.as(`lead-${department}`).call('releaseEvidence', {
        params: { ...params, evidenceId },
        key: `${key}-release-${evidenceId}`,
        body: { reason: '已在隔离环境中打开，内容为单位证明' },
      });
    }
  }
  await client.call('decideReview', { params, key, body: verdict });
}

function verdictOf(
  fate: Expected['fate'],
  department: Department,
  view: { routedBy: string; evidence: ReportView['evidence'] },
) {
  switch (fate) {
    case 'rejected':
      return { outcome: 'reject' as const, reason: '经核实，该时段未参加所述工作。' };
    case 'returned': {
      const [first] = view.evidence;
      // The sharper picture is the last file; once it is there, there is nothing left to ask for.
      if (view.evidence.some(({ name }) => name.includes('sharper')))
        return { outcome: 'approve' as const, note: '补充后属实' };
      return {
        outcome: 'return' as const,
        reason: '第1份材料看不清，请重新拍摄。',
        items: first === undefined ? [] : [{ evidenceId: first.evidenceId, message: '看不清人物和地点' }],
      };
    }
    case 'transferred':
      return view.routedBy.includes('transferred')
        ? { outcome: 'approve' as const, note: '属本部门职责，情况属实' }
        : {
            outcome: 'transfer' as const,
            reason: '该事项属另一部门职责。',
            department: transferTarget(department),
          };
    default:
      return { outcome: 'approve' as const, note: '情况属实' };
  }
}
