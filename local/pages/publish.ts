import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { publishPages } from './publish-pages.ts';

/** `npm run pages [-- --outputs FILE --folder DIR]`: puts the pages into the bucket of a deployed stack. */

const Outputs = z.record(
  z.string(),
  z.object({
    ApiUrl: z.url(),
    Issuer: z.url(),
    PublicationsUrl: z.url(),
    PagesUrl: z.url(),
    PagesBucket: z.string(),
    PagesClientId: z.string(),
  }),
);

const { values } = parseArgs({
  options: {
    outputs: { type: 'string', default: 'cdk.out/outputs.json' },
    folder: { type: 'string', default: 'cdk.out/pages' },
  },
});
if (!existsSync(values.outputs)) {
  throw new Error(`${values.outputs} is not there; "npm run deploy" writes it, --outputs names another`);
}
const bare = (url: string) => url.replace(/\/$/, '');
for (const [stack, outputs] of Object.entries(
  Outputs.parse(JSON.parse(readFileSync(values.outputs, 'utf8'))),
)) {
  const client = new S3Client({});
  const put = await publishPages({
    client,
    bucket: outputs.PagesBucket,
    folder: values.folder,
    config: {
      api: bare(outputs.ApiUrl),
      issuer: bare(outputs.Issuer),
      publications: bare(outputs.PublicationsUrl),
      client: outputs.PagesClientId,
    },
  });
  client.destroy();
  console.log(
    put === 0 ? `${stack}: unchanged, ${outputs.PagesUrl}` : `${stack}: ${put} files, ${outputs.PagesUrl}`,
  );
}
