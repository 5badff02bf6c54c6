import { createHash } from 'node:crypto';
import * as z from 'zod';
import { firstOfficer } from './cast.ts';
import { type CitizenPlan, campaignId, categories, type OrganisationPlan, policyId } from './plan.ts';
import type { Stage } from './stage.ts';
import type { PersonPlan } from './workbook-plan.ts';

/** A number the demonstration expects, and what was found in the world outside. */
export type Check = {
  readonly what: string;
  readonly expected: number | string;
  readonly found: number | string;
};

const Holding = z.looseObject({ rowId: z.string() });
const Page = z.object({ rows: z.array(Holding), next: z.string().nullable() });
const PointsRow = z.looseObject({
  person: z.object({ documentNumber: z.string() }),
  points: z.int(),
  operation: z.string(),
});
const EntityRow = z.looseObject({ entity: z.object({ creditCode: z.string() }) });
const PublicList = z.object({ entries: z.array(z.object({ creditCode: z.string(), name: z.string() })) });
const PublicManifest = z.object({
  files: z.array(z.object({ name: z.string(), sha256: z.string(), length: z.int() })),
});

async function holdings(url: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  let after: string | null = '';
  while (after !== null) {
    const response = await fetch(`${url}/rows?after=${encodeURIComponent(after)}&limit=1000`);
    const page: z.infer<typeof Page> = Page.parse(await response.json());
    rows.push(...page.rows);
    after = page.next;
  }
  return rows;
}

const sortedHash = (values: Iterable<string>): string =>
  createHash('sha256')
    .update([...values].sort().join('\n'))
    .digest('hex')
    .slice(0, 16);

/**
 * Adds everything up once more from outside: from the plan, from what the two downstream systems hold and from the public
 * bucket, with no code of the application in between but its front door.
 */
export async function verifyDemo(
  stage: Stage,
  citizens: readonly CitizenPlan[],
  organisations: readonly OrganisationPlan[],
  persons: readonly PersonPlan[],
): Promise<readonly Check[]> {
  const checks: Check[] = [];
  const check = (what: string, expected: number | string, found: number | string) =>
    void checks.push({ what, expected, found });
  await checkPoints(stage, citizens, persons, check);
  await checkLists(stage, organisations, check);
  await checkCounts(stage, citizens, organisations, persons, check);
  return checks;
}

type Note = (what: string, expected: number | string, found: number | string) => void;

async function checkPoints(
  stage: Stage,
  citizens: readonly CitizenPlan[],
  persons: readonly PersonPlan[],
  check: Note,
): Promise<void> {
  const policy = await stage.as(firstOfficer).call('getPolicy', { params: { policyId, version: 1 } });
  for (const [id, points] of categories) {
    check(
      `points of ${id} in the policy`,
      points,
      policy.categories.find(one => one.id === id)?.points?.value ?? 0,
    );
  }
  const held = new Map<string, number>();
  for (const row of await holdings(stage.stack.pointsSystemUrl)) {
    const { person, points, operation } = PointsRow.parse(row);
    const sign = operation === 'grant' ? 1 : -1;
    held.set(person.documentNumber, (held.get(person.documentNumber) ?? 0) + sign * points);
  }
  const all = [
    ...citizens.map(({ account, points }) => [account.document.number, points] as const),
    ...persons.map(({ person, points }) => [person.document.number, points] as const),
  ];
  const owed = new Map(all.filter(([, points]) => points > 0));
  const lines = (points: ReadonlyMap<string, number>) =>
    [...points].map(([number, value]) => `${number} ${value}`);
  check('persons with points', owed.size, held.size);
  check('points in all', sum(owed.values()), sum(held.values()));
  check('every person’s points', sortedHash(lines(owed)), sortedHash(lines(held)));
}

async function checkLists(
  stage: Stage,
  organisations: readonly OrganisationPlan[],
  check: Note,
): Promise<void> {
  const listed = organisations.filter(({ fate }) => fate === 'listed');
  const codes = listed.map(({ creditCode }) => creditCode);
  const { items } = await stage.as(firstOfficer).call('listPublicLists', {});
  check('published lists', 1, items.length);
  const [list] = items;
  if (list === undefined) return;
  const read = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer());
  const json = PublicList.parse(JSON.parse((await read(list.json)).toString('utf8')));
  const csv = (await read(list.csv)).toString('utf8');
  const html = (await read(list.html)).toString('utf8');
  check('organisations on the public list', listed.length, json.entries.length);
  check(
    'which organisations',
    sortedHash(codes),
    sortedHash(json.entries.map(({ creditCode }) => creditCode)),
  );
  check(
    'their names',
    sortedHash(listed.map(({ name }) => name)),
    sortedHash(json.entries.map(({ name }) => name)),
  );
  check('lines of the CSV', listed.length + 1, csv.trimEnd().split('\r\n').length);
  check('organisations on the page', listed.length, codes.filter(code => html.includes(code)).length);
  const manifest = await read(list.manifest);
  check('manifest hash', list.manifestHash, createHash('sha256').update(manifest).digest('hex'));
  const files = PublicManifest.parse(JSON.parse(manifest.toString('utf8'))).files;
  let whole = 0;
  for (const { name, sha256, length } of files) {
    const bytes = await read(new URL(name, list.manifest).href);
    if (bytes.length === length && createHash('sha256').update(bytes).digest('hex') === sha256) whole += 1;
  }
  check('public files as the manifest says', files.length, whole);
  const shown = (await holdings(stage.stack.disclosureSiteUrl)).map(
    row => EntityRow.parse(row).entity.creditCode,
  );
  check('organisations on the disclosure site', sortedHash(codes), sortedHash(shown));
}

async function checkCounts(
  stage: Stage,
  citizens: readonly CitizenPlan[],
  organisations: readonly OrganisationPlan[],
  persons: readonly PersonPlan[],
  check: Note,
): Promise<void> {
  const counts = await stage.as(firstOfficer).call('countReports', { params: { campaignId } });
  const with_ = (...fates: string[]) => citizens.filter(({ fate }) => fates.includes(fate)).length;
  const extra = with_('by-department-too', 'twice');
  const drafts = with_('under-age', 'infected');
  const rejected =
    with_('rejected') + [...organisations, ...persons].filter(({ fate }) => fate === 'rejected').length;
  const withdrawn = with_('withdrawn');
  const total = citizens.length + extra + organisations.length + persons.length;
  check('reports', total, counts.total);
  check('drafts that were refused', drafts, counts.byStatus['draft'] ?? 0);
  check('rejected', rejected, counts.byStatus['rejected'] ?? 0);
  check('withdrawn', withdrawn, counts.byStatus['withdrawn'] ?? 0);
  check('approved', total - drafts - rejected - withdrawn, counts.byStatus['approved'] ?? 0);
}

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
