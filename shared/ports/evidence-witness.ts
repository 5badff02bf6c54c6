/** Does the stored version still hold the bytes that a decision was bound to? Reads no byte of it. */
export type EvidenceWitness = (pinned: {
  readonly key: string;
  readonly versionId: string;
  readonly sha256: string;
}) => Promise<boolean>;
