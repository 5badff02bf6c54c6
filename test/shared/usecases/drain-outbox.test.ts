import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disclosureChange } from '../../../shared/domain/outbox.ts';
import {
  type Answer,
  annotate,
  codeOf,
  correct,
  decision,
  delist,
  identity,
  list,
  outboxWorld,
  reversal,
} from './outbox-world.ts';
import { campaignId, subjectIdOf } from './publication-world.ts';

describe('putting', () => {
  it('gives the same decision the same row, whenever the call is made again, and another decision another one', () => {
    expect(delist(1, 3).rowId).toBe(delist(1, 3, { at: list(1).decidedAt }).rowId);
    expect(delist(1, 3).rowId).not.toBe(delist(1, 4).rowId);
    expect(delist(1, 3).rowId).not.toBe(delist(1, 3, { record: 'case-2' }).rowId);
    expect(delist(1, 3).rowId).toMatch(/^outbox\.[0-9a-f]{32}$/);
  });

  it('puts a row again without undoing what became of it', async () => {
    const { outbox, drain, row, disclosure } = outboxWorld();
    await outbox.put([list(1)]);
    await drain();
    await outbox.put([list(1)]);
    await drain();
    expect(row(list(1))).toMatchObject({
      status: 'acknowledged',
      receiptId: `r-${list(1).rowId}`,
      attempts: 1,
    });
    expect(disclosure.calls).toEqual([list(1).rowId]);
  });

  it('expects an acknowledgement within one working day of the decision', () => {
    expect(delist(1, 1).acknowledgeBy).toBe('2021-11-08T16:00:00.000Z');
  });

  it('has no row that lists a person or takes points but what a release granted', () => {
    const entity = { name: '李娜', creditCode: '410199199205080244' };
    const person = () =>
      disclosureChange(
        {
          entity: { ...entity, creditCode: '4101991992' },
          campaign: campaignId,
          list: 'red',
          operation: 'delist',
        },
        decision(1),
      );
    expect(person).toThrow();
    expect(reversal('li').change).toEqual({
      rowId: reversal('li').rowId,
      operation: 'reverse',
      points: 10,
      campaign: campaignId,
      release: 1,
      reverses: expect.stringMatching(/^flood-2021\.0001\.[0-9a-f]{32}$/),
    });
  });
});

