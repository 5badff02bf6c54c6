import * as z from 'zod';
import { CampaignId, ReleaseNumber } from './ids.ts';
import { ReleaseFile } from './release-action.ts';

/**
 * The release's many small files by name, length and hash: `files.json`, itself a file of the signed manifest. So the
 * manifest and the record of its approval stay small, and still hold for every public byte.
 */
export const FileIndex = z.strictObject({
  schemaVersion: z.literal(1),
  campaignId: CampaignId,
  release: ReleaseNumber,
  /** In how many shards the entries lie, by credit code and by name. */
  shards: z.int().min(1),
  files: z.array(ReleaseFile),
});
export type FileIndex = z.infer<typeof FileIndex>;

/** `latest.json` of a campaign: where its newest release is, and how to look somebody up in it. */
export const Pointer = z.strictObject({
  schemaVersion: z.literal(1),
  campaignId: CampaignId,
  release: ReleaseNumber,
  manifestHash: z.string(),
  manifest: z.string(),
  signature: z.string(),
  list: z.string(),
  /** Absent in front of a release that was made without these files. */
  files: z.string().optional(),
  feed: z.string().optional(),
  lookup: z.strictObject({ shards: z.int().min(1), entries: z.string(), names: z.string() }).optional(),
});
export type Pointer = z.infer<typeof Pointer>;
