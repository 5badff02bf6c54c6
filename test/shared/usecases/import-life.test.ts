import { describe, expect, it } from 'vitest';
import { sha256Of } from '../../../shared/domain/canonical.ts';
import type { ImportId } from '../../../shared/domain/ids.ts';
import { stateOf } from '../../../shared/domain/report.ts';
import { checkImport } from '../../../shared/usecases/check-import.ts';
import { importWorld, rowAbout, sheetOf } from './import-world.ts';
import { people } from './world.ts';

const twoRows = sheetOf([rowAbout(1), rowAbout(2)]);

describe('a file of reports', () => {
  it('is judged, confirmed by another person, and acts row by row as single reports do', async () => {
    const { judged, confirm, drive, view, ports, value } = importWorld();
    const seen = await judged(twoRows);
    expect(seen).toMatchObject({ status: 'judged', reading: { counts: { read: 2, good: 2, bad: 0 } } });
    expect(ports.reports.all.size).toBe(0);

    value(await confirm(seen.importId));
    await drive(seen.importId);
    expect(await view(seen.importId)).toMatchObject({
      status: 'platform-check',
      acting: { done: true, counts: { taken: 2, unchanged: 0, refused: 0, leftOut: 0 } },
    });
    const states = [...ports.reports.all.values()].map(stateOf);
    expect(states).toMatchObject([
      {
        status: 'submitted',
        channel: 'department',
        maker: { account: 'wu' },
        source: { importId: seen.importId, row: 2 },
      },
      { status: 'submitted', source: { row: 3 } },
    ]);
  });

  it('sent again, acts no more; corrected in one row, acts with that row alone', async () => {
    const { imported, judged, confirm, drive, view, ports, value } = importWorld();
    await imported(twoRows);
    const again = await judged(twoRows);
    expect(again.reading?.counts).toMatchObject({ read: 2, good: 0, unchanged: 2 });
    value(await confirm(again.importId));
    await drive(again.importId);
    expect((await view(again.importId)).acting?.counts).toEqual({
      taken: 0,
      unchanged: 0,
      refused: 0,
      leftOut: 0,
    });
    expect(ports.reports.all.size).toBe(2);

    const corrected = sheetOf([rowAbout(1), rowAbout(2, { description: '改正后的说明。' })]);
    const third = await judged(corrected);
    expect(third.reading?.counts).toMatchObject({ good: 1, unchanged: 1 });
    value(await confirm(third.importId));
    await drive(third.importId);
    expect(ports.reports.all.size).toBe(3);
  });

  it('that another one overtook reports nothing twice', async () => {
    const { judged, confirm, drive, view, ports, value } = importWorld();
    const first = await judged(twoRows);
    const second = await judged(twoRows);
    for (const { importId } of [second, first]) {
      value(await confirm(importId));
      await drive(importId);
    }
    const { acting } = await view(first.importId);
    expect(acting?.counts).toMatchObject({ taken: 0, unchanged: 2 });
    expect(ports.reports.all.size).toBe(2);
  });

  it('goes on without its bad rows, and says what is wrong at which cell', async () => {
    const { imported, ports } = importWorld();
    const view = await imported(sheetOf([rowAbout(1), rowAbout(2, { place: '' }), rowAbout(3)]));
    expect(view).toMatchObject({
      reading: { counts: { read: 3, good: 2, bad: 1, errors: 1 } },
      acting: { counts: { taken: 2 } },
    });
    const { items } = await ports.rows.findings(view.importId, { severity: 'error', limit: 9, cursor: null });
    expect(items).toMatchObject([{ row: 3, column: 9, heading: '地点', code: 'missing' }]);
  });

  it('that was only to be checked keeps nothing of its rows and cannot be confirmed', async () => {
    const { judged, confirm, ports } = importWorld();
    const seen = await judged(twoRows, { mode: 'check' });
    expect(seen).toMatchObject({ status: 'checked', reading: { counts: { good: 2 } } });
    expect(ports.staged.chunksOf.size).toBe(0);
    expect(await confirm(seen.importId)).toMatchObject({ ok: false, refusal: { code: 'wrong-status' } });
  });

  it('reports a row that stands there twice once, and tells of two that are about one deed', async () => {
    const { imported, ports } = importWorld();
    const rows = [rowAbout(1), rowAbout(1), rowAbout(1, { description: '另一种说法。' })];
    const view = await imported(sheetOf(rows));
    expect(view.reading?.counts).toMatchObject({ read: 3, good: 2, leftOut: 1, warnings: 2 });
    const { items } = await ports.rows.findings(view.importId, {
      severity: 'warning',
      limit: 9,
      cursor: null,
    });
    expect(items).toMatchObject([
      { row: 3, code: 'same-as-row' },
      { row: 4, code: 'same-deed-as-row' },
    ]);
  });

  it('without the headings of its template says so and is done', async () => {
    const { judged } = importWorld();
    expect(await judged('甲\t乙\n一\t二')).toMatchObject({
      status: 'unreadable',
      unreadable: { code: 'no-headings' },
    });
  });

  it('without a row says so', async () => {
    const { judged } = importWorld();
    expect(await judged(sheetOf([]))).toMatchObject({ unreadable: { code: 'no-rows' } });
  });

  it('with other bytes than were announced is not read', async () => {
    const { announce, arrive, view, value, workflow } = importWorld();
    const { importId } = value(await announce(twoRows));
    await arrive(importId, sheetOf([rowAbout(9)]));
    expect(await view(importId)).toMatchObject({
      status: 'unreadable',
      unreadable: { code: 'not-the-announced-file' },
    });
    expect(workflow.started).toEqual([]);
  });

  it('is proof of its rows: a reviewer gets them without a file of their own', async () => {
    const { imported, ports, submit, open } = importWorld();
    await imported(sheetOf([rowAbout(1)]));
    expect([...ports.reports.all.values()].map(one => stateOf(one).status)).toEqual(['submitted']);
    // A single report still needs its evidence.
    expect(await submit(await open())).toMatchObject({
      ok: false,
      refusal: { code: 'evidence-insufficient' },
    });
  });
});

