import { beforeAll, describe, expect, test } from 'vitest';
import { trustOf } from '../../../local/relief/verify-keys.ts';
import { verifyRegister } from '../../../local/relief/verify-register.ts';
import { campaignId, caseWorld, got, organisation } from '../../shared/usecases/case-world.ts';
import { memoryPlace } from './memory-place.ts';

/** Two listed, one objected to and removed: four revisions. */
async function published(): Promise<Map<string, Uint8Array>> {
  const told = caseWorld();
  await told.untilListed(organisation(1));
  const caseId = await told.untilListed(organisation(2));
  got(await told.answer(caseId, { answer: 'objection', text: '主体有误。' }));
  got(await told.decide(caseId, { decision: 'objection', outcome: 'removed', reason: '成立', charge: null }));
  return told.files.published;
}

let files: Map<string, Uint8Array>;
beforeAll(async () => {
  files = await published();
});
const verify = async (change: (copy: Map<string, Uint8Array>) => void = () => {}) => {
  const copy = new Map(files);
  change(copy);
  const place = memoryPlace(copy);
  return verifyRegister(place, campaignId, await trustOf(place, []));
};
const folder = `campaigns/${campaignId}/register/`;
const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('utf8');

test('a register that is whole holds, revision by revision', async () => {
  expect(await verify()).toMatchObject({ revisions: 4, entries: 1, findings: [] });
});

test('a campaign without a register has none', async () => {
  expect(await verify(copy => copy.delete(`${folder}latest.json`))).toBeNull();
});

describe('is refused, by the file, where', () => {
  const everyFile = () =>
    [...files.keys()].filter(key => key.startsWith(folder) && !key.endsWith('latest.json'));

  test('any file holds another letter', async () => {
    for (const key of everyFile()) {
      const altered = await verify(copy =>
        copy.set(key, Buffer.from(textOf(copy.get(key)).replace('a', 'b'))),
      );
      expect(altered?.findings.length, key).toBeGreaterThan(0);
    }
  });

  test('nothing of an entry that is gone stands in any file', () => {
    const all = [...files].map(([key, bytes]) => `${key} ${textOf(bytes)}`).join('\n');
    expect(all).toContain(organisation(1).creditCode);
    expect(all).not.toContain(organisation(2).creditCode);
    expect(all).not.toContain(organisation(2).name);
  });

  test('a revision is missing', async () => {
    const found = await verify(copy => copy.delete(`${folder}000002/manifest.json`));
    expect(found?.findings.map(({ file }) => file)).toContain(`${folder}000002/manifest.json`);
  });

  test('the pointer was turned back to an entry that is gone', async () => {
    const found = await verify(copy => {
      const pointer = JSON.parse(textOf(copy.get(`${folder}latest.json`)));
      copy.set(`${folder}latest.json`, Buffer.from(JSON.stringify({ ...pointer, revision: 3 })));
    });
    expect(found?.findings.length).toBeGreaterThan(0);
  });

  test('another key has signed', async () => {
    const other = await published();
    const found = await verify(copy => {
      const key = `${folder}000001/manifest.signature.json`;
      const signature = other.get(key);
      if (signature !== undefined) copy.set(key, signature);
    });
    expect(found?.findings.map(({ file }) => file)).toContain(`${folder}000001/manifest.signature.json`);
  });
});
