import { describe, expect, test } from 'vitest';
import type { CaseStep } from '../../../shared/contract/case-routes.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { gatePieces } from '../../../shared/domain/listing-gate.ts';
import {
  caseWorld,
  charge,
  decided,
  got,
  hardship,
  organisation,
  paper,
  refusalOf,
  service,
} from './case-world.ts';

type World = ReturnType<typeof caseWorld>;

/** Everything the law asks for, in order; a row below leaves one thing out or does it wrongly. */
type Procedure = {
  readonly charge?: object;
  readonly before?: (told: World) => Promise<unknown>;
  readonly determine?: false;
  readonly second?: false | 'same-person';
  readonly notice?: false | 'penalty';
  readonly statement?: 'unanswered';
  readonly wait?: number;
  readonly decide?: false | object;
  readonly remedies?: number;
  readonly after?: (told: World, caseId: CaseId) => Promise<unknown>;
};

/** Goes as far as it is let, and tries in the end to list whatever has become of it. */
async function follow(procedure: Procedure) {
  const told = caseWorld();
  await procedure.before?.(told);
  const { caseId } = got(await told.open(organisation(), charge(procedure.charge)));
  const step = (body: CaseStep, name: 'zheng' | 'he' | 'zhengAgain' = 'zheng') =>
    told.step(caseId, body, name);
  if (procedure.determine !== false) await step({ step: 'determine', reason: '事实清楚。' });
  if (procedure.second !== false)
    await step({ step: 'second', reason: null }, procedure.second === 'same-person' ? 'zhengAgain' : 'he');
  if (procedure.notice !== false)
    await step({
      step: 'serve-notice',
      notice: procedure.notice ?? 'listing',
      service: service(told.today()),
    });
  if (procedure.statement !== undefined) await told.answer(caseId, { answer: 'statement', text: '不属实。' });
  told.pass(procedure.wait ?? 15);
  if (procedure.decide !== false) await step(decided(told.today(), procedure.decide ?? {}));
  told.pass(procedure.remedies ?? 200);
  await procedure.after?.(told, caseId);
  await step({ step: 'finalise' });
  await told.decide(caseId, { decision: 'list' });
  return { told, caseId, view: await told.missing(caseId) };
}

const exempt = async (told: World) => {
  const { caseId } = got(await told.open(organisation(), hardship));
  got(await told.step(caseId, { step: 'determine', reason: '受灾属实' }));
  got(await told.step(caseId, { step: 'second', reason: null }, 'he'));
};

/** A row for each piece: what is done wrongly, which piece is missing then, and the article that the clerk reads. */
const rows: readonly (readonly [string, (typeof gatePieces)[number], string, Procedure])[] = [
  ['no kind of conduct', 'conduct', '二（2）', { charge: { conduct: null } }],
  ['conduct that the policy does not know', 'conduct', '二（2）', { charge: { conduct: 'late-opening' } }],
  ['conduct before the relief period', 'relief-period', '二（2）', { charge: { from: '2021-07-01' } }],
  ['conduct after its end', 'relief-period', '二（2）', { charge: { until: '2021-09-02' } }],
  ['no facts', 'facts', '第40条', { charge: { facts: null } }],
  ['no evidence', 'evidence', '第40条', { charge: { evidence: [] } }],
  ['no basis', 'basis', '国办发〔2020〕49号', { charge: { basis: null } }],
  [
    'the municipal notice as basis',
    'basis',
    '国办发〔2020〕49号',
    { charge: { basis: { id: 'zhengzhou-notice-2021', articles: '第二条' } } },
  ],
  ['no severity', 'severity', '国办发〔2025〕22号', { charge: { severity: null } }],
  ['a minor breach', 'severity', '国办发〔2025〕22号', { charge: { severity: 'minor', displayMonths: 3 } }],
  [
    'a display period longer than allowed',
    'display-period',
    '国办发〔2025〕22号',
    { charge: { displayMonths: 13 } },
  ],
  [
    'a display period shorter than allowed',
    'display-period',
    '国办发〔2025〕22号',
    { charge: { displayMonths: 1 } },
  ],
  ['no measure', 'measures', '第31、32、34条', { charge: { measures: [] } }],
  ['a fact that is exempt', 'no-exemption', '二（3）', { before: exempt }],
  ['no determination', 'determination', '第28条', { determine: false }],
  ['no second officer', 'second-officer', '第42条', { second: false }],
  ['one person with two accounts', 'second-officer', '第42条', { second: 'same-person' }],
  ['no notice', 'notice', '第28条', { notice: false }],
  ['a notice of an intended penalty alone', 'notice', '第20、28条', { notice: 'penalty' }],
  ['a window that has not passed', 'objection-window', '第28条', { wait: 1, remedies: 0 }],
  ['a statement that nobody answered', 'statement-answered', '第45条', { statement: 'unanswered' }],
  ['no decision', 'decision', '第28条', { decide: false }],
  [
    'a decision without the repair notice',
    'repair-notice',
    '国办发〔2025〕22号',
    { decide: { repairNotice: false } },
  ],
  ['remedies that can still be sought', 'final', '第20条', { remedies: 60 }],
  [
    'a suit that is pending',
    'final',
    '第20条',
    { after: (told, caseId) => told.step(caseId, { step: 'register-challenge', remedy: 'suit' }) },
  ],
];

test.each(rows)('nothing is listed with %s: %s is missing, by %s', async (_, piece, article, procedure) => {
  const { told, view } = await follow(procedure);
  const missing = view.find(one => one.piece === piece);
  expect(missing?.article).toContain(article);
  expect(missing?.message.zh).toContain(article);
  expect(await told.published()).toEqual([]);
  expect(told.outbox.rows.size).toBe(0);
});

test('every piece has its row', () => {
  const told = new Set(rows.map(([, piece]) => piece));
  // Kept by the table of transitions and the competence by department: neither can be done wrongly through the API.
  const kept = new Set(['competence', 'notified-as-determined']);
  expect(gatePieces.filter(piece => !told.has(piece) && !kept.has(piece))).toEqual([]);
});

describe('and with all of it', () => {
  test('it is listed', async () => {
    const { told } = await follow({});
    expect(await told.published()).toHaveLength(1);
  });

  test('a decision that was upheld is final at once', async () => {
    const told = caseWorld();
    const { caseId } = got(await told.open(organisation()));
    got(await told.step(caseId, { step: 'determine', reason: '事实清楚。' }));
    got(await told.step(caseId, { step: 'second', reason: null }, 'he'));
    got(await told.step(caseId, { step: 'serve-notice', notice: 'listing', service: service(told.today()) }));
    told.pass(15);
    got(await told.step(caseId, decided(told.today())));
    got(await told.step(caseId, { step: 'register-challenge', remedy: 'administrative-review' }));
    expect(refusalOf(await told.step(caseId, { step: 'finalise' }))).toEqual({
      code: 'gate-closed',
      pieces: ['final'],
    });
    got(await told.step(caseId, { step: 'end-challenge', upheld: true, paper: paper('复议决定书') }));
    got(await told.step(caseId, { step: 'finalise' }));
    expect(got(await told.decide(caseId, { decision: 'list' })).status).toBe('listed');
  });
});
