import { describe, expect, it } from 'vitest';
import { later, Moment } from '../../../shared/domain/moment.ts';
import { decideRelease } from '../../../shared/usecases/decide-release.ts';
import { getRelease } from '../../../shared/usecases/get-release.ts';
import { previewRelease } from '../../../shared/usecases/preview-release.ts';
import {
  anOrganisation,
  aPerson,
  callOf,
  campaignId,
  codeOf,
  dueAt,
  numbered,
  publicationWorld,
} from './publication-world.ts';

const first = { campaignId, release: numbered(1) };
const second = { campaignId, release: numbered(2) };
const nextMonth = later(dueAt, 30 * 86_400_000);

type World = ReturnType<typeof publicationWorld>;
const value = <T>(outcome: { ok: true; value: T } | { ok: false }): T => {
  if (!outcome.ok) throw new Error('refused');
  return outcome.value;
};
const pageOf = async (
  world: World,
  name: typeof first,
  change: 'added' | 'changed' | 'removed' | 'held-back',
  limit = 100,
  cursor?: string,
) => value(await previewRelease(world.ports, name, { change, limit, cursor }));

const withdrawn = Moment.parse('2021-10-10T00:00:00.000Z');

/** Twelve organisations are listed; then so many of them are gone from what is read. */
async function afterLosing(lost: number) {
  const records = Array.from({ length: 12 }, (_, number) => anOrganisation(number));
  const world = publicationWorld(records);
  await world.compose();
  await world.approve();
  await world.finish();
  for (let at = 0; at < lost; at += 1) {
    const record = records[at];
    if (record !== undefined) records[at] = { ...record, withdrawnAt: withdrawn };
  }
  await world.compose(2, nextMonth);
  return world;
}

describe('the preview of a release', () => {
  it('shows what is added, changed and removed, before and after, page by page', async () => {
    const records = Array.from({ length: 5 }, (_, number) => anOrganisation(number));
    const world = publicationWorld(records);
    await world.compose();
    const page = await pageOf(world, first, 'added', 3);
    expect(page).toMatchObject({ total: 5, next: '3' });
    const rest = await pageOf(world, first, 'added', 3, page.next ?? '');
    expect(rest.next).toBeNull();
    expect([...page.items, ...rest.items].map(({ after }) => after?.creditCode)).toEqual(
      records.map((_, number) => codeOf(number)),
    );
    await world.approve();
    await world.finish();

    records.push(anOrganisation(1, '2', { determinedAt: '2021-10-05T00:00:00.000Z' }));
    const [gone] = records;
    if (gone !== undefined) records[0] = { ...gone, withdrawnAt: withdrawn };
    await world.compose(2, nextMonth);
    expect((await pageOf(world, second, 'added')).items).toEqual([]);
    const [changed] = (await pageOf(world, second, 'changed')).items;
    expect([changed?.before?.deeds.length, changed?.after?.deeds.length]).toEqual([1, 2]);
    expect((await pageOf(world, second, 'removed')).items).toMatchObject([
      { before: { creditCode: codeOf(0) }, after: null },
    ]);
  });

  it('names what is held back and by which rule, of a person the report alone', async () => {
    const person = aPerson('li', 'frontline-relief', '1', { consents: ['verification'] });
    const records = [
      person,
      ...Array.from({ length: 4 }, (_, number) => anOrganisation(number, '1', { consents: [] })),
    ];
    const world = publicationWorld(records);
    await world.compose();
    const rows = [];
    for (let cursor: string | undefined = '0'; cursor !== undefined; ) {
      const page: Awaited<ReturnType<typeof pageOf>> = await pageOf(world, first, 'held-back', 2, cursor);
      expect(page.total).toBe(5);
      rows.push(...page.items.map(({ held }) => held));
      cursor = page.next ?? undefined;
    }
    expect(rows.map(row => row?.reportId).sort()).toEqual(records.map(({ reportId }) => reportId).sort());
    expect(rows.find(row => row?.reportId === person.reportId)).toEqual({
      rule: 'points-consent-missing',
      reportId: person.reportId,
      organisation: null,
    });
    expect(rows).toContainEqual({
      rule: 'commendation-consent-missing',
      reportId: records[1]?.reportId,
      organisation: { creditCode: codeOf(0), name: '郑州救灾物资0号有限公司' },
    });
  });

  it('points at what is strange: one name under two codes, one department for nearly all', async () => {
    const records = Array.from({ length: 20 }, (_, number) => anOrganisation(number));
    const name = '郑州救灾物资7号有限公司';
    const twin = anOrganisation(20);
    records.push({ ...twin, subject: { kind: 'organisation', creditCode: codeOf(20), name } });
    const world = publicationWorld(records);
    await world.compose();
    const { oddities, samples } = await pageOf(world, first, 'added');
    expect(oddities).toEqual([
      { kind: 'same-name-two-codes', count: 2, examples: [codeOf(7), codeOf(20)] },
      { kind: 'mostly-one-department', count: 1, examples: ['industry-bureau'] },
    ]);
    expect(samples).toHaveLength(10);
  });

  it('is bound by the manifest: a preview that was changed is not shown', async () => {
    const world = publicationWorld([anOrganisation(1)]);
    await world.compose();
    const key = [...world.ports.files.sealed.keys()].find(name => name.endsWith('sealed/preview.json')) ?? '';
    world.ports.files.sealed.set(key, Buffer.from('{}'));
    await expect(pageOf(world, first, 'added')).rejects.toThrow('is not what was approved');
  });

  it('is what becomes public: a record that changes after it is not in the release', async () => {
    const records = [anOrganisation(1), anOrganisation(2)];
    const world = publicationWorld(records);
    await world.compose();
    const key = 'campaigns/flood-2021/releases/0001/red-list.json';
    const previewed = Buffer.from(world.ports.files.sealed.get(key) ?? '').toString();
    const [gone] = records;
    if (gone !== undefined) records[0] = { ...gone, withdrawnAt: later(dueAt, 1) };
    records.push(anOrganisation(3, '1', { determinedAt: later(dueAt, 1) }));
    await world.approve();
    await world.finish();
    const published = Buffer.from(world.ports.files.published.get(key) ?? '').toString();
    expect(published).toBe(previewed);
    expect(published).toContain(codeOf(1));
    expect(published).not.toContain(codeOf(3));
  });

  it('waits until the release is composed', async () => {
    const world = publicationWorld([]);
    expect(await previewRelease(world.ports, first, { change: 'added', limit: 10 })).toMatchObject({
      ok: false,
      refusal: { code: 'not-found' },
    });
  });
});

