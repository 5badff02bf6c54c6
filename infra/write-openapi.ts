import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { bundleFunctions } from './bundles.ts';
import { clientTypes, typesFile } from './client-types.ts';

const Bundle = z.object({
  handler: z.function({
    input: [z.unknown(), z.unknown()],
    output: z.promise(z.object({ body: z.string() })),
  }),
});

process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
process.env['POWERTOOLS_METRICS_DISABLED'] = 'true';
// The bundle itself is asked, so that the document is the one that is served.
const bundle = bundleFunctions().find(({ name }) => name === 'getOpenapi');
if (bundle === undefined) throw new Error('there is no function that serves the interface');
const { handler } = Bundle.parse(await import(pathToFileURL(join(bundle.directory, 'index.mjs')).href));
const { body } = await handler(
  { requestContext: { requestId: 'build' }, headers: {}, rawQueryString: '' },
  {},
);

const folder = process.env['CDK_OUTDIR'] ?? 'cdk.out';
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'openapi.json'), body);
writeFileSync(typesFile, await clientTypes(JSON.parse(body)));
