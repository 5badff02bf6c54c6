import * as z from 'zod';
import { EvidenceId, Sha256 } from './ids.ts';
import { line } from './text.ts';

/** What a reporter says of a file before it is uploaded; the upload address is bound to each member. */
export const EvidenceFile = z.strictObject({
  name: line(120),
  type: z.string().min(3).max(100),
  /** Bytes. */
  length: z.int().min(1),
  sha256: Sha256,
});
export type EvidenceFile = z.infer<typeof EvidenceFile>;

export const RequestedEvidence = EvidenceFile.extend({
  evidenceId: EvidenceId,
  key: z.string().min(1).max(300),
});
export type RequestedEvidence = z.infer<typeof RequestedEvidence>;

/**
 * What was found in the stored bytes. `clean`, `infected` and `unscannable` are the scanner's three outcomes;
 * `mismatch` means that the bytes are not what was announced (length, hash or real type) and were never scanned.
 */
export const EvidenceVerdict = z.enum(['clean', 'infected', 'unscannable', 'mismatch']);
export type EvidenceVerdict = z.infer<typeof EvidenceVerdict>;

export const EvidenceState = z.enum([
  'awaited',
  'clean',
  'infected',
  'unscannable',
  'mismatch',
  'released',
  'removed',
]);
export type EvidenceState = z.infer<typeof EvidenceState>;

/** The bytes a decision is bound to. */
export const PinnedEvidence = z.strictObject({
  evidenceId: EvidenceId,
  sha256: Sha256,
  versionId: z.string().min(1).max(1024),
});
export type PinnedEvidence = z.infer<typeof PinnedEvidence>;

export type Evidence = RequestedEvidence & {
  readonly state: EvidenceState;
  readonly versionId: string | null;
  readonly reason: string | null;
  readonly requestedAt: string;
};

/** May a reviewer open it, and does it count as proof? */
export const isUsable = (evidence: Evidence): boolean =>
  evidence.state === 'clean' || evidence.state === 'released';
