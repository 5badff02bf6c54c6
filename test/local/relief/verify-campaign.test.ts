import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyCampaign } from '../../../local/relief/verify-campaign.ts';
import { keysIn, type TrustedKey } from '../../../local/relief/verify-keys.ts';
import { later } from '../../../shared/domain/moment.ts';
import { memorySigner } from '../../fakes/memory-release-ports.ts';
import {
  anOrganisation,
  aPerson,
  campaignId,
  codeOf,
  dueAt,
  publicationWorld,
} from '../../shared/usecases/publication-world.ts';
import { memoryPlace } from './memory-place.ts';

const month = 30 * 86_400_000;
const named = (number: number, name: string) =>
  anOrganisation(number, '1', { subject: { kind: 'organisation', name, creditCode: codeOf(number) } });

/** Two releases under one key and a third under the next; in the second somebody leaves, comes, and has done more. */
async function threeReleases() {
  const listed = Array.from({ length: 70 }, (_, index) => anOrganisation(index));
  const records = [
    ...listed,
    named(70, '=SUM(A1)"<b>公司'),
    named(71, '河南（郑州）救援·协会'),
    aPerson('li'),
  ];
  const world = publicationWorld(records, { partSize: 50 });
  await world.whole(1, dueAt);
  const second = later(dueAt, month);
  records[3] = { ...anOrganisation(3), withdrawnAt: dueAt };
  records.push(anOrganisation(4, '2'), anOrganisation(99));
  await world.whole(2, second);
  const { ports } = world;
  const next = memorySigner();
  ports.sign = next.sign;
  records[3] = anOrganisation(3, '2', { determinedAt: second });
  records.splice(9, 1);
  await world.whole(3, later(dueAt, 2 * month));
  return { world, next, files: new Map(ports.files.published) };
}

const told = threeReleases();
const verify = async (
  files: ReadonlyMap<string, Uint8Array>,
  given: Partial<Parameters<typeof verifyCampaign>[1]> = {},
  web = false,
) =>
  verifyCampaign(memoryPlace(files, { web }), {
    campaignId,
    pinned: [],
    entry: null,
    progress: () => {},
    ...given,
  });
const lined = ({ findings }: Awaited<ReturnType<typeof verify>>) =>
  findings.map(({ file, entry, en }) => `${file} ${entry ?? ''} ${en}`);

describe('published files, copied to another place', () => {
  it('are accepted whole, over three releases and a change of the key', async () => {
    const { files } = await told;
    const verified = await verify(files);
    expect(lined(verified)).toEqual([]);
    expect(verified.releases.map(({ release, entries }) => [release, entries])).toEqual([
      [1, 72],
      [2, 72],
      [3, 72],
    ]);
    expect(new Set(verified.releases.map(({ keyId }) => keyId)).size).toBe(2);
    expect(verified.unsigned).toEqual([]);
    expect(lined(await verify(files, {}, true))).toEqual([]);
  });

  it('tell of one organisation how it stands, by a path to the signed root', async () => {
    const { files } = await told;
    const of = async (entry: string) => (await verify(files, { entry })).entry;
    expect(await of(codeOf(5))).toMatchObject({
      standing: { state: 'listed', since: { release: 1 } },
      proof: { of: 72 },
    });
    expect(await of(codeOf(99))).toMatchObject({ standing: { state: 'listed', since: { release: 2 } } });
    expect(await of(codeOf(3))).toMatchObject({ standing: { state: 'listed', since: { release: 3 } } });
    expect(await of(codeOf(9))).toMatchObject({
      standing: { state: 'removed', since: { release: 1 }, until: { release: 3, day: '2021-11-30' } },
      proof: null,
    });
    expect(await of(codeOf(555))).toMatchObject({ standing: null, proof: null });
  });

  it('after one flipped bit of one byte of any file are refused, with that file named and no other', async () => {
    const { files } = await told;
    const names = [...files.keys()].sort();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 0, max: 7 }),
        fc.boolean(),
        async (name, where, bit, web) => {
          const flipped = Buffer.from(files.get(name) ?? []);
          const at = Math.floor(where * flipped.length);
          flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
          const { findings } = await verify(new Map(files).set(name, flipped), {}, web);
          expect([...new Set(findings.map(({ file }) => file))]).toEqual([name]);
        },
      ),
      { numRuns: 150 },
    );
  }, 120_000);

  it.each([['red-list.json'], ['red-list.csv'], ['red-list.html'], ['feed.json']])(
    'name the entry too, where it lies in %s',
    async file => {
      const { files } = await told;
      const key = `campaigns/${campaignId}/releases/0001/${file}`;
      const text = Buffer.from(files.get(key) ?? []);
      const at = text.indexOf('救灾物资17号');
      text[at + 1] = (text[at + 1] ?? 0) ^ 1;
      const { findings } = await verify(new Map(files).set(key, text));
      expect(findings).toMatchObject([{ file: key, entry: codeOf(17) }]);
    },
  );

  it.each(['entries', 'names'])('name the entry in its shard of %s', async kind => {
    const { files } = await told;
    for (const [key, bytes] of files) {
      if (!key.startsWith(`campaigns/${campaignId}/releases/0002/${kind}/`)) continue;
      const altered = Buffer.from(bytes);
      const at = altered.indexOf(codeOf(17));
      if (at < 0) continue;
      altered[at + 5] = (altered[at + 5] ?? 0) ^ 1;
      expect((await verify(new Map(files).set(key, altered))).findings).toMatchObject([
        { file: key, entry: codeOf(17) },
      ]);
    }
  });

  it('are refused where one is missing, and say which are beside the signed ones', async () => {
    const { files } = await told;
    const beside = `campaigns/${campaignId}/releases/0002/entries/extra.html`;
    expect((await verify(new Map(files).set(beside, Buffer.from('x')))).unsigned).toEqual([beside]);
    for (const name of files.keys()) {
      const without = new Map(files);
      without.delete(name);
      const { findings } = await verify(without);
      expect(findings.map(({ file }) => file)).toContain(name);
    }
  });
});

describe('a key that came another way', () => {
  it('is the only one believed: another’s signature is refused though all else agrees', async () => {
    const { files, next, world } = await told;
    const key = ({ publicKey }: { publicKey: string }) => ({ ...keyOf(publicKey) });
    const both = [key(world.signer), key(next)];
    expect(lined(await verify(files, { pinned: both }))).toEqual([]);
    const { findings } = await verify(files, { pinned: [key(next)] });
    expect(findings.map(({ file }) => file)).toEqual([
      `campaigns/${campaignId}/releases/0001/manifest.signature.json`,
      `campaigns/${campaignId}/releases/0002/manifest.signature.json`,
    ]);
  });

  it('finds out a place that was made anew from its keys to its lists', async () => {
    const forged = publicationWorld([anOrganisation(1)]);
    await forged.whole();
    const { world } = await told;
    const { published } = forged.ports.files;
    expect(lined(await verify(published))).toEqual([]);
    expect((await verify(published, { pinned: [keyOf(world.signer.publicKey)] })).findings).toHaveLength(1);
  });
});

function keyOf(pem: string): TrustedKey {
  const [key] = keysIn(Buffer.from(pem));
  if (key === undefined) throw new Error('no key');
  return key;
}
