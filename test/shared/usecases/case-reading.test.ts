import { expect, test } from 'vitest';
import { canonicalJson } from '../../../shared/domain/canonical.ts';
import { CreditCode } from '../../../shared/domain/credit-code.ts';
import { DepartmentId } from '../../../shared/domain/ids.ts';
import { getOwnCase, listOwnCases } from '../../../shared/usecases/answer-case.ts';
import { objectToRedList } from '../../../shared/usecases/object-to-red-list.ts';
import { getCase, listCases } from '../../../shared/usecases/read-cases.ts';
import { campaignId, caseWorld, got, organisation } from './case-world.ts';

const ofOrganisation = (index = 0) => CreditCode.parse(organisation(index).creditCode);
const redList = (entries: readonly object[]) =>
  Buffer.from(
    canonicalJson({
      schemaVersion: 1,
      list: 'red',
      title: { zh: '红榜', en: 'Red list' },
      campaign: { campaignId, name: { zh: '2021年防汛救灾', en: 'Flood relief of 2021' } },
      release: 1,
      cutOff: '2021-10-01T00:00:00.000Z',
      source: '通知',
      labels: { categories: {}, departments: {}, districts: {} },
      entries,
    }),
  );
const commended = {
  ...organisation(5),
  deeds: [
    {
      category: 'organisation-contribution',
      title: '供应水泵',
      startedOn: '2021-07-21',
      endedOn: '2021-07-22',
      department: 'industry-bureau',
      district: '410105',
      determinedOn: '2021-08-01',
      shownFrom: '2021-08-17',
      objectionsUntil: '2021-08-24',
    },
  ],
};

/** The public files of a release with one commended organisation. */
function withRedList(told: ReturnType<typeof caseWorld>) {
  const list = `campaigns/${campaignId}/releases/0001/red-list.json`;
  const pointer = {
    schemaVersion: 1,
    campaignId,
    release: 1,
    manifestHash: 'x',
    manifest: 'm',
    signature: 's',
    list,
  };
  told.files.published.set(`campaigns/${campaignId}/latest.json`, Buffer.from(canonicalJson(pointer)));
  told.files.published.set(list, redList([commended]));
}

test('an organisation reads what is held against it, and nobody else does', async () => {
  const told = caseWorld();
  const caseId = await told.untilListed(organisation());
  const read = (bearer: string) =>
    getOwnCase(told, { by: { ...told.by('representative'), bearer }, creditCode: ofOrganisation(), caseId });
  told.represent(organisation());
  const view = got(await read('representative'));
  expect(view.listing).toMatchObject({ repairNeeds: [{}, {}] });
  expect(view.coming.map(({ of }) => of)).toEqual(['repair-possible', 'display-ends']);
  const others = await read('stranger');
  expect(others.ok ? null : others.refusal.code).toBe('not-found');
  const all = got(await listOwnCases(told, { by: told.by('representative'), creditCode: ofOrganisation() }));
  expect(all.items.map(one => one.caseId)).toEqual([caseId]);
  const foreign = await listOwnCases(told, { by: told.by('representative'), creditCode: ofOrganisation(1) });
  expect(foreign.ok ? null : foreign.refusal.code).toBe('not-found');
});

test('a draft is told to nobody outside the department', async () => {
  const told = caseWorld();
  const { caseId } = got(await told.open(organisation()));
  told.represent(organisation());
  const mine = await getOwnCase(told, {
    by: told.by('representative'),
    creditCode: ofOrganisation(),
    caseId,
  });
  expect(mine.ok ? null : mine.refusal.code).toBe('not-found');
  expect(got(await getCase(told, { by: told.by('he'), caseId })).missing.map(({ piece }) => piece)).toContain(
    'notice',
  );
  const own = got(await listCases(told, { by: told.by('he'), limit: 10 }));
  expect(own.items.map(one => one.caseId)).toEqual([caseId]);
  const theirs = await listCases(told, {
    by: told.by('he'),
    limit: 10,
    department: DepartmentId.parse('health-commission'),
  });
  expect(theirs.ok ? null : theirs.refusal.code).toBe('forbidden');
});

test('anybody identified objects to the red list, and it shows at once', async () => {
  const told = caseWorld();
  withRedList(told);
  const object = (name: 'stranger' | 'representative', index = 5) =>
    objectToRedList(
      { ...told, verifiedIdentity: async bearer => (bearer === 'stranger' ? ({} as never) : null) },
      { by: told.by(name), campaignId, creditCode: ofOrganisation(index), text: '该企业并未捐赠。' },
    );
  const unknown = await object('representative');
  expect(unknown.ok ? null : unknown.refusal.code).toBe('identity-not-verified');
  const unlisted = await object('stranger', 6);
  expect(unlisted.ok ? null : unlisted.refusal.code).toBe('not-found');
  const { caseId, annotated } = got(await object('stranger'));
  expect(annotated).toBe(true);
  expect(await told.published()).toMatchObject([
    { list: 'red', annotations: [{ kind: 'objection-pending' }] },
  ]);
  const again = await object('stranger');
  expect(again.ok ? null : again.refusal.code).toBe('already-exists');
  got(
    await told.decide(caseId, { decision: 'objection', outcome: 'upheld', reason: '捐赠属实', charge: null }),
  );
  expect(await told.published()).toEqual([]);
  const rows = [...told.outbox.rows.values()].map(({ change }) => change);
  expect(rows).toMatchObject([
    { operation: 'annotate', list: 'red', annotations: [{ kind: 'objection-pending' }] },
    { operation: 'annotate', list: 'red', annotations: [] },
  ]);
});
