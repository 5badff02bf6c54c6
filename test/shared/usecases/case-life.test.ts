import { describe, expect, test } from 'vitest';
import { caseStateOf } from '../../../shared/domain/case-fold.ts';
import { isCaseChainWhole } from '../../../shared/domain/case-history.ts';
import { caseWorld, charge, got, organisation, paper, refusalOf, service } from './case-world.ts';

const operations = (given: ReturnType<typeof caseWorld>) =>
  [...given.outbox.rows.values()].map(({ change }) =>
    'list' in change ? `${change.operation} ${change.list}` : '',
  );

describe('a default', () => {
  test('is listed with everything the law asks for, in public at once, and told to the site', async () => {
    const told = caseWorld();
    const caseId = await told.untilListed(organisation());
    const [entry, ...others] = await told.published();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      list: 'defaulter',
      name: organisation().name,
      conduct: { id: 'drove-up-prices', from: '2021-07-21', until: '2021-07-22' },
      decision: { number: '郑市监信决〔2021〕12号' },
      listedOn: told.today(),
      annotations: [],
    });
    expect(operations(told)).toEqual(['list defaulter']);
    const record = told.cases.all.get(caseId);
    expect(record && isCaseChainWhole(record)).toBe(true);
    expect(JSON.stringify(entry)).not.toContain('瓶装水');
  });

  test('cannot be listed by whoever determined it, under whichever account', async () => {
    const told = caseWorld();
    const { caseId } = got(await told.open(organisation()));
    got(await told.step(caseId, { step: 'determine', reason: '事实清楚。' }));
    expect(refusalOf(await told.step(caseId, { step: 'second', reason: null }, 'zhengAgain'))).toMatchObject({
      code: 'maker-is-checker',
    });
  });

  test('ends before the listing where the statement is right', async () => {
    const told = caseWorld();
    const { caseId } = got(await told.open(organisation()));
    got(await told.step(caseId, { step: 'determine', reason: '事实清楚。' }));
    got(await told.step(caseId, { step: 'second', reason: null }, 'he'));
    got(await told.step(caseId, { step: 'serve-notice', notice: 'listing', service: service(told.today()) }));
    got(await told.answer(caseId, { answer: 'statement', text: '进货价上涨，有发票为证。' }));
    expect(
      refusalOf(
        await told.step(caseId, {
          step: 'decide',
          number: '郑市监信决〔2021〕12号',
          service: service(told.today()),
          repairNotice: true,
        }),
      ),
    ).toEqual({
      code: 'gate-closed',
      pieces: ['objection-window', 'statement-answered'],
    });
    expect(got(await told.step(caseId, { step: 'drop', reason: '陈述属实' })).status).toBe('dropped');
    expect(await told.published()).toEqual([]);
  });

  test('a call sent twice acts once, and another call under its key is refused', async () => {
    const told = caseWorld();
    const first = got(await told.open(organisation(), charge(), 'zheng', 'key'));
    const again = got(await told.open(organisation(), charge(), 'zheng', 'key'));
    expect(again.caseId).toBe(first.caseId);
    expect(told.cases.all.size).toBe(1);
    const other = await told.open(organisation(1), charge(), 'zheng', 'key');
    expect(other.ok ? null : other.refusal.code).toBe('same-key-other-request');
  });
});

