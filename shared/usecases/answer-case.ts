import type { CaseAnswer } from '../contract/case-routes.ts';
import type { CaseView } from '../contract/case-views.ts';
import type { Case } from '../domain/case.ts';
import type { CaseAction } from '../domain/case-action.ts';
import { dueOf } from '../domain/case-clocks.ts';
import { caseStateOf } from '../domain/case-fold.ts';
import type { CaseState } from '../domain/case-state.ts';
import type { CreditCode } from '../domain/credit-code.ts';
import { startOfDay } from '../domain/day.ts';
import type { CaseId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import type { Policy } from '../domain/policy.ts';
import type { CaseStore, CaseSummary } from '../ports/case-store.ts';
import type { Page } from '../ports/report-store.ts';
import type { VerifiedRepresentative } from '../ports/verified-representative.ts';
import { type ActionCall, byCaller, type ReadCall } from './action-call.ts';
import { type CampaignPolicyPorts, getCampaignPolicy } from './campaign-policy.ts';
import { caseViewOf } from './case-view.ts';
import { changeCase } from './change-case.ts';
import { notFound } from './change-report.ts';
import { type PublishCasePorts, publishCase } from './publish-case.ts';

type SignedIn = Pick<ActionCall, 'bearer'>;
type Own = { readonly creditCode: CreditCode };
type OwnCase = Own & { readonly caseId: CaseId };
type ReadPorts = CampaignPolicyPorts & {
  readonly cases: Pick<CaseStore, 'find' | 'ofOrganisation'>;
  readonly represents: VerifiedRepresentative;
};

export type OwnCasePorts = Pick<ReadPorts, 'cases' | 'represents'>;

/** Everything about one's own organisation. Whoever does not represent it learns nothing, not even that there is something. */
export async function listOwnCases(
  { cases, represents }: Pick<ReadPorts, 'cases' | 'represents'>,
  { by, creditCode }: { readonly by: SignedIn } & Own,
): Promise<Outcome<Page<CaseSummary>>> {
  if (!(await isTheirs(represents, by, creditCode))) return notFound();
  const items = (await cases.ofOrganisation(creditCode)).filter(isTold);
  return accept({ items, next: null });
}

/** What is held against one's own organisation, its clocks, and the way back. */
export async function getOwnCase(
  ports: ReadPorts,
  { by, ...own }: { readonly by: ReadCall & SignedIn } & OwnCase,
): Promise<Outcome<CaseView>> {
  const found = await findOwnCase(ports, by, own);
  if (!found.ok) return found;
  const { campaign, policy } = await getCampaignPolicy(ports, found.value.campaignId);
  return accept(caseViewOf(found.value, { policy, campaign, now: by.now }));
}

/** The organisation's word: its side before a decision, an objection, or the application for repair. */
export async function answerCase(
  ports: PublishCasePorts & ReadPorts & { readonly cases: CaseStore },
  { by: call, body, ...own }: { readonly by: ActionCall; readonly body: CaseAnswer } & OwnCase,
): Promise<Outcome<CaseView>> {
  const found = await findOwnCase(ports, call, own);
  if (!found.ok) return found;
  const { campaign, policy } = await getCampaignPolicy(ports, found.value.campaignId);
  const by = byCaller(call, policy.version, ['answer', own.caseId, body]);
  const changed = await changeCase(ports.cases, found.value, by, state =>
    caseAnswer(body, state, policy, call.now),
  );
  if (!changed.ok) return changed;
  const published = await publishCase(ports, changed.value, call.now);
  return accept(caseViewOf(published, { policy, campaign, now: call.now }));
}

/** Pure: what the organisation's word does to its case. */
export function caseAnswer(
  body: CaseAnswer,
  state: CaseState,
  policy: Policy,
  now: Moment,
): Outcome<CaseAction> {
  switch (body.answer) {
    case 'statement': {
      const notice = state.notices.findLast(({ notice: kind }) => kind === 'listing');
      if (notice !== undefined && notice.windowEndsAt <= now) return windowPassed;
      return accept({ type: 'stated', text: body.text });
    }
    case 'objection':
      if (state.objection !== null) return underWay;
      return accept({ type: 'objected', text: body.text, dueAt: dueOf(policy, 'objection-platform', now) });
    case 'repair': {
      if (state.repair !== null) return underWay;
      if (state.listed !== null && now < startOfDay(state.listed.repairFrom))
        return tooEarly(state.listed.repairFrom);
      const { fulfilment, commitment } = body;
      return accept({
        type: 'repair-applied',
        fulfilment,
        commitment,
        acceptBy: dueOf(policy, 'repair-accept', now),
        answerBy: dueOf(policy, 'repair-answer', now),
      });
    }
  }
}

/** A case of an organisation that the caller represents; else *not found*, whatever there is. */
export async function findOwnCase(
  { cases, represents }: OwnCasePorts,
  by: SignedIn,
  { creditCode, caseId }: OwnCase,
): Promise<Outcome<Case>> {
  if (!(await isTheirs(represents, by, creditCode))) return notFound();
  const record = await cases.find(caseId);
  if (record === null || record.subject.creditCode !== creditCode) return notFound();
  const { status, matter } = caseStateOf(record);
  return isTold({ status, kind: matter.kind }) ? accept(record) : notFound();
}

/** A department's draft is told to nobody before the notice is served. */
const isTold = ({ status, kind }: Pick<CaseSummary, 'status' | 'kind'>): boolean =>
  kind === 'exemption' || status !== 'draft';

const isTheirs = async (represents: VerifiedRepresentative, { bearer }: SignedIn, creditCode: CreditCode) =>
  (await represents(bearer)).some(one => one.creditCode === creditCode);

const windowPassed = refuse(
  'too-late',
  '陈述申辩期已过；列入后仍可提出异议。',
  'The window has passed; once listed, an objection can still be made.',
);
const underWay = refuse('already-exists', '此前的申请正在办理。', 'An earlier one is being dealt with.');
const tooEarly = (from: string) =>
  refuse(
    'too-early',
    `尚未到最短公示期，${from} 起可以申请信用修复。`,
    `The shortest display period has not passed; repair may be applied for from ${from}.`,
  );
