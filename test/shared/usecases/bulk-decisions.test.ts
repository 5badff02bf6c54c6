import { describe, expect, test } from 'vitest';
import { isChainWhole } from '../../../shared/domain/append-action.ts';
import { BulkVerdict } from '../../../shared/domain/bulk-decision-action.ts';
import { isBulkChainWhole } from '../../../shared/domain/bulk-decision-history.ts';
import { drawSample, sampleSizeOf } from '../../../shared/domain/bulk-decision-item.ts';
import { assignReview } from '../../../shared/usecases/assign-review.ts';
import { getBulkDecision, listBulkItems } from '../../../shared/usecases/read-bulk-decisions.ts';
import { runBulkDecision } from '../../../shared/usecases/run-bulk-decision.ts';
import { approve, bulkWorld, codeOf, reject } from './bulk-world.ts';
import { liNa, people } from './world.ts';

const { wu, zheng, lead, health } = people;
const some = (count: number, w: ReturnType<typeof bulkWorld>) => Array.from({ length: count }, () => w.add());

test('a whole queue in one decision: previewed, sampled, confirmed, and decided one by one', async () => {
  const w = bulkWorld();
  const reports = some(20, w);
  const { bulkId } = w.value(await w.open(wu));
  await w.run();
  const { preview } = w.value(await getBulkDecision(w.ports, { by: w.by(wu), bulkId }));
  expect(preview).toMatchObject({ count: 20, leftOut: {} });
  expect(preview?.sample).toHaveLength(5);
  expect(reports.every(id => w.statusOf(id) === 'in-review')).toBe(true);

  await w.openSample(wu, bulkId);
  const { confirmed } = w.value(await w.confirm(wu, bulkId));
  expect(Date.parse(confirmed?.undoUntil ?? '') - Date.parse(confirmed?.at ?? '')).toBe(600_000);
  await w.run();
  expect(reports.every(id => w.statusOf(id) === 'in-review')).toBe(true);
  w.wait(10);
  await w.run();

  const done = w.value(await getBulkDecision(w.ports, { by: w.by(wu), bulkId }));
  expect(done).toMatchObject({
    status: 'done',
    outcomes: { decided: 20, changed: 0, refused: 0, failed: 0, waiting: 0 },
    acting: { done: 20, of: 20 },
  });
  for (const id of reports) {
    const report = w.report(id);
    expect(report.history.at(-1)).toMatchObject({
      bulk: bulkId,
      actor: { account: 'wu' },
      action: { type: 'approved', note: '材料齐全' },
    });
    expect(isChainWhole(report)).toBe(true);
  }
  const record = w.bulks.all.get(bulkId);
  expect(record !== undefined && isBulkChainWhole(record)).toBe(true);
});

