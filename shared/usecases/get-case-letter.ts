import { sha256Of } from '../domain/canonical.ts';
import type { Case } from '../domain/case.ts';
import { caseLetterOf } from '../domain/case-letter.ts';
import type { CreditCode } from '../domain/credit-code.ts';
import type { CaseId } from '../domain/ids.ts';
import { accept, type Outcome } from '../domain/outcome.ts';
import type { CaseStore } from '../ports/case-store.ts';
import type { LetterPress } from '../ports/letter-press.ts';
import type { ActionCall, ReadCall } from './action-call.ts';
import { findOwnCase, type OwnCasePorts } from './answer-case.ts';
import { type CampaignPolicyPorts, getCampaignPolicy } from './campaign-policy.ts';
import { findCase } from './change-case.ts';
import { notFound } from './change-report.ts';

type Printed = {
  readonly fileName: string;
  readonly mediaType: 'application/pdf';
  readonly sha256: string;
  readonly base64: string;
};
type Ports = CampaignPolicyPorts & { readonly press: LetterPress };
type Which = { readonly caseId: CaseId; readonly sequence: number };

/** The letter of one step, for the department, the office and auditors. */
export async function getCaseLetter(
  ports: Ports & { readonly cases: Pick<CaseStore, 'find'> },
  { by, caseId, sequence }: { readonly by: ReadCall } & Which,
): Promise<Outcome<Printed>> {
  const found = await findCase(ports.cases, by.caller, 'case:read', caseId);
  return found.ok ? printed(ports, found.value, sequence) : found;
}

/** The same for the organisation itself, by its verified representative. */
export async function getOwnCaseLetter(
  ports: Ports & OwnCasePorts,
  {
    by,
    creditCode,
    caseId,
    sequence,
  }: { readonly by: Pick<ActionCall, 'bearer'>; readonly creditCode: CreditCode } & Which,
): Promise<Outcome<Printed>> {
  const found = await findOwnCase(ports, by, { creditCode, caseId });
  return found.ok ? printed(ports, found.value, sequence) : found;
}

/** Nothing is stored: the same step prints to the same bytes, today and in ten years, by the policy version it was made under. */
async function printed(ports: Ports, record: Case, sequence: number): Promise<Outcome<Printed>> {
  const entry = record.history[sequence - 1];
  if (entry === undefined) return notFound();
  const { campaign, policy: latest } = await getCampaignPolicy(ports, record.campaignId);
  const policy = await ports.policies.get(latest.policyId, entry.policyVersion);
  const letter = caseLetterOf(record, sequence, { campaign, policy });
  if (letter === null) return notFound();
  const pdf = await ports.press.print(letter);
  return accept({
    fileName: `${letter.reference}.pdf`,
    mediaType: 'application/pdf',
    sha256: sha256Of(pdf),
    base64: Buffer.from(pdf).toString('base64'),
  });
}
