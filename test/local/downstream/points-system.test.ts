import { expect, test } from 'vitest';
import { postJson } from '../http-api/gateway.ts';
import { downstream, grant, liNa, reverse, wangQiang } from './downstream-setup.ts';

const statuses = ({
  receipts,
}: {
  receipts: { rowId: string; status: string; reason?: string | undefined }[];
}) => Object.fromEntries(receipts.map(({ rowId, status, reason }) => [rowId, reason ?? status]));

test('grants add up, a reversal takes back its own grant, and a person can ask', async () => {
  const { url, send, summary } = await downstream('points');
  await send('k1', grant('a'), grant('b', { points: 5 }), grant('c', { person: wangQiang }));
  expect(statuses(await send('k2', reverse('d', 'a', 10)))).toEqual({ d: 'accepted' });
  const { name: _, ...holder } = liNa;
  expect(await (await postJson(`${url}/balances`, holder)).json()).toMatchObject({
    balance: 25,
    rows: [{ rowId: 'a' }, { rowId: 'b' }, { rowId: 'd', reverses: 'a' }],
  });
  expect(await summary()).toEqual({
    kind: 'points',
    batches: 2,
    accepted: 4,
    rejected: 0,
    persons: 2,
    granted: 65,
    reversed: 10,
    standing: 55,
  });
});

test('a reversal never reaches beyond the grant it names', async () => {
  const { send } = await downstream('points');
  await send('k1', grant('a'), reverse('b', 'a', 20));
  const answer = await send(
    'k2',
    reverse('too-much', 'a', 11),
    reverse('of-nothing', 'x', 1),
    reverse('of-a-reversal', 'b', 1),
    reverse('of-another', 'a', 1, { person: wangQiang }),
    reverse('elsewhere', 'a', 1, { campaign: 'flood-2022' }),
    reverse('the-rest', 'a', 10),
  );
  expect(statuses(answer)).toEqual({
    'too-much': 'more-than-granted',
    'of-nothing': 'no-such-grant',
    'of-a-reversal': 'no-such-grant',
    'of-another': 'grant-of-another-person',
    elsewhere: 'grant-of-another-campaign',
    'the-rest': 'accepted',
  });
});

test('bad rows are named by field and quote nothing; good rows beside them are taken', async () => {
  const { send, holdings } = await downstream('points');
  const answer = await send(
    'k1',
    grant('negative', { points: -5 }),
    grant('fraction', { points: 1.5 }),
    grant('minus', { operation: 'deduct' }),
    grant('nameless', { person: { documentType: 'resident-id', documentNumber: '410199199205080244' } }),
    grant('chatty', { note: 'bad conduct' }),
    grant('reversing', { reverses: 'x' }),
    7,
    grant('good'),
  );
  expect(statuses(answer)).toEqual({
    negative: 'invalid: points',
    fraction: 'invalid: points',
    minus: 'invalid: operation',
    nameless: 'invalid: person.name',
    chatty: 'invalid: unrecognized_keys',
    reversing: 'invalid: unrecognized_keys',
    '#6': 'invalid: invalid_type',
    good: 'accepted',
  });
  expect((await holdings()).rows.map(row => row.rowId)).toEqual(['good']);
});

test('holdings are told page by page, as they were delivered', async () => {
  const { send, holdings } = await downstream('points');
  await send('k1', ...['a', 'b', 'c', 'd', 'e'].map(rowId => grant(rowId)));
  const seen: string[] = [];
  let next: string | null = '0';
  while (next !== null) {
    const page = await holdings(`?limit=2&after=${next}`);
    for (const row of page.rows) expect(row).toMatchObject(grant(row.rowId));
    seen.push(...page.rows.map(row => row.rowId));
    next = page.next;
  }
  expect(seen).toEqual(['a', 'b', 'c', 'd', 'e']);
  await expect(holdings('?after=x')).rejects.toThrow();
});
