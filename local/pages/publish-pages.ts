import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { GetObjectCommand, PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import * as z from 'zod';

/** What the pages are told about where they stand: `config.json`, beside them. */
export const PagesConfig = z.strictObject({
  /** Of the API, the issuer and the published files; without a slash at the end. */
  api: z.url(),
  issuer: z.url(),
  publications: z.url(),
  client: z.string(),
});
export type PagesConfig = z.infer<typeof PagesConfig>;

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};
/** Named by their content, so they never change; all else is asked for again, at the price of a 304. */
const forGood = 'public, max-age=31536000, immutable';
const shortly = 'public, max-age=60';
/** Written last: what was put under it is whole. */
const marker = 'pages.sha256';

/**
 * Puts the pages of `folder` into a bucket: scripts and styles before the pages that name them, so that at no moment a page
 * names what is not there. Old scripts stay, for the pages that are open. Answers how many files it put: none where the bucket
 * holds these very pages.
 */
export async function publishPages(input: {
  readonly client: S3Client;
  readonly bucket: string;
  readonly folder: string;
  readonly config: PagesConfig;
}): Promise<number> {
  const { client, bucket, folder } = input;
  const config = `${JSON.stringify(PagesConfig.parse(input.config), null, 2)}\n`;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .map(path => ({ key: relative(folder, path).split(sep).join('/'), body: readFileSync(path) }))
    .concat({ key: 'config.json', body: Buffer.from(config) })
    .sort((a, b) => rank(a.key) - rank(b.key) || (a.key < b.key ? -1 : 1));
  const hash = createHash('sha256');
  for (const { key, body } of files) hash.update(key).update('\0').update(String(body.length)).update(body);
  const digest = hash.digest('hex');
  if ((await textAt(client, bucket, marker)) === digest) return 0;
  for (const { key, body } of files) {
    await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: body,
        ContentType: types[extname(key)] ?? 'application/octet-stream',
        CacheControl: key.startsWith('assets/') ? forGood : shortly,
      }),
    );
  }
  await client.send(
    new PutObjectCommand({ Bucket: bucket, Key: marker, Body: digest, ContentType: 'text/plain' }),
  );
  return files.length;
}

const rank = (key: string): number => (key.startsWith('assets/') ? 0 : key.endsWith('.html') ? 2 : 1);

async function textAt(client: S3Client, bucket: string, key: string): Promise<string | null> {
  try {
    const found = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return (await found.Body?.transformToString()) ?? null;
  } catch (fault) {
    // A bucket that may not be listed says 403 for what is not there.
    const status = fault instanceof S3ServiceException ? fault.$metadata.httpStatusCode : undefined;
    if (status === 404 || status === 403) return null;
    throw fault;
  }
}
