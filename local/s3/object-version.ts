import * as z from 'zod';

const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);

export const storedChecksum = z.object({
  algorithm: z.enum(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256']),
  value: z.string(),
  type: z.enum(['FULL_OBJECT', 'COMPOSITE']),
});
export const storedChecksumJson = json(storedChecksum);

const tag = z.object({ key: z.string(), value: z.string() });
export type Tag = z.infer<typeof tag>;

/** What the sender said of the object and S3 only repeats. */
const objectFacts = z.object({
  /** Content-Type, Cache-Control and their like, by lower-case name. */
  headers: z.record(z.string(), z.string()),
  /** x-amz-meta-*, without the prefix. */
  metadata: z.record(z.string(), z.string()),
  checksum: storedChecksum.nullable(),
  /** 0 for an object put in one piece. */
  partCount: z.number(),
});
export type ObjectFacts = z.infer<typeof objectFacts>;

const lockMode = z.enum(['GOVERNANCE', 'COMPLIANCE']);
export type LockMode = z.infer<typeof lockMode>;

/** `until` is in ms since the epoch. */
export type Retention = { mode: LockMode; until: number };

/** One version of one object, or the marker of its deletion. `modified` is in ms since the epoch. */
export type ObjectVersion = {
  seq: number;
  bucket: string;
  key: string;
  /** 'null' in a bucket without versions, as on AWS. */
  versionId: string;
  deleteMarker: boolean;
  blob: string | null;
  size: number;
  etag: string;
  modified: number;
  facts: ObjectFacts;
  tags: Tag[];
  retention: Retention | null;
  legalHold: boolean;
};

/** The row of `versions` as node:sqlite gives it. */
export const versionRow = z
  .object({
    seq: z.number(),
    bucket: z.string(),
    key: z.string(),
    version_id: z.string(),
    delete_marker: z.number(),
    blob: z.string().nullable(),
    size: z.number(),
    etag: z.string(),
    modified: z.number(),
    facts: json(objectFacts),
    tags: json(z.array(tag)),
    lock_mode: lockMode.nullable(),
    lock_until: z.number().nullable(),
    legal_hold: z.number(),
  })
  .transform(
    (row): ObjectVersion => ({
      seq: row.seq,
      bucket: row.bucket,
      key: row.key,
      versionId: row.version_id,
      deleteMarker: row.delete_marker === 1,
      blob: row.blob,
      size: row.size,
      etag: row.etag,
      modified: row.modified,
      facts: row.facts,
      tags: row.tags,
      retention:
        row.lock_mode !== null && row.lock_until !== null
          ? { mode: row.lock_mode, until: row.lock_until }
          : null,
      legalHold: row.legal_hold === 1,
    }),
  );

/** What a new object brings along before it has bytes; kept with a multipart upload until it completes. */
export const objectDraft = z.object({
  headers: z.record(z.string(), z.string()),
  metadata: z.record(z.string(), z.string()),
  tags: z.array(tag),
  retention: z.object({ mode: lockMode, until: z.number() }).nullable(),
  legalHold: z.boolean(),
  checksum: z
    .object({
      algorithm: storedChecksum.shape.algorithm,
      type: storedChecksum.shape.type,
      named: z.boolean(),
    })
    .nullable(),
});
export type ObjectDraft = z.infer<typeof objectDraft>;
export const objectDraftJson = json(objectDraft);