describe('the preview', () => {
  test('leaves out what this officer may not decide, and says why', async () => {
    const w = bulkWorld();
    const own = w.add({ maker: 'wu' });
    const aboutSelf = w.add({
      subject: {
        kind: 'person',
        subjectId: await w.ports.vault.subjectIdOf(w.identities.get('wu')?.document ?? liNa.document),
      },
    });
    const [claimed, assigned, free] = [w.add(), w.add(), w.add()];
    w.add({ department: 'health-commission' });
    w.value(await w.claim(zheng, claimed));
    w.value(
      await assignReview(w.ports, { by: w.by(lead), reportId: assigned, to: zheng.account, takeOver: false }),
    );
    const bulkId = await w.previewed(wu);
    expect(w.stateOfBulk(bulkId).gathered).toMatchObject({
      count: 1,
      leftOut: { 'maker-is-checker': 2, 'claimed-by-another': 1, 'assigned-to-another': 1 },
      sample: [free],
    });
    const { items } = w.value(
      await listBulkItems(w.ports, { by: w.by(wu), bulkId, outcome: 'left-out', limit: 50 }),
    );
    expect(items.map(({ reportId }) => reportId).sort()).toEqual([own, aboutSelf, claimed, assigned].sort());
    expect(items.every(({ detail }) => detail !== null)).toBe(true);
  });

  test('holds what the filter means', async () => {
    const w = bulkWorld();
    some(3, w);
    const other = w.add({ category: 'commendation' });
    const bulkId = await w.previewed(wu, approve, { category: w.report(other).form.category });
    expect(w.outcomesOf(bulkId)).toEqual({ [other]: 'waiting' });
  });

  test('draws its sample by what nobody chooses, and anybody can draw it again', async () => {
    const w = bulkWorld();
    some(200, w);
    const rules = w.policy.bulkReview.sample;
    const [first, second] = [await w.previewed(wu), await w.previewed(zheng)];
    const [one, two] = [w.stateOfBulk(first).gathered, w.stateOfBulk(second).gathered];
    expect(one?.sample).toEqual(two?.sample);
    const ids = w.bulks.itemsOf(first).map(({ reportId }) => reportId);
    expect(one && drawSample(ids, one.setHash, sampleSizeOf(200, rules))).toEqual(one?.sample);
    w.add();
    expect(w.stateOfBulk(await w.previewed(wu)).gathered?.sample).not.toEqual(one?.sample);
  });

  test('is one officer’s own', async () => {
    const w = bulkWorld();
    some(2, w);
    const bulkId = await w.previewed(wu);
    expect(codeOf(await getBulkDecision(w.ports, { by: w.by(zheng), bulkId }))).toBe('not-found');
    expect(codeOf(await w.confirm(zheng, bulkId))).toBe('not-found');
    expect(codeOf(await w.undo(lead, bulkId))).toBe('not-found');
  });

  test('asked for twice by one call is one', async () => {
    const w = bulkWorld();
    some(2, w);
    const one = w.value(await w.open(wu, approve, {}, 'the-key'));
    await w.run();
    expect(w.value(await w.open(wu, approve, {}, 'the-key')).bulkId).toBe(one.bulkId);
    expect(codeOf(await w.open(wu, reject, {}, 'the-key'))).toBe('same-key-other-request');
    expect(w.bulks.all.size).toBe(1);
  });
});

test('nobody opens one beyond their districts, their role or without being verified', async () => {
  const w = bulkWorld();
  const narrow = { ...wu, districts: w.districts };
  const elsewhere = [w.report(w.add({ district: '410122' })).form.district];
  expect(codeOf(await w.open(narrow, approve, { districts: elsewhere }))).toBe('forbidden');
  expect(codeOf(await w.open(wu, BulkVerdict.parse({ outcome: 'assign', to: 'zheng' })))).toBe('forbidden');
  expect(codeOf(await w.open(lead, BulkVerdict.parse({ outcome: 'assign', to: 'health' })))).toBe('invalid');
  const nowhere = BulkVerdict.parse({
    outcome: 'transfer',
    reason: '不属本部门',
    department: 'emergency-bureau',
  });
  expect(codeOf(await w.open(wu, nowhere))).toBe('invalid');
  expect(codeOf(await w.open(people.office))).toBe('forbidden');
  w.identities.delete('wu');
  expect(codeOf(await w.open(wu))).toBe('identity-not-verified');
});