describe('an objection', () => {
  test('stands beside the entry at once, its clock waits for the testing, and the entry is upheld', async () => {
    const told = caseWorld();
    const caseId = await told.untilListed(organisation());
    const objected = got(await told.answer(caseId, { answer: 'objection', text: '价格有误。' }));
    expect((await told.published())[0]?.annotations.map(({ kind }) => kind)).toEqual(['objection-pending']);
    expect(operations(told)).toEqual(['list defaulter', 'annotate defaulter']);
    got(await told.decide(caseId, { decision: 'pause', why: 'testing' }));
    told.pass(30);
    await told.sweep();
    expect(caseStateOf(told.cases.all.get(caseId) ?? { history: [] }).escalated).toEqual([]);
    const resumed = got(await told.decide(caseId, { decision: 'resume' }));
    expect(resumed.objection?.dueAt.localeCompare(objected.objection?.dueAt ?? '')).toBe(1);
    got(
      await told.decide(caseId, {
        decision: 'objection',
        outcome: 'upheld',
        reason: '检测结果支持认定',
        charge: null,
      }),
    );
    expect((await told.published())[0]?.annotations).toEqual([]);
  });

  test('corrects the entry and never makes it heavier', async () => {
    const told = caseWorld();
    const caseId = await told.untilListed(organisation());
    got(await told.answer(caseId, { answer: 'objection', text: '期限过长。' }));
    const correct = (change: object) =>
      told.decide(caseId, {
        decision: 'objection',
        outcome: 'corrected',
        reason: '部分成立',
        charge: charge(change),
      });
    expect(refusalOf(await correct({ displayMonths: 12 }))?.code).toBe('gate-closed');
    expect(got(await correct({ displayMonths: 3, measures: ['awards'] })).status).toBe('listed');
    const [entry] = await told.published();
    expect(entry).toMatchObject({ measures: [{ id: 'awards' }], annotations: [{ kind: 'corrected' }] });
    expect(operations(told).sort()).toEqual([
      'annotate defaulter',
      'annotate defaulter',
      'correct defaulter',
      'list defaulter',
    ]);
  });

  test('removes the entry where it is right', async () => {
    const told = caseWorld();
    const caseId = await told.untilListed(organisation());
    got(await told.answer(caseId, { answer: 'objection', text: '主体有误。' }));
    got(
      await told.decide(caseId, {
        decision: 'objection',
        outcome: 'removed',
        reason: '主体确有误',
        charge: null,
      }),
    );
    expect(await told.published()).toEqual([]);
    await told.deliver();
    await told.sweep();
    expect(caseStateOf(told.cases.all.get(caseId) ?? { history: [] }).status).toBe('delisted');
  });

  test('that nobody decides in time is handed to a supervisor, and decides nothing', async () => {
    const told = caseWorld();
    const caseId = await told.untilListed(organisation());
    got(await told.answer(caseId, { answer: 'objection', text: '价格有误。' }));
    told.pass(10);
    await told.sweep();
    await told.sweep();
    const state = caseStateOf(told.cases.all.get(caseId) ?? { history: [] });
    expect(state.escalated).toEqual(['objection']);
    expect(state.status).toBe('listed');
  });

  test('of a stranger is not heard, and reads as if there were no such case', async () => {
    const told = caseWorld();
    const caseId = await told.untilListed(organisation());
    const answer = await told.answer(caseId, { answer: 'objection', text: '我反对。' }, 'stranger');
    expect(answer.ok ? null : answer.refusal.code).toBe('not-found');
  });
});

describe('the way back', () => {
  const papers = { fulfilment: paper('整改证明'), commitment: paper('信用承诺书') };

  test('opens on its day and not before, and leads out everywhere', async () => {
    const told = caseWorld();
    const caseId = await told.untilListed(organisation());
    expect(refusalOf(await told.answer(caseId, { answer: 'repair', ...papers }))?.code).toBe('too-early');
    told.pass(93);
    got(await told.answer(caseId, { answer: 'repair', ...papers }));
    got(await told.decide(caseId, { decision: 'accept-repair' }));
    const granted = got(
      await told.decide(caseId, { decision: 'answer-repair', granted: true, reason: '已整改' }),
    );
    expect(granted.status).toBe('repaired');
    expect(await told.published()).toEqual([]);
    await told.sweep();
    expect(caseStateOf(told.cases.all.get(caseId) ?? { history: [] }).status).toBe('repaired');
    await told.deliver();
    await told.sweep();
    expect(caseStateOf(told.cases.all.get(caseId) ?? { history: [] })).toMatchObject({ status: 'delisted' });
  });

  test('is walked by itself at the end of the display period, after a warning', async () => {
    const told = caseWorld();
    const caseId = await told.untilListed(organisation());
    told.pass(184);
    await told.sweep();
    await told.deliver();
    told.pass(1);
    await told.sweep();
    const state = caseStateOf(told.cases.all.get(caseId) ?? { history: [] });
    expect(state.status).toBe('delisted');
    expect(state.leaving?.why).toBe('expired');
    expect(await told.published()).toEqual([]);
    expect(told.register.all.at(-1)?.manifest.change.reason.zh).toBe('公示期满');
  });

  test('a takedown needs one officer, and two others afterwards', async () => {
    const told = caseWorld();
    const caseId = await told.untilListed(organisation());
    got(await told.decide(caseId, { decision: 'take-down', reason: '主体存疑' }));
    expect(await told.published()).toEqual([]);
    expect(refusalOf(await told.decide(caseId, { decision: 'confirm-takedown' }))?.code).toBe(
      'maker-is-checker',
    );
    got(await told.decide(caseId, { decision: 'confirm-takedown' }, 'tang'));
    expect(refusalOf(await told.decide(caseId, { decision: 'confirm-takedown' }, 'tang'))?.code).toBe(
      'maker-is-checker',
    );
    got(await told.decide(caseId, { decision: 'confirm-takedown' }, 'cao'));
    expect(refusalOf(await told.decide(caseId, { decision: 'restore', reason: '误报' }, 'cao'))?.code).toBe(
      'wrong-status',
    );
  });

  test('a takedown that was wrong is undone in public', async () => {
    const told = caseWorld();
    const caseId = await told.untilListed(organisation());
    got(await told.decide(caseId, { decision: 'take-down', reason: '主体存疑' }));
    await told.deliver();
    await told.sweep();
    got(await told.decide(caseId, { decision: 'restore', reason: '核实无误' }, 'tang'));
    expect(await told.published()).toHaveLength(1);
    expect(operations(told)).toEqual(['list defaulter', 'delist defaulter', 'list defaulter']);
  });
});
