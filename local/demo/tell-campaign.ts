import { addFirstOfficer } from '../first-officer.ts';
import type { LocalStack } from '../start-local.ts';
import { departments, firstOfficer } from './cast.ts';
import { citizenReports, citizenSupplements } from './citizens-report.ts';
import { departmentsDecideInBulk } from './departments-bulk.ts';
import { departmentsImport } from './departments-import.ts';
import { departmentReviews, type Expected } from './departments-review.ts';
import {
  officeDeclaresEnd,
  officePrepares,
  officersApprove,
  releaseComposes,
  releaseReconciles,
} from './office-acts.ts';
import {
  type CitizenPlan,
  days,
  citizens as planCitizens,
  organisations as planOrganisations,
} from './plan.ts';
import { type Progress, type Stage, stageOn } from './stage.ts';
import { type Check, verifyDemo } from './verify-demo.ts';
import { persons as planPersons, workbooks } from './workbook-plan.ts';

const CITIZENS = 300;

export type Told = {
  readonly checks: readonly Check[];
  readonly counts: Readonly<Record<string, number>>;
  readonly manifestHash: string | null;
};

/** One campaign from the first report to the receipts. Told again on the same data, it goes on where it was cut off. */
export async function tellCampaign(
  stack: LocalStack,
  progress: Progress,
  say: (line: string) => void,
): Promise<Told> {
  const stage = stageOn(stack, progress, say);
  const citizens = planCitizens(CITIZENS);
  const organisations = planOrganisations();
  const persons = planPersons();

  say('the office prepares: policy, people, campaign');
  await addFirstOfficer(stack, firstOfficer);
  await officePrepares(stage, citizens);

  const expected = new Map<string, Expected>();
  const refused = new Map<number, string>();
  const ids = new Map<number, string>();
  say('citizens report what they did, with photos and certificates');
  await stage.each('citizens', citizens, async plan => {
    const { reportId, refusal } = await citizenReports(stage, plan);
    ids.set(plan.index, reportId);
    expected.set(reportId, plan);
    if (refusal !== null) refused.set(plan.index, refusal);
    if (plan.fate === 'twice') expected.set((await citizenReports(stage, plan, 1)).reportId, plan);
  });
  say(
    'departments report by workbook: persons, the same deeds of some citizens, and the organisations of their districts',
  );
  const doubled = citizens.filter(({ fate }) => fate === 'by-department-too');
  const imported = await departmentsImport(stage, workbooks(doubled, organisations));
  for (const [reportId, plan] of imported.expected) expected.set(reportId, plan);

  say('departments decide in bulk what departments reported');
  const inBulk = await departmentsDecideInBulk(stage, imported);
  say('departments review the citizens’ reports');
  await reviewAll(stage, expected, 1);
  const returned = citizens.filter(({ fate }) => fate === 'returned');
  await stage.each('supplements', returned, plan => citizenSupplements(stage, plan, idOf(ids, plan)));
  await reviewAll(stage, expected, 1);

  say('two weeks later: clocks have run out, supervisors have the reports that nobody took');
  await stage.moveTo(days.clocksRunOut);
  await reviewAll(stage, expected, 2);

  say('the end of the relief period is declared; the first release falls due');
  await stage.moveTo(days.endDeclared);
  await officeDeclaresEnd(stage);
  const preview = await releaseComposes(stage);
  say(
    `preview: ${preview.counts?.organisations} organisations, ${preview.counts?.persons} persons, ${preview.counts?.points} points`,
  );
  await officersApprove(stage, preview);
  const released = await releaseReconciles(stage);
  say('published, delivered, every receipt reconciled');

  const checks = [
    ...imported.checks,
    ...inBulk,
    ...(await verifyDemo(stage, citizens, organisations, persons)),
    ...checkRefusals(citizens, refused),
  ];
  const counts: Record<string, number> = {
    citizens: citizens.length,
    organisations: organisations.length,
    'persons by workbook': persons.length,
    ...imported.counts,
  };
  for (const { fate } of citizens) counts[fate] = (counts[fate] ?? 0) + 1;
  for (const [name, count] of Object.entries(released.counts ?? {})) counts[`release.${name}`] = count;
  for (const { downstream, accepted, differences } of released.deliveries) {
    counts[`${downstream}.accepted`] = accepted;
    counts[`${downstream}.differences`] = differences ?? -1;
    checks.push({ what: `differences at ${downstream}`, expected: 0, found: differences ?? -1 });
  }
  return { checks, counts, manifestHash: released.manifestHash };
}

/** Twice over all departments, because a transfer may reach one that has finished already. */
async function reviewAll(stage: Stage, expected: ReadonlyMap<string, Expected>, pass: number): Promise<void> {
  await stage.stack.running.idle();
  let decided = 0;
  const count = () => {
    decided += 1;
  };
  for (let before = -1; before !== decided; ) {
    before = decided;
    await stage.each('departments', departments, department =>
      departmentReviews(stage, department, expected, pass, count),
    );
    await stage.stack.running.idle();
  }
  stage.say(`${decided} decisions`);
}

/** Why the drafts were refused that were never handed in. */
function checkRefusals(
  citizens: readonly CitizenPlan[],
  refused: ReadonlyMap<number, string>,
): readonly Check[] {
  const found = (fate: string, code: string) =>
    citizens.filter(plan => plan.fate === fate && refused.get(plan.index) === `urn:relief:problem:${code}`)
      .length;
  const count = (fate: string) => citizens.filter(plan => plan.fate === fate).length;
  const expected = count('under-age') + count('infected');
  return [
    { what: 'refused as under age', expected: count('under-age'), found: found('under-age', 'not-eligible') },
    {
      what: 'refused for an infected file',
      expected: count('infected'),
      found: found('infected', 'evidence-unfit'),
    },
    { what: 'refused at all', expected, found: refused.size },
  ];
}

function idOf(ids: ReadonlyMap<number, string>, { index }: CitizenPlan): string {
  const id = ids.get(index);
  if (id === undefined) throw new Error('a citizen without a report');
  return id;
}
