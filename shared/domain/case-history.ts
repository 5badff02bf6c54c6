import type { ActionBy } from './append-action.ts';
import { hashOf } from './canonical.ts';
import { type Case, isCaseAllowed } from './case.ts';
import type { CaseAction, CaseActionOf, CaseEntry } from './case-action.ts';
import { caseStateOf } from './case-fold.ts';
import { earlierIn, isChained } from './hash-chain.ts';
import type { Sha256 } from './ids.ts';
import { accept, type Outcome, refuse } from './outcome.ts';

export type CaseActionBy = Omit<ActionBy, 'bulk'>;

function entryOf(sequence: number, previous: Sha256, by: CaseActionBy, action: CaseAction): CaseEntry {
  const { actor, at, policyVersion, actionId, requestHash } = by;
  const body = { sequence, actor, at, policyVersion, actionId, requestHash, action, previous };
  return { ...body, hash: hashOf(body) };
}

export function openCaseRecord(
  identity: Pick<Case, 'caseId' | 'campaignId' | 'department' | 'subject'>,
  by: CaseActionBy,
  action: CaseActionOf<'opened'>,
): Case {
  return { ...identity, schemaVersion: 1, history: [entryOf(1, hashOf(identity.caseId), by, action)] };
}

/** Years of objections and repairs need some fifty entries; more would bring the record near DynamoDB's 400 kB. */
export const longestCaseHistory = 300;

/** The case with one more entry, or why this may not happen to it now. */
export function appendCaseAction(record: Case, by: CaseActionBy, action: CaseAction): Outcome<Case> {
  const { status } = caseStateOf(record);
  if (!isCaseAllowed(status, action.type)) {
    return refuse(
      'wrong-status',
      '该案件当前状态下不能进行此操作，请刷新后查看。',
      `This cannot be done while the case is "${status}"; reload it to see where it stands.`,
    );
  }
  if (record.history.length >= longestCaseHistory) {
    return refuse(
      'too-many',
      '该案件的操作次数已达上限，请联系市信用办。',
      'This case has reached its limit of actions; contact the credit office.',
    );
  }
  const last = record.history.at(-1);
  if (last === undefined) throw new Error('a case without a history');
  const entry = entryOf(last.sequence + 1, last.hash, by, action);
  return accept({ ...record, history: [...record.history, entry] });
}

export const earlierCaseCall = (
  record: Case,
  by: Pick<CaseActionBy, 'actionId' | 'requestHash'>,
): Outcome<CaseEntry> | null => earlierIn(record.history, by);

export const isCaseChainWhole = (record: Case): boolean => isChained(hashOf(record.caseId), record.history);
