import { describe, expect, test } from 'vitest';
import { BulkVerdict } from '../../../shared/domain/bulk-decision-action.ts';
import { hashOf } from '../../../shared/domain/canonical.ts';
import { DepartmentId, Sha256 } from '../../../shared/domain/ids.ts';
import { stateOf } from '../../../shared/domain/report.ts';
import { assignReview } from '../../../shared/usecases/assign-review.ts';
import { getBulkDecision } from '../../../shared/usecases/read-bulk-decisions.ts';
import { redriveBulkDecision } from '../../../shared/usecases/redrive-bulk-decision.ts';
import { approve, bulkWorld, reject } from './bulk-world.ts';
import { people, staffRow } from './world.ts';

const { wu, zheng, lead } = people;
const some = (count: number, w: ReturnType<typeof bulkWorld>) => Array.from({ length: count }, () => w.add());

describe('a confirmed bulk decision', () => {
  async function confirmed(w: ReturnType<typeof bulkWorld>, verdict = approve) {
    const bulkId = await w.previewed(wu, verdict);
    await w.openSample(wu, bulkId);
    w.value(await w.confirm(wu, bulkId));
    return bulkId;
  }

  test('touches nothing that changed since, and tramples nobody', async () => {
    const w = bulkWorld();
    const [decided, transferred, claimed, assigned, rest] = [w.add(), w.add(), w.add(), w.add(), w.add()];
    const bulkId = await confirmed(w);
    // The half hour of the claims by which the sample was opened passes within the time to undo.
    w.wait(31);
    const elsewhere = DepartmentId.parse('health-commission');
    await w.claim(zheng, decided);
    w.value(await w.decide(zheng, decided, { outcome: 'reject', reason: '未参加' }));
    await w.claim(zheng, transferred);
    w.value(
      await w.decide(zheng, transferred, { outcome: 'transfer', reason: '属卫生', department: elsewhere }),
    );
    w.value(await w.claim(zheng, claimed));
    w.value(
      await assignReview(w.ports, { by: w.by(lead), reportId: assigned, to: zheng.account, takeOver: false }),
    );
    await w.run();
    expect(w.outcomesOf(bulkId)).toEqual({
      [decided]: 'changed',
      [transferred]: 'changed',
      [claimed]: 'refused',
      [assigned]: 'refused',
      [rest]: 'decided',
    });
    expect(w.stateOfBulk(bulkId).counts).toEqual({
      decided: 1,
      changed: 2,
      refused: 2,
      failed: 0,
      waiting: 0,
    });
    expect(stateOf(w.report(claimed)).claim?.account).toBe('zheng');
  });

  test('does not touch what was handed in anew, although it waits again', async () => {
    const w = bulkWorld();
    const [mended] = some(2, w);
    if (mended === undefined) throw new Error('none');
    const bulkId = await confirmed(w);
    w.wait(31);
    await w.claim(zheng, mended);
    w.value(await w.decide(zheng, mended, { outcome: 'return', reason: '请补充', items: [] }));
    const { deed, routing } = stateOf(w.report(mended));
    if (deed === null || routing === null) throw new Error('never routed');
    w.act(mended, { type: 'supplemented', formHash: hashOf('form'), deed: Sha256.parse(deed), note: null });
    w.act(mended, { type: 'routed', routing });
    await w.run();
    expect(w.outcomesOf(bulkId)[mended]).toBe('changed');
    expect(w.statusOf(mended)).toBe('in-review');
  });

  test('an officer who was moved or left meanwhile decides nothing', async () => {
    const w = bulkWorld();
    const reports = some(3, w);
    const bulkId = await confirmed(w);
    w.ports.staff.all.set(wu.account, staffRow(wu, { active: false }));
    w.wait(10);
    await w.run();
    expect(w.stateOfBulk(bulkId).counts).toMatchObject({ decided: 0, refused: 3 });
    expect(reports.map(w.statusOf)).toEqual(['in-review', 'in-review', 'in-review']);
  });

  test('rights are those of the moment: taken away between two stretches, they are gone with the next', async () => {
    const w = bulkWorld();
    some(250, w);
    const bulkId = await confirmed(w);
    w.wait(10);
    const { list } = w.ports.staff;
    let stretches = 0;
    w.ports.staff.list = async () => {
      stretches += 1;
      if (stretches === 2)
        w.ports.staff.all.set(wu.account, staffRow(wu, { department: 'health-commission' }));
      return list();
    };
    await w.run();
    expect(w.stateOfBulk(bulkId).counts).toMatchObject({ decided: 200, refused: 50 });
  });

  test('who is no lead any more assigns nothing', async () => {
    const w = bulkWorld();
    const [one] = some(1, w);
    const bulkId = await w.previewed(lead, BulkVerdict.parse({ outcome: 'assign', to: 'zheng' }));
    await w.openSample(lead, bulkId);
    w.value(await w.confirm(lead, bulkId));
    w.ports.staff.all.set(lead.account, staffRow(lead, { role: 'reviewer' }));
    w.wait(10);
    await w.run();
    expect(w.outcomesOf(bulkId)).toEqual({ [String(one)]: 'refused' });
  });

  test('where four eyes are asked for, one officer is two of them however often they confirm', async () => {
    const w = bulkWorld();
    const department = { category: 'urgent-production-leaders' };
    const reports = [w.add(department), w.add(department)];
    await w.through(wu);
    expect(reports.map(w.statusOf)).toEqual(['second-review', 'second-review']);
    const again = await w.previewed(wu);
    expect(w.stateOfBulk(again).gathered).toMatchObject({ count: 0, leftOut: { 'maker-is-checker': 2 } });
    const other = await w.through(zheng);
    expect(w.stateOfBulk(other).counts?.decided).toBe(2);
    for (const id of reports)
      expect(stateOf(w.report(id)).determination).toMatchObject({
        outcome: 'approved',
        by: ['p-wu', 'p-zheng'],
      });
  });

  test('what breaks holds nobody up, is tried again, and keeps it from being done', async () => {
    const w = bulkWorld();
    const reports = some(5, w);
    const bulkId = await confirmed(w);
    const [bad] = reports;
    const { save } = w.ports.reports;
    w.ports.reports.save = async (report, checker) => {
      if (report.reportId === bad) throw new Error('damaged');
      return save(report, checker);
    };
    w.wait(10);
    await expect(w.run()).rejects.toThrow('1 items of bulk decision');
    expect(reports.map(w.statusOf).filter(status => status === 'approved')).toHaveLength(4);
    expect(w.value(await getBulkDecision(w.ports, { by: w.by(wu), bulkId }))).toMatchObject({
      status: 'acting',
      outcomes: { decided: 4, failed: 1 },
    });
    w.ports.reports.save = save;
    w.value(await redriveBulkDecision(w.ports, { by: w.by(people.office), bulkId }));
    await w.run();
    expect(w.stateOfBulk(bulkId)).toMatchObject({ status: 'done', counts: { decided: 5, failed: 0 } });
  });

  test('stops before its time is up and goes on where it was, each report once', async () => {
    const w = bulkWorld();
    const reports = some(450, w);
    const bulkId = await w.previewed(wu, reject);
    await w.openSample(wu, bulkId);
    w.value(await w.confirm(wu, bulkId));
    w.wait(10);
    await w.run(w.now, () => true);
    expect(w.stateOfBulk(bulkId)).toMatchObject({ status: 'done', counts: { decided: 450 } });
    for (const id of reports)
      expect(w.report(id).history.filter(({ action }) => action.type === 'rejected')).toHaveLength(1);
  });

  test('refuses a set that is not the confirmed one', async () => {
    const w = bulkWorld();
    some(3, w);
    const bulkId = await confirmed(w);
    const [item] = w.bulks.itemsOf(bulkId);
    if (item === undefined) throw new Error('no item');
    const late = w.add();
    await w.bulks.putItems(bulkId, [{ ...item, reportId: late }], w.now());
    w.wait(10);
    await expect(w.run()).rejects.toThrow('not the one that was confirmed');
    expect(w.statusOf(late)).toBe('in-review');
  });

  test('assigns, returns and transfers as single calls do', async () => {
    const w = bulkWorld();
    const reports = some(3, w);
    await w.through(lead, BulkVerdict.parse({ outcome: 'assign', to: 'zheng' }));
    expect(reports.map(id => stateOf(w.report(id)).assignment?.to)).toEqual(['zheng', 'zheng', 'zheng']);
    expect(w.stateOfBulk(await w.previewed(wu)).gathered?.leftOut).toEqual({ 'assigned-to-another': 3 });
    // What one officer has is given to another, because that is what the lead asks for.
    await w.through(lead, BulkVerdict.parse({ outcome: 'assign', to: 'wu' }), { assignedTo: zheng.account });
    expect(reports.map(id => stateOf(w.report(id)).assignment?.to)).toEqual(['wu', 'wu', 'wu']);

    await w.through(
      wu,
      BulkVerdict.parse({
        outcome: 'return',
        reason: '请补充',
        items: [{ field: 'matter.place', message: '请写明街道' }],
      }),
    );
    expect(reports.map(w.statusOf)).toEqual(['returned', 'returned', 'returned']);
    const [moved] = some(1, w);
    if (moved === undefined) throw new Error('none');
    await w.through(
      wu,
      BulkVerdict.parse({ outcome: 'transfer', reason: '属卫生', department: 'health-commission' }),
    );
    expect(stateOf(w.report(moved)).routing?.department).toBe('health-commission');
  });

  test('a delegate decides in bulk on what an absent colleague was given', async () => {
    const w = bulkWorld();
    const reports = some(3, w);
    await w.through(lead, BulkVerdict.parse({ outcome: 'assign', to: 'zheng' }));
    const until = '2021-08-20T00:00:00.000Z';
    w.ports.staff.all.set(
      zheng.account,
      staffRow(zheng, { absence: { from: w.now(), until, delegate: 'wu' } }),
    );
    await w.through(wu, approve, { assignedTo: zheng.account });
    expect(reports.map(w.statusOf)).toEqual(['approved', 'approved', 'approved']);
  });
});