describe('a release whose figures lie outside of what is expected', () => {
  it('is approved only with a reason, which is recorded', async () => {
    const world = await afterLosing(8);
    const view = value(await getRelease(world.ports, second, callOf('qian')));
    expect(view.expectations.filter(({ outside }) => outside)).toEqual([
      { measure: 'organisations-removed', figure: 8, atMost: 5, outside: true },
    ]);
    expect(await world.approve(2, 'qian')).toMatchObject([
      { ok: false, refusal: { code: 'invalid', problems: [{ code: 'reason-required', path: ['reason'] }] } },
    ]);
    const { manifestHash } = view;
    if (manifestHash === null) throw new Error('not composed');
    const decision = { decision: 'approve' as const, manifestHash, reason: '八家企业已申请撤回' };
    const approved = value(await decideRelease(world.ports, second, decision, callOf('qian')));
    expect(approved.approvals).toMatchObject([{ byYou: true, reason: '八家企业已申请撤回' }]);
    // The second person has to say it too: each answers for what they saw.
    expect(await world.approve(2, 'sun')).toMatchObject([{ ok: false, refusal: { code: 'invalid' } }]);
  });

  it('asks for nothing while few change', async () => {
    const world = await afterLosing(5);
    expect(await world.approve(2)).toMatchObject([{ ok: true }, { ok: true, value: { status: 'approved' } }]);
  });

  it('can be turned down, and composed anew from a source that was read whole', async () => {
    const world = await afterLosing(8);
    const { manifestHash } = value(await getRelease(world.ports, second, callOf('qian')));
    if (manifestHash === null) throw new Error('not composed');
    const reject = { decision: 'reject' as const, manifestHash, reason: '数据来源不完整' };
    expect(await decideRelease(world.ports, second, reject, callOf('qian'))).toMatchObject({ ok: true });
    await world.compose(3, later(nextMonth, 86_400_000));
    expect((await world.stateOf(3)).frozen.previous?.release).toBe(1);
  });
});
