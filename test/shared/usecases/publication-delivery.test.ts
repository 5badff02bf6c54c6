import { describe, expect, it } from 'vitest';
import { verifyCampaign } from '../../../local/relief/verify-campaign.ts';
import { sha256Of } from '../../../shared/domain/canonical.ts';
import { PersonRow, RedListEntry } from '../../../shared/domain/composition.ts';
import { ledgerTotal } from '../../../shared/domain/ledger.ts';
import { later, Moment } from '../../../shared/domain/moment.ts';
import { isReleaseChainWhole } from '../../../shared/domain/release-history.ts';
import { drainOutbox } from '../../../shared/usecases/drain-outbox.ts';
import { freezeRelease } from '../../../shared/usecases/freeze-release.ts';
import { getRelease } from '../../../shared/usecases/get-release.ts';
import { listPublicLists } from '../../../shared/usecases/list-public-lists.ts';
import { reconcileDeliveries } from '../../../shared/usecases/reconcile-deliveries.ts';
import { replayDeliveries } from '../../../shared/usecases/replay-deliveries.ts';
import { memoryDeliveryChecks } from '../../fakes/memory-delivery-checks.ts';
import { memoryPlace } from '../../local/relief/memory-place.ts';
import {
  anOrganisation,
  aPerson,
  callOf,
  campaignId,
  determinedAt,
  dueAt,
  numbered,
  publicationWorld,
  subjectIdOf,
} from './publication-world.ts';

const first = { campaignId, release: numbered(1) };
const monthLater = later(dueAt, 30 * 86_400_000);
const next = later(dueAt, 60 * 86_400_000);

describe('one release after another', () => {
  it('adjusts by the difference alone, reverses what it granted, and leaves untouched persons without a row', async () => {
    const records = [
      aPerson('li'),
      aPerson('li', 'donation'),
      aPerson('wang'),
      anOrganisation(1),
      anOrganisation(2),
    ];
    const world = publicationWorld(records);
    await world.whole();
    expect(world.ports.ledger.rows.size).toBe(2);

    records.push(aPerson('zhao', 'donation', '1', { determinedAt: monthLater }));
    records.push(anOrganisation(3, '1', { determinedAt: monthLater }));
    const donation = records[1];
    const other = records[4];
    if (donation === undefined || other === undefined) throw new Error('no record');
    records[1] = { ...donation, withdrawnAt: monthLater };
    records[4] = { ...other, withdrawnAt: monthLater };
    await world.whole(2, next);

    const { composed } = await world.stateOf(2);
    expect(composed?.counts).toMatchObject({
      organisations: 2,
      added: 1,
      changed: 0,
      removed: 1,
      persons: 3,
    });
    expect(world.ports.ledger.rows.size).toBe(4);
    const li = await world.ports.ledger.of(subjectIdOf('li'));
    expect(li.map(({ delta, total }) => [delta, total])).toEqual([
      [30, 30],
      [-10, 20],
    ]);
    expect(ledgerTotal(li)).toBe(20);
    expect(await world.ports.ledger.of(subjectIdOf('wang'))).toHaveLength(1);

    const reversal = world.points.rows.find(({ operation }) => operation === 'reverse');
    const grants = world.points.rows.filter(({ operation }) => operation === 'grant');
    expect(reversal).toMatchObject({ points: 10, release: 2 });
    expect(grants.map(({ rowId }) => rowId)).toContain(
      reversal !== undefined && 'reverses' in reversal ? reversal.reverses : '',
    );
    expect(world.disclosure.rows.slice(2).map(({ operation }) => operation)).toEqual(['delist', 'list']);
  });

  it('chains signed manifests that verify without our store, and fail for any byte that is changed', async () => {
    const records = [anOrganisation(1)];
    const world = publicationWorld(records);
    await world.whole();
    records.push(anOrganisation(2, '1', { determinedAt: monthLater }));
    await world.whole(2, next);
    const { published } = world.ports.files;
    const place = memoryPlace(published);
    const given = { campaignId, pinned: [], entry: null, progress: () => {} };
    expect((await verifyCampaign(place, given)).findings).toEqual([]);
    const [one, two] = [1, 2].map(release => world.text('manifest.json', release));
    expect(JSON.parse(two ?? '').previousManifestHash).toBe(sha256Of(one ?? ''));
    const record = await world.ports.releases.find(campaignId, numbered(2));
    expect(record !== null && isReleaseChainWhole(record)).toBe(true);
  });

  it('shows what is published to anybody, newest first, and nothing that waits', async () => {
    const world = publicationWorld([anOrganisation(1)]);
    await world.whole();
    await world.compose(2, next);
    const lists = await listPublicLists(world.ports);
    expect(lists.ok && lists.value.items.map(({ release, entries }) => [release, entries])).toEqual([[1, 1]]);
    const pointer = world.ports.files.published.get(`campaigns/${campaignId}/latest.json`);
    expect(JSON.parse(Buffer.from(pointer ?? new Uint8Array()).toString())).toMatchObject({ release: 1 });
  });
});