describe('the confirmation', () => {
  test('names what of the sample is not opened; an old claim is not a look at the preview', async () => {
    const w = bulkWorld();
    const reports = some(6, w);
    for (const id of reports) await w.claim(wu, id);
    const bulkId = await w.previewed(wu);
    const sample = w.stateOfBulk(bulkId).gathered?.sample ?? [];
    const refused = await w.confirm(wu, bulkId);
    expect(codeOf(refused)).toBe('sample-not-opened');
    expect(refused.ok ? [] : refused.refusal.problems.map(({ path }) => path[1])).toEqual(sample);
    for (const id of sample.slice(1)) await w.claim(wu, id);
    const nearly = await w.confirm(wu, bulkId);
    expect(nearly.ok ? [] : nearly.refusal.problems.map(({ path }) => path[1])).toEqual(sample.slice(0, 1));
    await w.openSample(wu, bulkId);
    expect(codeOf(await w.confirm(wu, bulkId))).toBe('accepted');
  });

  test('is for the set that was seen, within a day', async () => {
    const w = bulkWorld();
    some(2, w);
    const bulkId = await w.previewed(wu);
    await w.openSample(wu, bulkId);
    expect(codeOf(await w.confirm(wu, bulkId, '1'.repeat(64)))).toBe('not-previewed');
    w.wait(60 * 24);
    expect(codeOf(await w.confirm(wu, bulkId))).toBe('too-late');
    const empty = await w.previewed(health);
    expect(codeOf(await w.confirm(health, empty))).toBe('wrong-status');
  });

  test('stands only with an execution that will see to it', async () => {
    const w = bulkWorld();
    some(2, w);
    const bulkId = await w.previewed(wu);
    await w.openSample(wu, bulkId);
    const { start } = w.workflow;
    w.workflow.start = async () => {
      throw new Error('away');
    };
    await expect(w.confirm(wu, bulkId)).rejects.toThrow('away');
    expect(w.stateOfBulk(bulkId).status).toBe('previewed');
    w.workflow.start = start;
    // Started, and its own confirmation not yet written: it looks again, and not for ever.
    const early = { bulkId, version: w.stateOfBulk(bulkId).version + 1 };
    const turnNow = () => runBulkDecision(w.ports, early, w.now, () => false);
    expect(await turnNow()).toEqual({ next: 'wait', waitSeconds: 30 });
    w.wait(60 * 24);
    expect((await turnNow()).next).toBe('done');
  });

  test('asks for no look at what is no longer what was previewed', async () => {
    const w = bulkWorld();
    some(3, w);
    const bulkId = await w.previewed(wu);
    const [gone, ...others] = w.stateOfBulk(bulkId).gathered?.sample ?? [];
    if (gone === undefined) throw new Error('no sample');
    await w.claim(zheng, gone);
    w.value(await w.decide(zheng, gone, { outcome: 'reject', reason: '未参加' }));
    for (const id of others) await w.claim(wu, id);
    expect(w.value(await w.confirm(wu, bulkId)).preview?.sample).toContainEqual({
      reportId: gone,
      opened: false,
      changed: true,
    });
    w.wait(10);
    await w.run();
    expect(w.outcomesOf(bulkId)[gone]).toBe('changed');
    expect(w.statusOf(gone)).toBe('rejected');
  });
});

describe('taken back', () => {
  test('no report knows of it, and it can be confirmed again', async () => {
    const w = bulkWorld();
    const reports = some(6, w);
    const bulkId = await w.previewed(wu);
    await w.openSample(wu, bulkId);
    const before = JSON.stringify(reports.map(id => w.report(id)));
    w.value(await w.confirm(wu, bulkId));
    expect(w.value(await w.undo(wu, bulkId))).toMatchObject({ status: 'previewed', confirmed: null });
    w.wait(60);
    await w.run();
    expect(JSON.stringify(reports.map(id => w.report(id)))).toBe(before);

    w.value(await w.confirm(wu, bulkId));
    await w.run();
    expect(w.stateOfBulk(bulkId).status).toBe('confirmed');
    const { confirmed } = w.stateOfBulk(bulkId);
    const superseded = { bulkId, version: (confirmed?.version ?? 0) - 2 };
    w.wait(10);
    expect((await runBulkDecision(w.ports, superseded, w.now, () => false)).next).toBe('done');
    expect(w.stateOfBulk(bulkId).status).toBe('confirmed');
    await w.run();
    expect(w.stateOfBulk(bulkId)).toMatchObject({ status: 'done', counts: { decided: 6 } });
  });

  test('not before it is confirmed, not from the moment on at which it takes effect', async () => {
    const w = bulkWorld();
    some(2, w);
    const bulkId = await w.previewed(wu);
    expect(codeOf(await w.undo(wu, bulkId))).toBe('wrong-status');
    await w.openSample(wu, bulkId);
    w.value(await w.confirm(wu, bulkId));
    // Calls are a minute apart: this one comes at the tenth.
    w.wait(9);
    expect(codeOf(await w.undo(wu, bulkId))).toBe('too-late');
    await w.run();
    expect(codeOf(await w.undo(wu, bulkId))).toBe('too-late');
  });
});
