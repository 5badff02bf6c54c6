import * as z from 'zod';
import { Case, type CaseEdge, caseTransitions } from '../../shared/domain/case.ts';
import { caseStateOf } from '../../shared/domain/case-fold.ts';
import { isCaseChainWhole } from '../../shared/domain/case-history.ts';
import { isUnpublished } from '../../shared/domain/case-state.ts';
import { type RegisterManifest, RegisterShard, Revision } from '../../shared/domain/register.ts';
import { type RegisterEntry, registerEntryOf, registerText } from '../../shared/domain/register-entry.ts';
import { webPlace } from '../relief/published-place.ts';
import { trustOf } from '../relief/verify-keys.ts';
import { verifyRegister } from '../relief/verify-register.ts';
import type { StackReader } from './read-stack.ts';
import type { StoredRecords } from './stored-records.ts';

const Stored = z.object({ ...Case.shape, pk: z.string(), status: z.string(), version: z.int() });
const Log = z.object(Revision.shape);
const Listings = z.object({
  listings: z.array(
    z.object({ campaign: z.string(), list: z.string(), entity: z.object({ creditCode: z.string() }) }),
  ),
});

/**
 * Cases moved along their table in an unbroken chain; the public register shows exactly what they say, revision by revision; and the
 * disclosure site shows no defaulter whom the register does not.
 */
export async function casesAgree(reader: StackReader, records: StoredRecords): Promise<string[]> {
  const items = await reader.scan('cases');
  const cases = items.filter(({ pk }) => String(pk).startsWith('CASE#')).map(item => Stored.parse(item));
  const log = items.filter(({ pk }) => String(pk).startsWith('REGISTER#')).map(item => Log.parse(item));
  const broken = cases.flatMap(caseFaults);
  for (const { campaignId } of records.campaigns) {
    const own = log
      .filter(({ manifest }) => manifest.campaign.campaignId === campaignId)
      .sort((a, b) => a.manifest.revision - b.manifest.revision);
    const head = own.at(-1);
    if (head === undefined) continue;
    broken.push(...(await registerFaults(reader, head.manifest, cases, records)));
  }
  return [...broken, ...(await siteFaults(reader, cases))];
}

function caseFaults(item: z.infer<typeof Stored>): string[] {
  const name = `case ${item.caseId}`;
  const state = caseStateOf(item);
  const holds: readonly (readonly [boolean, string])[] = [
    [isCaseChainWhole(item), 'I7: its chain of hashes is broken'],
    [state.status === item.status, 'I2: its status is not where its steps lead'],
    [state.version === item.version, 'I2: its version is not its number of entries'],
    [item.history.every(({ action }) => isEdge(caseTransitions[action.type])), 'I2: it left its table'],
    [!isUnpublished(state), 'the public does not know of it yet'],
  ];
  return holds.filter(([held]) => !held).map(([, fault]) => `${name} ${fault}`);
}

const isEdge = (edge: CaseEdge | undefined): boolean => edge !== undefined;

async function registerFaults(
  reader: StackReader,
  { campaign, policy, revision }: RegisterManifest,
  cases: readonly Case[],
  records: StoredRecords,
): Promise<string[]> {
  const { campaignId } = campaign;
  const base = reader.stack.running.outputs['PublicationsUrl'] ?? '';
  const place = webPlace(new URL(`${base}/`));
  const verified = await verifyRegister(place, campaignId, await trustOf(place, []));
  const name = `register ${campaignId}`;
  if (verified === null) return [`${name}: nothing is published`];
  const owed = cases
    .filter(one => one.campaignId === campaignId)
    .map(one => registerEntryOf(one, caseStateOf(one), records.policy(policy.policyId, policy.version)))
    .filter(entry => entry !== null);
  const shown = await entriesIn(place, verified.files);
  return [
    ...verified.findings.map(({ file, en }) => `I6 ${name}: ${file} ${en}`),
    ...(verified.revisions === revision
      ? []
      : [`I6 ${name}: ${verified.revisions} revisions are public, the log has ${revision}`]),
    ...(textsOf(owed) === textsOf(shown) ? [] : [`I5 ${name}: it does not show what the cases say`]),
  ];
}

async function entriesIn(
  place: ReturnType<typeof webPlace>,
  files: readonly string[],
): Promise<readonly RegisterEntry[]> {
  const shards = await Promise.all(
    [...new Set(files)]
      .filter(file => file.includes('/entries/'))
      .map(async file =>
        RegisterShard.parse(JSON.parse(Buffer.from((await place.read(file)) ?? []).toString('utf8'))),
      ),
  );
  return shards.flatMap(({ entries }) => entries);
}

const textsOf = (entries: readonly RegisterEntry[]): string => entries.map(registerText).sort().join('\n');

/** What is on its way may be on one side alone; what has its receipt may not. */
async function siteFaults(reader: StackReader, cases: readonly Case[]): Promise<string[]> {
  const response = await fetch(`${reader.stack.disclosureSiteUrl}/listings`);
  const { listings } = Listings.parse(await response.json());
  const shown = new Set(
    listings.filter(({ list }) => list === 'defaulter').map(({ entity }) => entity.creditCode),
  );
  const listed = new Set(
    cases
      .filter(one => caseStateOf(one).status === 'listed')
      .map(({ subject }) => subject.creditCode as string),
  );
  return cases
    .filter(
      one =>
        caseStateOf(one).status === 'delisted' &&
        shown.has(one.subject.creditCode) &&
        !listed.has(one.subject.creditCode),
    )
    .map(({ caseId }) => `case ${caseId} is delisted, and the disclosure site shows it`);
}