/** A code of the right form whose check character does not fit. */
const doubtful = '914101990000000009';

describe('a credit code that fails its check', () => {
  const withDoubt = sheetOf([rowAbout(1), rowAbout(2, { code: doubtful })]);

  it('leaves its row out where the lead did not confirm it', async () => {
    const { judged, confirm, drive, view, ports, value } = importWorld();
    const { importId, reading } = await judged(withDoubt);
    expect(reading?.counts).toMatchObject({ good: 2, warned: 1, warnings: 1 });
    value(await confirm(importId));
    await drive(importId);
    expect((await view(importId)).acting?.counts).toEqual({ taken: 1, unchanged: 0, refused: 0, leftOut: 1 });
    const { items } = await ports.rows.outcomes(importId, 9, null);
    expect(items).toMatchObject([{ outcome: 'taken' }, { outcome: 'left-out', reportId: null }]);
  });

  it('acts where the lead confirmed it, and the report remembers that', async () => {
    const { judged, confirm, drive, ports, value } = importWorld();
    const { importId } = await judged(withDoubt);
    value(await confirm(importId, people.lead, true));
    await drive(importId);
    const subjects = [...ports.reports.all.values()].map(one => stateOf(one).subject);
    expect(subjects).toMatchObject([{ codeConfirmed: false }, { codeConfirmed: true }]);
  });
});

describe('whoever confirms', () => {
  it('is another person than the maker, and of the same department', async () => {
    const { judged, confirm } = importWorld();
    const { importId } = await judged(twoRows, { who: people.lead });
    expect(await confirm(importId)).toMatchObject({ ok: false, refusal: { code: 'maker-is-checker' } });
    const elsewhere = { ...people.health, role: 'lead' as const };
    expect(await confirm(importId, elsewhere)).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
    expect(await confirm(importId, people.zheng)).toMatchObject({
      ok: false,
      refusal: { code: 'not-found' },
    });
  });

  it('confirms what they were shown and nothing else', async () => {
    const { judged, confirm } = importWorld();
    const { importId } = await judged(twoRows);
    const other = sha256Of('what somebody else was shown');
    expect(await confirm(importId, people.lead, false, other)).toMatchObject({
      ok: false,
      refusal: { code: 'not-previewed' },
    });
  });
});

describe('the platform’s check', () => {
  type Verdict = Parameters<typeof checkImport>[1]['verdict'];
  const check = (told: ReturnType<typeof importWorld>, importId: ImportId, verdict: Verdict) =>
    checkImport(told.ports, { by: told.by(people.office), importId, verdict });

  it('passes what came in', async () => {
    const told = importWorld();
    const { importId } = await told.imported(twoRows);
    told.value(await check(told, importId, { outcome: 'passed', reason: null }));
    expect(await told.view(importId)).toMatchObject({ status: 'closed', checkDueAt: null });
  });

  it('turns rows back: what is undecided goes to its provider, what is decided stands', async () => {
    const told = importWorld();
    const { ports, value, drive, view } = told;
    const { importId } = await told.imported(sheetOf([rowAbout(1), rowAbout(2), rowAbout(3)]));
    const [decided] = ports.reports.all.keys();
    if (decided === undefined) throw new Error('no report');
    await told.decideOn(decided);
    value(await check(told, importId, { outcome: 'returned', rows: [2, 3], reason: '来源不明' }));
    await drive(importId);
    expect(await view(importId)).toMatchObject({
      status: 'closed',
      returning: { counts: { returned: 1, tooLate: 1 } },
    });
    const { items } = await ports.rows.outcomes(importId, 9, null);
    expect(items.map(({ row, outcome }) => [row, outcome])).toEqual([
      [2, 'too-late'],
      [3, 'returned'],
      [4, 'taken'],
    ]);
    expect([...ports.reports.all.values()].map(one => stateOf(one).status)).toEqual([
      'approved',
      'returned',
      'submitted',
    ]);
  });

  it('has a clock that names a supervisor and decides nothing', async () => {
    const told = importWorld();
    const { importId } = await told.imported(twoRows);
    told.wait(8 * 24 * 60);
    const turn = await told.drive(importId);
    expect(turn.next).toBe('wait');
    expect(await told.view(importId)).toMatchObject({
      status: 'platform-check',
      escalatedTo: ['credit-office'],
    });
    // Rung twice, it is one escalation.
    await told.drive(importId);
    expect((await told.view(importId)).escalatedTo).toHaveLength(1);
  });
});

it('a confirmation whose start was lost is found by the execution that waits', async () => {
  const told = importWorld();
  const { importId } = await told.judged(twoRows);
  expect(await told.drive(importId)).toEqual({ next: 'wait', waitSeconds: 6 * 3600 });
  told.value(await told.confirm(importId));
  told.wait(6 * 60);
  expect((await told.drive(importId)).next).toBe('wait');
  expect((await told.view(importId)).acting?.counts).toMatchObject({ taken: 2 });
});

it('an import that nobody confirms expires', async () => {
  const told = importWorld();
  const { importId } = await told.judged(twoRows);
  told.wait(31 * 24 * 60);
  expect((await told.drive(importId)).next).toBe('done');
  expect((await told.view(importId)).status).toBe('expired');
});
