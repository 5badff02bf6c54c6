import { dueOf } from '../domain/case-clocks.ts';
import { CaseSubject } from '../domain/case-content.ts';
import { caseStateOf } from '../domain/case-fold.ts';
import { isUnpublished } from '../domain/case-state.ts';
import type { RedListEntry } from '../domain/composition.ts';
import type { CreditCode } from '../domain/credit-code.ts';
import type { CampaignId, CaseId } from '../domain/ids.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import { Pointer } from '../domain/public-files.ts';
import { RedList } from '../domain/red-list.ts';
import { caseIdOf } from '../domain/report-id.ts';
import type { CaseStore } from '../ports/case-store.ts';
import type { ReleaseFiles } from '../ports/release-files.ts';
import type { VerifiedIdentity } from '../ports/verified-identity.ts';
import { type ActionCall, byCaller } from './action-call.ts';
import { findCampaignPolicy } from './campaign-policy.ts';
import { standingOrNew } from './open-case.ts';
import { type PublishCasePorts, publishCase } from './publish-case.ts';
import { pointerKey } from './release-keys.ts';
import { parseFile } from './release-parts.ts';

type Ports = PublishCasePorts & { readonly cases: CaseStore; readonly verifiedIdentity: VerifiedIdentity };
type Command = {
  readonly by: ActionCall;
  readonly campaignId: CampaignId;
  readonly creditCode: CreditCode;
  readonly text: string;
};

/** Anybody identified may object to an entry of the red list; the public sees at once that somebody did (河南省社会信用条例 第41条). */
export async function objectToRedList(
  ports: Ports,
  { by: call, campaignId, creditCode, text }: Command,
): Promise<Outcome<{ caseId: CaseId; annotated: boolean }>> {
  const found = await findCampaignPolicy(ports, campaignId);
  if (!found.ok) return found;
  const { policy } = found.value;
  if ((await ports.verifiedIdentity(call.bearer)) === null) return notIdentified;
  const entry = await publishedEntry(ports.files, campaignId, creditCode);
  if (entry === null) return notListed;

  const [deed] = entry.deeds;
  if (deed === undefined) throw new Error('an entry of the red list without a deed');
  const by = byCaller(call, policy.version, { campaignId, creditCode, text });
  const opened = await standingOrNew(ports.cases, by, {
    caseId: caseIdOf(call.actionId),
    campaignId,
    department: deed.department,
    subject: CaseSubject.parse({ name: entry.name, creditCode }),
    matter: {
      kind: 'red-list-objection',
      statement: text,
      dueAt: dueOf(policy, 'objection-platform', call.now),
    },
  });
  if (!opened.ok) return opened;
  const published = await publishCase(ports, opened.value, call.now);
  return accept({ caseId: published.caseId, annotated: !isUnpublished(caseStateOf(published)) });
}

/** The entry of the newest published red list, by its public files. */
export async function publishedEntry(
  files: Pick<ReleaseFiles, 'readPublished'>,
  campaignId: CampaignId,
  creditCode: string,
): Promise<RedListEntry | null> {
  const read = async (key: string) => {
    const bytes = await files.readPublished(key);
    return bytes === null ? null : Buffer.from(bytes).toString('utf8');
  };
  const pointer = await read(pointerKey(campaignId));
  if (pointer === null) return null;
  const { list: key } = parseFile(Pointer, pointer, pointerKey(campaignId));
  const list = await read(key);
  if (list === null) throw new Error(`the pointer of ${campaignId} leads nowhere`);
  return parseFile(RedList, list, key).entries.find(entry => entry.creditCode === creditCode) ?? null;
}

const notIdentified = refuse(
  'identity-not-verified',
  '请先完成实名认证再提出异议。',
  'Have your identity verified by the issuer before you object.',
);
const notListed = refuse(
  'not-found',
  '已公布的红榜上没有这个单位。',
  'This organisation is not on the published red list.',
);
