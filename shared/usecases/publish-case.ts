import { createActionId } from '../domain/action-id.ts';
import type { Case } from '../domain/case.ts';
import { caseStateOf } from '../domain/case-fold.ts';
import { type CaseState, isUnpublished } from '../domain/case-state.ts';
import { changeReasonOf } from '../domain/change-reason.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, refuse } from '../domain/outcome.ts';
import { policyReferenceOf } from '../domain/policy.ts';
import { nextManifest, type Revision, registerManifestText } from '../domain/register.ts';
import { type RegisterEntry, registerEntryOf, registerText } from '../domain/register-entry.ts';
import { registerRowsOf } from '../domain/register-rows.ts';
import type { CaseStore } from '../ports/case-store.ts';
import type { Outbox } from '../ports/outbox.ts';
import type { RegisterStore } from '../ports/register-store.ts';
import { bySystem } from './action-call.ts';
import { type CampaignPolicy, type CampaignPolicyPorts, getCampaignPolicy } from './campaign-policy.ts';
import { changeCase } from './change-case.ts';
import { isPublic, publishRevision, type RegisterFilesPorts, registerEntries } from './register-files.ts';

export type PublishCasePorts = CampaignPolicyPorts &
  RegisterFilesPorts & {
    readonly cases: Pick<CaseStore, 'save'>;
    readonly register: RegisterStore;
    readonly outbox: Pick<Outbox, 'put'>;
  };

/** Officers of a city meet at the register of one campaign; more at once than that there are not. */
const MOST_TRIES = 12;

/**
 * Brings the public register to what a case says now: the log first, then the files, the pointer last, then the case's own note of
 * it. Cut off anywhere, it goes on from the records; where nothing is new, it writes nothing.
 */
export async function publishCase(ports: PublishCasePorts, record: Case, now: Moment): Promise<Case> {
  const state = caseStateOf(record);
  if (!isUnpublished(state) || state.publicStep === null) return record;
  const { campaign, policy } = await getCampaignPolicy(ports, record.campaignId);
  const head = await bringUpToDate(ports, { campaign, policy }, record, state, now);
  await tellSite(ports, record, head, policy);
  const { step } = state.publicStep;
  const cause = { actionId: createActionId('published', record.caseId, step), now };
  const noted = await changeCase(ports.cases, record, bySystem('register', cause, policy.version), latest =>
    latest.published !== null && latest.published.upTo >= step
      ? refuse('wrong-status', '已公布', 'it is public')
      : accept({ type: 'published', revision: head?.manifest.revision ?? 0, upTo: step }),
  );
  if (noted.ok) return noted.value;
  if (noted.refusal.code !== 'wrong-status')
    throw new Error(`cannot note a publication: ${noted.refusal.code}`);
  return record;
}

/** Hands the changes of this case that the site was not told of to the outbox; what lies there already stays as it is. */
async function tellSite(
  { register, outbox }: PublishCasePorts,
  record: Case,
  head: Revision | null,
  policy: CampaignPolicy['policy'],
): Promise<void> {
  const told = caseStateOf(record).published?.revision ?? 0;
  for (let revision = head; revision !== null && revision.manifest.revision > told; ) {
    const { campaign, revision: number, change } = revision.manifest;
    if (change.id === record.caseId) await outbox.put(registerRowsOf(revision, policy));
    revision = number === 1 ? null : await register.find(campaign.campaignId, number - 1);
  }
}

/** The revision that shows the case as it is, added where there was none. */
async function bringUpToDate(
  ports: PublishCasePorts,
  { campaign, policy }: CampaignPolicy,
  record: Case,
  state: CaseState,
  now: Moment,
): Promise<Revision | null> {
  const after = registerEntryOf(record, state, policy);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const head = await ports.register.head(campaign.campaignId);
    const standing = await settledEntries(ports, head, now);
    if (standing === null) continue;
    const before = standing.find(({ id }) => id === record.caseId) ?? null;
    if (textOf(before) === textOf(after)) return head;
    const manifest = nextManifest(head?.manifest ?? null, standing, {
      campaign,
      policy: policyReferenceOf(policy),
      at: now,
      id: record.caseId,
      step: state.publicStep?.step ?? 0,
      before,
      after,
      reason: changeReasonOf(state, before, after),
    });
    const signature = await ports.sign(Buffer.from(registerManifestText(manifest)));
    const revision: Revision = { manifest, entry: after, before, signature };
    if (!(await ports.register.add(revision))) continue;
    await publishRevision(ports, revision, now);
    return revision;
  }
  throw new Error(`the register of ${campaign.campaignId} keeps changing`);
}

/**
 * What stands in the register now. A revision whose files were cut off on their way is finished first: none is built on half a one.
 * null where another one is just being published.
 */
async function settledEntries(
  ports: PublishCasePorts,
  head: Revision | null,
  now: Moment,
): Promise<readonly RegisterEntry[] | null> {
  if (head !== null && !(await isPublic(ports, head))) await publishRevision(ports, head, now);
  return registerEntries(ports, head);
}

const textOf = (entry: RegisterEntry | null): string => (entry === null ? '' : registerText(entry));
