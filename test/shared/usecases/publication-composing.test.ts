import { describe, expect, it } from 'vitest';
import { sha256Of } from '../../../shared/domain/canonical.ts';
import { later } from '../../../shared/domain/moment.ts';
import { RedList } from '../../../shared/domain/red-list.ts';
import { freezeRelease } from '../../../shared/usecases/freeze-release.ts';
import { startRelease } from '../../../shared/usecases/start-release.ts';
import {
  anOrganisation,
  aPerson,
  callOf,
  campaignId,
  codeOf,
  dueAt,
  numbered,
  publicationWorld,
  subjectIdOf,
} from './publication-world.ts';

const first = { campaignId, release: numbered(1) };
const next = later(dueAt, 60 * 86_400_000);

describe('before anything is released', () => {
  it('R12: refuses to start before the end is declared, and before the day that was declared with it', async () => {
    const { ports, started } = publicationWorld();
    const early = await startRelease(ports, campaignId, callOf('office', later(dueAt, -1)));
    expect(early).toMatchObject({ ok: false, refusal: { code: 'campaign-not-ended' } });
    const campaign = await ports.campaigns.find(campaignId);
    if (campaign === null) throw new Error('no campaign');
    await ports.campaigns.save({ ...campaign, endedAt: null, publicationDueAt: null, version: 3 });
    expect(await startRelease(ports, campaignId, callOf('office'))).toMatchObject({ ok: false });
    await expect(freezeRelease(ports, first, next)).rejects.toThrow('not been declared');
    expect(started).toEqual([]);
  });

  it('starts once for one call, and one release at a time', async () => {
    const { ports, started } = publicationWorld();
    const call = callOf('office');
    const outcome = { ok: true, value: first };
    expect(await startRelease(ports, campaignId, call)).toEqual(outcome);
    expect(await startRelease(ports, campaignId, call)).toEqual(outcome);
    expect(await startRelease(ports, campaignId, callOf('office'))).toMatchObject({
      ok: false,
      refusal: { code: 'wrong-status' },
    });
    expect(new Set(started)).toEqual(new Set(['flood-2021-1']));
  });
});

describe('what a release holds', () => {
  it('gives points once per deed and under the caps, and shows organisations and no person', async () => {
    const world = publicationWorld([
      aPerson('li'),
      aPerson('li', 'frontline-relief', '1', { channel: 'department' }),
      aPerson('li', 'donation', '1', { policyVersion: 1 }),
      ...['1', '2', '3', '4', '5'].map(deed => aPerson('wang', 'frontline-relief', deed)),
      anOrganisation(1),
      anOrganisation(1, '2'),
    ]);
    await world.whole();
    const { composed } = await world.stateOf();
    expect(composed?.counts).toEqual({
      organisations: 1,
      persons: 2,
      points: 30 + 60,
      heldBack: 0,
      added: 1,
      changed: 0,
      removed: 0,
    });
    const list = RedList.parse(JSON.parse(world.text('red-list.json')));
    expect(list.entries.map(({ creditCode, deeds }) => [creditCode, deeds.length])).toEqual([[codeOf(1), 2]]);
    for (const bytes of world.ports.files.published.values()) {
      const text = Buffer.from(bytes).toString();
      expect(text).not.toContain(subjectIdOf('li'));
      expect(text).not.toMatch(/k1_|p-wu/);
    }
  });

  it('leaves out by a named rule what may not be shown or handed on', async () => {
    const world = publicationWorld([
      anOrganisation(1, '1', { consents: [] }),
      anOrganisation(2),
      anOrganisation(2, '2', {
        subject: { kind: 'organisation', name: '另一名称', creditCode: codeOf(2) },
      }),
      anOrganisation(3),
      aPerson('li', 'donation', '1', { consents: ['verification'] }),
      aPerson('wang', 'donation', '1', { consents: [], channel: 'department' }),
      anOrganisation(4),
    ]);
    const swapped = world.records.at(-1)?.evidence[0]?.key;
    if (swapped !== undefined) world.swapped.add(swapped);
    await world.compose();
    const { composed } = await world.stateOf();
    expect(composed?.heldBack).toEqual([
      { rule: 'commendation-consent-missing', count: 1 },
      { rule: 'evidence-changed', count: 1 },
      { rule: 'name-conflict', count: 1 },
      { rule: 'points-consent-missing', count: 1 },
    ]);
    expect(composed?.counts).toMatchObject({ organisations: 1, persons: 1, points: 10 });
  });

  it('F12: ends at the cut-off: what is determined or withdrawn after it waits for the next release', async () => {
    const world = publicationWorld([
      aPerson('on-time', 'donation', '1', { determinedAt: dueAt }),
      aPerson('late', 'donation', '1', { determinedAt: later(dueAt, 1) }),
      aPerson('gone', 'donation', '1', { withdrawnAt: dueAt }),
      aPerson('goes', 'donation', '1', { withdrawnAt: later(dueAt, 1) }),
    ]);
    await world.compose();
    expect((await world.stateOf()).composed?.counts).toMatchObject({ persons: 2, points: 20 });
  });

  it('names the report that an unknown category stops, and writes nothing of its lane as complete', async () => {
    const world = publicationWorld([aPerson('li', 'no-such-category')]);
    await expect(world.compose()).rejects.toThrow('no-such-category');
    expect([...world.ports.files.sealed.keys()].filter(key => key.endsWith('manifest.json'))).toEqual([]);
  });
});

