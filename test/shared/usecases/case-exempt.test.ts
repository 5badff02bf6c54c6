import { describe, expect, test } from 'vitest';
import { caseStateOf } from '../../../shared/domain/case-fold.ts';
import { caseWorld, charge, got, hardship, organisation, refusalOf } from './case-world.ts';

const operations = (given: ReturnType<typeof caseWorld>) =>
  [...given.outbox.rows.values()].map(({ change }) =>
    'list' in change ? `${change.operation} ${change.list}` : '',
  );

describe('an exemption', () => {
  const exempt = async (told: ReturnType<typeof caseWorld>) => {
    const { caseId } = got(await told.open(organisation(), hardship));
    got(await told.step(caseId, { step: 'determine', reason: '受灾属实' }));
    got(await told.step(caseId, { step: 'second', reason: null }, 'he'));
    return caseId;
  };

  test('holds the fact out when it comes again, and remembers it', async () => {
    const told = caseWorld();
    const exemption = await exempt(told);
    const again = got(await told.open(organisation(), charge()));
    expect(again).toMatchObject({ status: 'held-out', heldBy: exemption });
    expect(caseStateOf(told.cases.all.get(exemption) ?? { history: [] }).metAgain).toHaveLength(1);
    expect(await told.published()).toEqual([]);
  });

  test('is no bar to another fact, which another officer says it is', async () => {
    const told = caseWorld();
    await exempt(told);
    const { caseId } = got(await told.open(organisation(), charge()));
    expect(refusalOf(await told.step(caseId, { step: 'release', reason: '另一事实' }))?.code).toBe(
      'maker-is-checker',
    );
    expect(got(await told.step(caseId, { step: 'release', reason: '另一事实' }, 'he')).status).toBe('draft');
    got(await told.step(caseId, { step: 'determine', reason: '与受灾无关' }));
  });

  test('is asked about again when its review is due', async () => {
    const told = caseWorld();
    const exemption = await exempt(told);
    told.pass(181);
    await told.sweep();
    expect(caseStateOf(told.cases.all.get(exemption) ?? { history: [] }).escalated).toEqual([
      'exemption-review',
    ]);
    got(await told.step(exemption, { step: 'end-exemption', reason: '影响已消除' }, 'he'));
    expect(got(await told.open(organisation(), charge())).status).toBe('draft');
  });

  test('that comes late takes the same fact off the list', async () => {
    const told = caseWorld();
    const listed = await told.untilListed(organisation());
    await exempt(told);
    expect(caseStateOf(told.cases.all.get(listed) ?? { history: [] }).status).toBe('revoked');
    expect(await told.published()).toEqual([]);
  });
});

test('what was cut off between the record and the public is finished by the sweeper', async () => {
  const told = caseWorld();
  const caseId = await told.untilFinal(organisation());
  let cut = true;
  const publish = told.files.publish;
  Object.assign(told.files, {
    async publish(...given: Parameters<typeof publish>) {
      if (cut) throw new Error('killed');
      return publish(...given);
    },
  });
  await expect(told.decide(caseId, { decision: 'list' })).rejects.toThrow('killed');
  cut = false;
  await told.sweep();
  expect(await told.published()).toHaveLength(1);
  expect(told.register.all).toHaveLength(1);
  expect(operations(told)).toEqual(['list defaulter']);
});
