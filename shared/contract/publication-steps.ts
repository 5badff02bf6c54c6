import * as z from 'zod';
import { DownstreamName } from '../domain/release-action.ts';
import { PublicationInput, type WorkflowStep } from './workflow-steps.ts';

const nothing = z.strictObject({});
/** Comes back until it is done; a release that is paused comes back after a while. */
const done = z.strictObject({ done: z.boolean(), paused: z.boolean().optional() });

/** One lane of a release, and the part of it that is next. */
export const LanePosition = PublicationInput.extend({ lane: z.int().min(0), part: z.int().min(0) });
export type LanePosition = z.infer<typeof LanePosition>;

/** Where a delivery stands: the next part of the sealed index, and the next batch in it. Nothing of a row travels here. */
export const DeliveryPosition = PublicationInput.extend({
  downstream: DownstreamName,
  part: z.int().min(0),
  batch: z.int().min(0),
  accepted: z.int().min(0),
  rejected: z.int().min(0),
});
export type DeliveryPosition = z.infer<typeof DeliveryPosition>;

const lane = { input: LanePosition, output: LanePosition.extend(done.shape) };

/** The states of the publication workflow, in their order. No identity and no blind index ever travels in them. */
export const publicationSteps = {
  /** Fixes the cut-off and what is published by it; lanes to work on side by side. */
  freezeRelease: {
    input: PublicationInput,
    output: z.strictObject({ lanes: z.array(LanePosition), deliveries: z.array(DeliveryPosition) }),
  },
  composeLane: lane,
  assembleRelease: { input: PublicationInput, output: nothing },
  /** Keeps the token of the task that now waits for two persons. */
  awaitApproval: {
    input: PublicationInput.extend({ taskToken: z.string().min(1).max(2048) }),
    output: nothing,
  },
  writeLedgerLane: lane,
  publishRelease: { input: PublicationInput, output: z.strictObject({ paused: z.boolean() }) },
  deliverRelease: { input: DeliveryPosition, output: DeliveryPosition.extend(done.shape) },
  reconcileRelease: { input: PublicationInput, output: nothing },
} satisfies Record<string, WorkflowStep>;
export type PublicationStepName = keyof typeof publicationSteps;

/** What answers the task of `awaitApproval`. */
export const ApprovalAnswer = z.strictObject({ decision: z.enum(['approved', 'rejected']) });
export type ApprovalAnswer = z.infer<typeof ApprovalAnswer>;
