import { statSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { BatchAnswer } from '../../../local/downstream/delivered-batch.ts';
import { jsonOf } from '../http-api/gateway.ts';
import { downstream, grant, reverse } from './downstream-setup.ts';

test('the same key and body get the same answer, and nothing is taken twice', async () => {
  const { send, post, summary } = await downstream('points');
  const first = await send('k1', grant('a'), grant('bad', { points: 0 }));
  expect(await send('k1', grant('a'), grant('bad', { points: 0 }))).toEqual(first);
  expect((await post('k1', [grant('b')])).status).toBe(409);
  expect(await summary()).toMatchObject({ batches: 1, accepted: 1, rejected: 1, granted: 30 });
});

test('a row is itself under any key: same content, same receipt; other content, refused', async () => {
  const { send, summary } = await downstream('points');
  const [first] = (await send('k1', grant('a'))).receipts;
  const [again, other] = (await send('k2', grant('a'), grant('a', { points: 99 }))).receipts;
  expect(again).toEqual(first);
  expect(other).toMatchObject({ status: 'rejected', reason: 'row-id-taken-by-other-content' });
  expect(await summary()).toMatchObject({ granted: 30 });
});

test('a refused row may be mended and sent again', async () => {
  const { send, summary } = await downstream('points');
  expect((await send('k1', reverse('r', 'a', 5))).receipts).toMatchObject([{ reason: 'no-such-grant' }]);
  await send('k2', grant('a'));
  expect((await send('k3', reverse('r', 'a', 5))).receipts).toMatchObject([{ status: 'accepted' }]);
  expect(await summary()).toMatchObject({ accepted: 2, rejected: 0, standing: 25 });
});

test('all is kept over a restart, readable by its owner alone', async () => {
  const first = await downstream('points', { stopWithTest: false });
  const answer = await first.send('k1', grant('a'));
  await first.close();
  const again = await downstream('points', { file: first.file });
  expect(await again.send('k1', grant('a'))).toEqual(answer);
  expect((await again.holdings()).rows).toMatchObject([{ rowId: 'a', points: 30 }]);
  expect(statSync(first.file).mode & 0o777).toBe(0o600);
});

test('trouble before the taking leaves nothing behind', async () => {
  const { post, script, summary, send } = await downstream('points');
  await script({ behaviour: '500', count: 2 }, { behaviour: '429' }, { behaviour: 'drop' });
  const statuses = [];
  for (let call = 0; call < 3; call += 1) statuses.push((await post('k1', [grant('a')])).status);
  await expect(post('k1', [grant('a')])).rejects.toThrow();
  expect(statuses).toEqual([500, 500, 429]);
  expect(await summary()).toMatchObject({ batches: 0, accepted: 0 });
  expect((await send('k1', grant('a'))).receipts).toMatchObject([{ status: 'accepted' }]);
});

test('trouble after the taking is mended by the same key', async () => {
  const { post, script, send, summary } = await downstream('points');
  await script({ behaviour: '500-after-accepting' }, { behaviour: 'lose-receipts' });
  expect((await post('k1', [grant('a')])).status).toBe(500);
  const lost = await send('k1', grant('a'));
  const found = await send('k1', grant('a'));
  expect([lost.receipts, found.receipts.length]).toEqual([[], 1]);
  expect(await summary()).toMatchObject({ accepted: 1, granted: 30 });
});

test('one row can be poisoned; the others go through', async () => {
  const { script, send } = await downstream('points');
  await script({ behaviour: 'reject-row', rowId: 'b' });
  const { receipts } = await send('k1', grant('a'), grant('b'), grant('c'));
  expect(receipts.map(receipt => receipt.status)).toEqual(['accepted', 'rejected', 'accepted']);
});

test('a slow system takes the batch although the caller has gone', async () => {
  const { url, script, holdings, post } = await downstream('points');
  await script({ behaviour: 'slow', milliseconds: 30 });
  const gone = new AbortController();
  const sent = fetch(`${url}/batches`, {
    method: 'POST',
    headers: { 'idempotency-key': 'k1' },
    body: JSON.stringify({ sender: 'relief-credit', release: 1, rows: [grant('a')] }),
    signal: gone.signal,
  });
  await expect.poll(async () => (await (await fetch(`${url}/_script`)).text()) === '{"next":[]}').toBe(true);
  gone.abort();
  await expect(sent).rejects.toThrow();
  await expect.poll(async () => (await holdings()).rows.length).toBe(1);
  expect((await jsonOf(await post('k1', [grant('a')]), BatchAnswer)).receipts).toHaveLength(1);
});

test('a slow call does not hold up the end', async () => {
  const { url, script, post, close } = await downstream('points', { stopWithTest: false });
  await script({ behaviour: 'slow', milliseconds: 100_000 });
  const sent = post('k1', [grant('a')]);
  await expect.poll(async () => (await (await fetch(`${url}/_script`)).text()) === '{"next":[]}').toBe(true);
  await Promise.all([close(), expect(sent).rejects.toThrow()]);
});

test('what is no delivery is refused as a whole', async () => {
  const { url, post } = await downstream('points');
  expect((await post('', [grant('a')])).status).toBe(400);
  expect((await post('k1', [])).status).toBe(400);
  expect((await post('k1', Array(1001).fill(grant('a')))).status).toBe(400);
  const headers = { 'idempotency-key': 'k1' };
  expect((await fetch(`${url}/batches`, { method: 'POST', headers, body: '{' })).status).toBe(400);
  expect(
    (await fetch(`${url}/batches`, { method: 'POST', headers, body: ' '.repeat(6_000_000) })).status,
  ).toBe(413);
  expect((await fetch(`${url}/nowhere`)).status).toBe(404);
});

test('with a shared secret, nobody else delivers or looks', async () => {
  const { url, post } = await downstream('points', { secret: 'let-me-in' });
  expect((await post('k1', [grant('a')])).status).toBe(401);
  expect((await fetch(`${url}/holdings`, { headers: { authorization: 'Bearer let-me-ix' } })).status).toBe(
    401,
  );
  expect((await post('k1', [grant('a')], { authorization: 'Bearer let-me-in' })).status).toBe(200);
});

test('however deliveries are repeated, each row counts once', async () => {
  const { send, summary } = await downstream('points');
  const sets = fc.array(fc.uniqueArray(fc.nat(9), { minLength: 1 }), { minLength: 1, maxLength: 6 });
  const seen = new Set<number>();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(sets, async batches => {
      run += 1;
      for (const [place, ids] of batches.entries()) {
        const rows = ids.map(id => grant(`row-${id}`));
        const key = `run-${run}-${place}`;
        expect(await send(key, ...rows)).toEqual(await send(key, ...rows));
        for (const id of ids) seen.add(id);
      }
      expect(await summary()).toMatchObject({ accepted: seen.size, granted: seen.size * 30 });
    }),
    { numRuns: 15 },
  );
});
