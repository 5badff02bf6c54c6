import { expect, test } from 'vitest';
import * as z from 'zod';
import { jsonOf } from '../http-api/gateway.ts';
import { downstream, grant, listing } from './downstream-setup.ts';

const Listings = z.object({ listings: z.array(z.looseObject({ entry: z.unknown() })) });

test('an organisation comes on a list, changes its entry, and leaves it', async () => {
  const { url, send, summary } = await downstream('disclosure');
  const seen = async () => (await jsonOf(await fetch(`${url}/listings`), Listings)).listings;
  await send('k1', listing('a', 'list'));
  await send('k2', listing('b', 'list', { entry: { deeds: ['supplies', 'production'] }, release: 2 }));
  expect(await seen()).toMatchObject([{ list: 'red', entry: { deeds: ['supplies', 'production'] } }]);
  expect(await summary()).toMatchObject({ accepted: 2, listed: { red: 1, defaulter: 0 } });
  await send('k3', listing('c', 'delist'));
  expect(await seen()).toEqual([]);
});

test('what is not listed cannot be delisted, and no person can be listed', async () => {
  const { send } = await downstream('disclosure');
  const { receipts } = await send(
    'k1',
    listing('early', 'delist'),
    listing('a', 'list'),
    listing('other-list', 'delist', { list: 'defaulter' }),
    listing('person', 'list', { entity: { name: '李娜', documentNumber: '410199199205080244' } }),
    grant('points'),
  );
  expect(receipts.map(({ reason }) => reason?.split(':')[0])).toEqual([
    'not-listed',
    undefined,
    'not-listed',
    'invalid',
    'invalid',
  ]);
});

test('an entry is corrected, annotated and freed of its annotations, and none of it where nothing is listed', async () => {
  const { url, send } = await downstream('disclosure');
  const seen = async () => (await jsonOf(await fetch(`${url}/listings`), Listings)).listings;
  const reason = { zh: '名称有误', en: 'The name was wrong' };
  const annotations = [{ kind: 'objection-pending', since: '2021-11-05T02:00:00.000Z', text: reason }];
  const bare = { list: 'defaulter', entry: undefined };
  const correction = listing('c', 'correct', { list: 'defaulter', reason, entry: { severity: 'minor' } });
  const { receipts } = await send('k1', { ...correction, rowId: 'early' });
  expect(receipts[0]?.reason).toBe('not-listed');
  await send(
    'k2',
    listing('a', 'list', { list: 'defaulter' }),
    listing('b', 'annotate', { ...bare, annotations }),
  );
  await send('k3', correction);
  expect(await seen()).toMatchObject([{ list: 'defaulter', entry: { severity: 'minor' }, annotations }]);
  await send('k4', listing('d', 'annotate', { ...bare, annotations: [] }));
  expect(await seen()).toMatchObject([{ entry: { severity: 'minor' }, annotations: [] }]);
  await send('k5', listing('e', 'delist', { ...bare, reason }));
  expect(await seen()).toEqual([]);
});