describe('composing again', () => {
  const records = [
    ...Array.from({ length: 60 }, (_, index) => aPerson(`person-${index % 40}`, 'donation', String(index))),
    ...Array.from({ length: 25 }, (_, index) => anOrganisation(index % 20, String(index))),
  ];
  const bytesOf = async (world: ReturnType<typeof publicationWorld>) =>
    new Map([...world.ports.files.sealed].map(([key, bytes]) => [key, sha256Of(bytes)]));

  it.each([1, 2, 7, 1000])('F11: gives the same bytes with pages of %i', async pageSize => {
    const undisturbed = publicationWorld(records);
    await undisturbed.compose();
    const other = publicationWorld([...records].reverse(), { pageSize });
    await other.compose();
    expect(await bytesOf(other)).toEqual(await bytesOf(undisturbed));
  });

  it('F11: gives the same bytes when it is killed at every single write and begun again', async () => {
    const undisturbed = publicationWorld(records);
    await undisturbed.compose();
    let fuse = 0;
    let burnt = 0;
    const killed = publicationWorld(records, {
      beforeWrite: () => {
        burnt += 1;
        if (burnt <= fuse) return;
        fuse += 1;
        burnt = 0;
        throw new Error('killed');
      },
    });
    let kills = 0;
    for (;;) {
      try {
        await killed.compose();
        break;
      } catch (error) {
        expect(String(error)).toContain('killed');
        kills += 1;
        // A kill that never lets the same call get further than the one before would not end.
        expect(kills).toBeLessThan(500);
      }
    }
    expect(kills).toBeGreaterThan(5);
    expect(await bytesOf(killed)).toEqual(await bytesOf(undisturbed));
  });

  it('F4: gets on by one part in each call that has no time left', async () => {
    const undisturbed = publicationWorld(records);
    await undisturbed.compose();
    const hurried = publicationWorld(records);
    await hurried.compose(1, dueAt, () => true);
    expect(await bytesOf(hurried)).toEqual(await bytesOf(undisturbed));
  });

  it('F10: a whole release run again after its end changes nothing', async () => {
    const world = publicationWorld(records);
    await world.whole();
    const before = await bytesOf(world);
    const record = await world.ports.releases.find(campaignId, numbered(1));
    await world.compose();
    await world.finish();
    expect(await bytesOf(world)).toEqual(before);
    expect(await world.ports.releases.find(campaignId, numbered(1))).toEqual(record);
    expect(world.points.rows).toHaveLength(40);
  });
});