describe('sending', () => {
  it('sends delistings and corrections before listings, and one subject in the order of its decisions', async () => {
    const { outbox, drain, operations, wait } = outboxWorld();
    const rows = [list(1), list(2), delist(3, 4), list(4, 5), correct(4, 6), delist(4, 7), annotate(5, 8)];
    await outbox.put([list(3, 1), list(5, 1)]);
    await drain();
    wait(1);
    await outbox.put(rows);
    await drain();
    const sent = operations().slice(2);
    const of = (company: number) => sent.flatMap(([code, did]) => (code === codeOf(company) ? [did] : []));
    expect(of(3)).toEqual(['delist']);
    expect(of(4)).toEqual(['list', 'correct', 'delist']);
    expect(of(5)).toEqual(['annotate']);
    expect(sent.slice(-2)).toEqual([
      [codeOf(1), 'list'],
      [codeOf(2), 'list'],
    ]);
  });

  it('opens an identity at the moment of sending alone, and parks a row whose person nobody knows until they are known', async () => {
    const { outbox, drain, row, points, opened, know } = outboxWorld({ li: identity });
    await outbox.put([reversal('li'), reversal('wang')]);
    expect(opened).toEqual([]);
    expect(JSON.stringify([...outbox.rows.values()])).not.toContain(identity.document.number);
    await drain();
    expect(points.taken).toMatchObject([{ operation: 'reverse', person: { name: '李娜' } }]);
    expect(row(reversal('wang'))).toMatchObject({
      status: 'parked',
      reason: 'no identity is kept for this subject',
    });
    know('wang', identity);
    await drain();
    expect(points.taken).toHaveLength(1);
    expect(opened).toEqual([subjectIdOf('li'), subjectIdOf('wang')]);
  });

  it('parks what is refused, with the reason, and holds up no later change of that subject', async () => {
    const { outbox, drain, row, disclosure } = outboxWorld();
    disclosure.answers.push('accept', 'refuse');
    await outbox.put([list(1), annotate(1, 2), delist(1, 3)]);
    const [, tally] = await drain();
    expect(row(annotate(1, 2))).toMatchObject({ status: 'parked', reason: 'not-listed', attempts: 1 });
    expect(row(delist(1, 3)).status).toBe('acknowledged');
    expect(tally).toMatchObject({ acknowledged: 2, parked: 1, standing: { waiting: 0, parked: 1, late: 0 } });
  });

  it('waits longer after each silence, and no later change overtakes the one that waits', async () => {
    const { outbox, drain, row, disclosure, operations, wait } = outboxWorld();
    disclosure.answers.push('away', 'away', 'away');
    await outbox.put([list(1), delist(1, 2)]);
    await drain();
    const first = Date.parse(row(list(1)).dueAt) - Date.parse(row(list(1)).changedAt);
    await drain();
    expect(disclosure.calls).toHaveLength(1);
    wait(1);
    await drain();
    const second = Date.parse(row(list(1)).dueAt) - Date.parse(row(list(1)).changedAt);
    expect([first, second]).toEqual([22_500, 45_000]);
    wait(1);
    await drain();
    expect(row(delist(1, 2)).attempts).toBe(0);
    wait(10);
    await drain();
    expect(operations()).toEqual([
      [codeOf(1), 'list'],
      [codeOf(1), 'delist'],
    ]);
  });

  it('leaves a system alone until the next tick after three silences', async () => {
    const { outbox, drain, disclosure } = outboxWorld();
    disclosure.answers.push(...Array.from({ length: 50 }, (): Answer => 'away'));
    await outbox.put(Array.from({ length: 30 }, (_, company) => list(company)));
    await drain();
    // Four are on their way at once.
    expect(disclosure.calls.length).toBeLessThanOrEqual(7);
  });

  it('counts a delisting that was not acknowledged in time, parked ones among them, and no listing', async () => {
    const { outbox, drain, disclosure, wait } = outboxWorld();
    disclosure.answers.push('refuse', 'away');
    await outbox.put([delist(1, 1), delist(2, 2), list(3)]);
    await drain();
    wait(3 * 24 * 60 + 840);
    disclosure.answers.push('away', 'away');
    const [, tally] = await drain();
    expect(tally?.standing).toEqual({ waiting: 1, parked: 1, late: 2 });
  });

  it('stops asking what is not understood after eight attempts, and says so', async () => {
    const { outbox, drain, row, disclosure, wait } = outboxWorld();
    disclosure.answers.push(...Array.from({ length: 8 }, (): Answer => 'nonsense'));
    await outbox.put([list(1)]);
    for (let tick = 0; tick < 9; tick += 1) {
      await drain();
      wait(61);
    }
    expect(row(list(1))).toMatchObject({ status: 'parked', reason: 'not-understood', attempts: 8 });
    expect(disclosure.calls).toHaveLength(8);
  });
});

it('whatever is answered and however many drain at once: each row is taken once, in order, and nothing is left waiting', async () => {
  const answers = fc.array(fc.constantFrom<Answer>('accept', 'away', 'accept-and-lose', 'nonsense'), {
    maxLength: 7,
  });
  await fc.assert(
    fc.asyncProperty(answers, fc.integer({ min: 1, max: 3 }), async (script, drains) => {
      const { outbox, drain, disclosure, operations, wait } = outboxWorld();
      disclosure.answers.push(...script);
      const rows = [1, 2, 3].flatMap(company => [list(company), annotate(company, 2), delist(company, 3)]);
      await outbox.put(rows);
      for (let tick = 0; tick < 40; tick += 1) {
        await Promise.all(Array.from({ length: drains }, () => drain()));
        wait(10);
      }
      expect([...outbox.rows.values()].map(({ status }) => status)).toEqual(rows.map(() => 'acknowledged'));
      for (const company of [1, 2, 3]) {
        const own = operations().filter(([code]) => code === codeOf(company));
        expect(own.map(([, operation]) => operation)).toEqual(['list', 'annotate', 'delist']);
      }
    }),
    { numRuns: 60 },
  );
});