describe('delivery', () => {
  it('F14: sends again under the same key what was accepted and not answered, and it is taken once', async () => {
    const world = publicationWorld([aPerson('li'), aPerson('wang')]);
    await world.compose();
    await world.approve();
    world.points.script.failuresAfterAccepting = 1;
    await expect(world.finish()).rejects.toThrow('500');
    await world.finish();
    expect(world.points.rows).toHaveLength(2);
    expect((await world.stateOf()).reconciled?.differences).toEqual([
      { downstream: 'points', missing: 0, unexpected: 0 },
      { downstream: 'disclosure', missing: 0, unexpected: 0 },
    ]);
  });

  it('F14: parks a bad row in sight and delivers the others, and reconciliation finds what is missing there', async () => {
    const world = publicationWorld([aPerson('li'), aPerson('wang'), anOrganisation(1)]);
    world.unknown.add(subjectIdOf('wang'));
    await world.compose();
    await world.approve();
    const plan = await freezeRelease(world.ports, first, dueAt);
    expect(plan.deliveries.map(({ downstream }) => downstream)).toEqual(['points', 'disclosure']);
    await world.finish();
    const view = await getRelease(world.ports, first, callOf('qian'));
    expect(view.ok && view.value.deliveries).toEqual([
      { downstream: 'points', rows: 2, accepted: 1, rejected: 1, waiting: 0, differences: 0 },
      { downstream: 'disclosure', rows: 1, accepted: 1, rejected: 0, waiting: 0, differences: 0 },
    ]);
  });

  it('F14: a person whom the vault learns of later gets their points by a replay, and once', async () => {
    const world = publicationWorld([aPerson('li'), aPerson('wang')]);
    world.unknown.add(subjectIdOf('wang'));
    await world.whole();
    const { outbox } = world.ports;
    const ports = { ...world.ports, checks: memoryDeliveryChecks() };
    expect([...outbox.rows.values()]).toMatchObject([
      { status: 'parked', subject: subjectIdOf('wang'), reason: 'no identity is kept for this subject' },
    ]);
    world.unknown.clear();
    const by = callOf('qian', next);
    const replay = () => replayDeliveries(ports, { by, downstream: 'points', what: 'parked' });
    const around = { now: () => next, outOfTime: () => false, chance: () => 0 };
    for (const replayed of [1, 0]) {
      expect(await replay()).toMatchObject({ ok: true, value: { replayed, remaining: 0 } });
      await drainOutbox(ports, around);
    }
    expect(world.points.rows.map(({ operation }) => operation)).toEqual(['grant', 'grant']);
    await ports.checks.ask('points', next);
    await reconcileDeliveries(ports, () => later(next, 1));
    expect((await ports.checks.find('points')).newest).toMatchObject({
      decided: 2,
      missing: 0,
      unexpected: 0,
    });
  });

  it('F14: records what a downstream says it does not hold', async () => {
    const world = publicationWorld([aPerson('li'), aPerson('wang'), aPerson('zhao')]);
    await world.compose();
    await world.approve();
    const holdings = world.points.downstream.holdings;
    world.ports.downstreams.points = {
      ...world.points.downstream,
      holdings: async after => {
        const page = await holdings(after);
        return { ...page, rows: after === null ? page.rows.slice(1) : page.rows };
      },
    };
    await world.finish();
    expect((await world.stateOf()).reconciled?.differences[0]).toEqual({
      downstream: 'points',
      missing: 1,
      unexpected: 0,
    });
  });
});

describe('the shapes that are kept', () => {
  it('have no room for an identity in a person’s row, nor for a person in the list', () => {
    expect(Object.keys(PersonRow.shape).sort()).toEqual(
      ['categories', 'deeds', 'delta', 'kind', 'open', 'reversals', 'subjectId', 'total'].sort(),
    );
    expect(Object.keys(RedListEntry.shape).sort()).toEqual(['creditCode', 'deeds', 'name']);
    expect(Moment.parse(determinedAt) < dueAt).toBe(true);
  });
});
