import * as z from 'zod';
import { kmsIdentityVault } from '../../shared/adapters/kms-identity-vault.ts';
import { IdentityDocument } from '../../shared/domain/identity-document.ts';
import { expectedAdjustments } from './expected-adjustments.ts';
import { inParallel } from './in-parallel.ts';
import { type PublishedRelease, sha256 } from './published-releases.ts';
import type { StackReader } from './read-stack.ts';
import type { RegisteredPerson } from './registered-people.ts';

const Page = z.object({
  rows: z.array(
    z.object({ rowId: z.string(), operation: z.string(), points: z.int(), campaign: z.string() }),
  ),
  next: z.string().nullable(),
});
const Balance = z.object({ balance: z.int() });

/** Releases of one campaign whose every row the points system was handed and took. */
const isComparable = ({ delivered, reconciled }: PublishedRelease): boolean => {
  const points = reconciled?.differences.find(({ downstream }) => downstream === 'points');
  return delivered && (points?.missing ?? 0) + (points?.unexpected ?? 0) === 0;
};

/**
 * I3, on the other side: the points system holds exactly the rows that the releases decided, and every human being has
 * there what their own reports are worth.
 */
export async function pointsSystemAgrees(
  reader: StackReader,
  releases: readonly PublishedRelease[],
  people: readonly RegisteredPerson[],
): Promise<string[]> {
  if (releases.length === 0 || !releases.every(isComparable)) return [];
  const held = new Map((await holdings(reader)).map(row => [row.rowId, row]));
  const owed = releases.flatMap(release => rowsOf(release));
  const wrong = owed.filter(({ rowId, operation, points }) => {
    const row = held.get(rowId);
    return row?.operation !== operation || row.points !== points;
  });
  return [
    ...(wrong.length === 0 ? [] : [`I3 the points system lacks ${wrong.length} of ${owed.length} rows`]),
    ...(held.size === owed.length
      ? []
      : [`I3 the points system holds ${held.size} rows, ${owed.length} are owed`]),
    ...(await balancesAgree(reader, releases, people)),
  ];
}

async function holdings(reader: StackReader) {
  const rows: z.infer<typeof Page>['rows'] = [];
  for (let after: string | null = ''; after !== null; ) {
    const response = await fetch(`${reader.stack.pointsSystemUrl}/rows?limit=1000&after=${after}`);
    const page: z.infer<typeof Page> = Page.parse(await response.json());
    rows.push(...page.rows);
    after = page.next;
  }
  return rows;
}

type Row = { readonly rowId: string; readonly operation: 'grant' | 'reverse'; readonly points: number };
type Grant = { readonly release: number; readonly points: number };

/** A grant for each rise; for each fall, reversals of the newest grants that still stand. */
function rowsOf(release: PublishedRelease): readonly Row[] {
  return expectedAdjustments(release).flatMap(({ subjectId, delta }): Row[] => {
    if (delta > 0)
      return [
        { rowId: rowId(release, release.release, 'grant', subjectId), operation: 'grant', points: delta },
      ];
    const rows: Row[] = [];
    const open = [...grantsBefore(release, subjectId)];
    for (let left = -delta; left > 0; ) {
      const newest = open.pop();
      if (newest === undefined) break;
      const points = Math.min(left, newest.points);
      left -= points;
      const id = rowId(release, release.release, 'reverse', subjectId, String(newest.release));
      rows.push({ rowId: id, operation: 'reverse', points });
    }
    return rows;
  });
}

/** The grants of earlier releases that still stand for a person, oldest first. */
function grantsBefore({ previous }: PublishedRelease, subjectId: string): readonly Grant[] {
  if (previous === null) return [];
  const open = [...grantsBefore(previous, subjectId)];
  const delta = expectedAdjustments(previous).find(one => one.subjectId === subjectId)?.delta ?? 0;
  if (delta > 0) return [...open, { release: previous.release, points: delta }];
  for (let left = -delta; left > 0; ) {
    const newest = open.pop();
    if (newest === undefined) break;
    if (newest.points > left) open.push({ ...newest, points: newest.points - left });
    left -= Math.min(left, newest.points);
  }
  return open;
}

const rowId = ({ campaignId }: PublishedRelease, release: number, ...key: readonly string[]): string =>
  `${campaignId}.${String(release).padStart(4, '0')}.${sha256(JSON.stringify(key)).slice(0, 32)}`;

/** Asked person by person with the document in hand: a row handed over for somebody else's points would show here. */
async function balancesAgree(
  reader: StackReader,
  releases: readonly PublishedRelease[],
  people: readonly RegisteredPerson[],
): Promise<string[]> {
  const owed = new Map<string, number>();
  for (const own of Map.groupBy(releases, ({ campaignId }) => campaignId).values())
    for (const [subjectId, points] of own.at(-1)?.expected.points ?? [])
      owed.set(subjectId, (owed.get(subjectId) ?? 0) + points);
  const vault = kmsIdentityVault({
    client: reader.dynamo,
    kmsClient: reader.kms,
    tableName: reader.table('vault'),
    keyArn: reader.key('Identity'),
  });
  let wrong = 0;
  await inParallel(people, async ({ document }) => {
    const parsed = IdentityDocument.safeParse(document);
    if (!parsed.success) return;
    const subjectId = await vault.subjectIdOf(parsed.data);
    const response = await fetch(`${reader.stack.pointsSystemUrl}/balances`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ documentType: parsed.data.type, documentNumber: parsed.data.number }),
    });
    const { balance } = Balance.parse(await response.json());
    if (balance !== (owed.get(subjectId) ?? 0)) wrong += 1;
  });
  return wrong === 0 ? [] : [`I3 ${wrong} persons have other points than their reports are worth`];
}
