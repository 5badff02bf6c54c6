import * as z from 'zod';
import { Actor } from './actor.ts';
import { HeldBack } from './composition.ts';
import { ActionId, ReleaseNumber, Sha256 } from './ids.ts';
import { Moment } from './moment.ts';
import { ObjectionWindow } from './red-list-window.ts';
import { paragraph } from './text.ts';

export const ReleaseCounts = z.strictObject({
  organisations: z.int().min(0),
  persons: z.int().min(0),
  points: z.int().min(0),
  heldBack: z.int().min(0),
  added: z.int().min(0),
  changed: z.int().min(0),
  removed: z.int().min(0),
});
export type ReleaseCounts = z.infer<typeof ReleaseCounts>;

/** A count of a release beside the most that its policy expects. */
export const Expectation = z.strictObject({
  measure: z.enum(['organisations-removed', 'persons-fewer', 'held-back']),
  figure: z.int().min(0),
  atMost: z.int().min(0),
});
export type Expectation = z.infer<typeof Expectation>;

export const ReleaseFile = z.strictObject({
  name: z.string().min(1),
  sha256: Sha256,
  length: z.int().min(0),
});
export type ReleaseFile = z.infer<typeof ReleaseFile>;

/** The systems that take what is released: the points system (S4) and the disclosure site (S5). */
export const DownstreamName = z.enum(['points', 'disclosure']);
export type DownstreamName = z.infer<typeof DownstreamName>;

const of = <N extends string, S extends z.ZodRawShape>(type: N, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape });

/** Everything that can be done to a release. */
export const ReleaseAction = z.discriminatedUnion('type', [
  of('frozen', {
    cutOff: Moment,
    policyId: z.string().min(1).max(60),
    policyVersion: z.int().min(1),
    /** The last release that was published: what the differences and the ledger start from. */
    previous: z.strictObject({ release: ReleaseNumber, manifestHash: Sha256 }).nullable(),
  }),
  of('composed', {
    manifestHash: Sha256,
    sealedHash: Sha256,
    counts: ReleaseCounts,
    heldBack: z.array(HeldBack),
    files: z.array(ReleaseFile),
    /** How many rows each downstream will be handed. */
    handovers: z.strictObject({ points: z.int().min(0), disclosure: z.int().min(0) }),
    /** Of what it shows for the first time; absent where that is nothing. */
    objections: ObjectionWindow.optional(),
    /** Absent in a release from before there were any. */
    expectations: z.array(Expectation).optional(),
  }),
  of('approved', {
    manifestHash: Sha256,
    /** Why figures outside of what was expected are right all the same; absent where all are inside. */
    reason: paragraph(1000).optional(),
  }),
  of('rejected', { manifestHash: Sha256, reason: paragraph(1000) }),
  /** The steps wait until it is resumed. */
  of('paused', { reason: paragraph(1000) }),
  of('resumed', {}),
  /** One of the office ends it before anything of it is approved or public. */
  of('cancelled', { reason: paragraph(1000) }),
  of('ledger-written', { rows: z.int().min(0) }),
  of('published', { manifestHash: Sha256, keyId: z.string().min(1).max(300) }),
  of('delivery-recorded', {
    downstream: DownstreamName,
    rows: z.int().min(0),
    accepted: z.int().min(0),
    rejected: z.int().min(0),
  }),
  of('delivered', {}),
  of('reconciled', {
    differences: z.array(
      z.strictObject({ downstream: DownstreamName, missing: z.int().min(0), unexpected: z.int().min(0) }),
    ),
  }),
]);
export type ReleaseAction = z.infer<typeof ReleaseAction>;
export type ReleaseActionType = ReleaseAction['type'];

export const ReleaseEntry = z.strictObject({
  sequence: z.int().min(1),
  at: Moment,
  actor: Actor,
  actionId: ActionId,
  requestHash: Sha256,
  action: ReleaseAction,
  /** Hash of the entry before; for the first one, of the release's name. */
  previous: Sha256,
  hash: Sha256,
});
export type ReleaseEntry = z.infer<typeof ReleaseEntry>;
