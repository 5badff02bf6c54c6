import * as z from 'zod';
import { type CaseActionType, CaseEntry } from './case-action.ts';
import { CaseSubject } from './case-content.ts';
import { CampaignId, CaseId, DepartmentId } from './ids.ts';

export const CaseStatus = z.enum([
  'draft',
  'noticed',
  'decided',
  'final',
  'listed',
  'repaired',
  'expired',
  'revoked',
  'taken-down',
  'delisted',
  'dropped',
  'held-out',
  'contested',
  'closed',
]);
export type CaseStatus = z.infer<typeof CaseStatus>;

/** One matter of one organisation, and everything done to it. Nothing here could hold a person as its subject (R8). */
export const Case = z.strictObject({
  caseId: CaseId,
  schemaVersion: z.literal(1),
  campaignId: CampaignId,
  /** The competent department, which determines and answers for it. */
  department: DepartmentId,
  subject: CaseSubject,
  history: z.array(CaseEntry).min(1),
});
export type Case = z.infer<typeof Case>;

const open = ['draft', 'noticed', 'decided', 'final'] as const;
/** On the way out: decided, and not yet acknowledged by everybody who was told of the entry. */
const leaving = ['repaired', 'expired', 'revoked', 'taken-down'] as const;
const contestable = ['listed', 'contested'] as const;
const shown = ['listed', ...leaving, 'delisted', 'contested', 'closed'] as const;

export type CaseEdge = {
  readonly from: readonly CaseStatus[];
  readonly to: CaseStatus | 'same' | 'by-matter' | 'by-outcome' | 'if-upheld';
};

/** The whole life of a case. What is not in this table cannot happen; `opened` alone starts one. */
export const caseTransitions = {
  // A default and an exemption are drafted; an objection to the red list is contested from the start.
  opened: { from: [], to: 'by-matter' },
  saved: { from: ['draft'], to: 'same' },
  'hardship-saved': { from: ['draft'], to: 'same' },
  determined: { from: ['draft'], to: 'same' },
  seconded: { from: ['draft'], to: 'same' },
  'notice-served': { from: ['draft', 'noticed'], to: 'noticed' },
  stated: { from: ['noticed'], to: 'same' },
  'statement-answered': { from: ['noticed'], to: 'same' },
  // Once more where it was served without its repair notice: the remedies begin again with it.
  decided: { from: ['noticed', 'decided'], to: 'decided' },
  challenged: { from: ['decided'], to: 'same' },
  'challenge-ended': { from: ['decided'], to: 'if-upheld' },
  finalised: { from: ['decided'], to: 'final' },
  dropped: { from: open, to: 'dropped' },
  listed: { from: ['final'], to: 'listed' },
  objected: { from: ['listed'], to: 'same' },
  'department-asked': { from: contestable, to: 'same' },
  'department-answered': { from: contestable, to: 'same' },
  paused: { from: contestable, to: 'same' },
  resumed: { from: contestable, to: 'same' },
  'objection-decided': { from: contestable, to: 'by-outcome' },
  'repair-applied': { from: ['listed'], to: 'same' },
  'repair-accepted': { from: ['listed'], to: 'same' },
  'repair-refused': { from: ['listed'], to: 'same' },
  'repair-denied': { from: ['listed'], to: 'same' },
  'repair-granted': { from: ['listed'], to: 'repaired' },
  expired: { from: ['listed'], to: 'expired' },
  revoked: { from: ['listed'], to: 'revoked' },
  'taken-down': { from: ['listed'], to: 'taken-down' },
  'takedown-confirmed': { from: ['taken-down', 'delisted'], to: 'same' },
  restored: { from: ['taken-down', 'delisted'], to: 'listed' },
  published: { from: shown, to: 'same' },
  delisted: { from: leaving, to: 'delisted' },
  exempted: { from: ['draft'], to: 'held-out' },
  'exemption-reviewed': { from: ['held-out'], to: 'same' },
  'exemption-ended': { from: ['held-out'], to: 'closed' },
  'met-again': { from: ['held-out'], to: 'same' },
  held: { from: ['draft'], to: 'held-out' },
  released: { from: ['held-out'], to: 'draft' },
  warned: { from: ['noticed', 'decided', 'listed'], to: 'same' },
  escalated: { from: ['listed', ...leaving, 'delisted', 'contested', 'held-out'], to: 'same' },
} as const satisfies Record<CaseActionType, CaseEdge>;

export const isCaseAllowed = (status: CaseStatus, type: CaseActionType): boolean => {
  const edge: CaseEdge = caseTransitions[type];
  return edge.from.includes(status);
};
