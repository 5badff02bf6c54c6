import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import * as z from 'zod';
import { writePages } from './page-files.ts';
import { ReliefStack } from './relief-stack.ts';
import { stageOf } from './stages.ts';

const Settings = z.object({ context: z.record(z.string(), z.unknown()) });

// `node infra/app.ts` alone must synthesise what the CLI does, so the feature flags are read here too.
const { context } = Settings.parse(JSON.parse(readFileSync(new URL('../cdk.json', import.meta.url), 'utf8')));
const app = new App({ context, outdir: process.env['CDK_OUTDIR'] ?? 'cdk.out', analyticsReporting: false });
const stage = stageOf(process.env['RELIEF_STAGE']);
new ReliefStack(app, stage.stackName, { stage });
const { directory } = app.synth();
// Beside the template they belong to: one content of the sources, one assembly, one set of pages.
await writePages(join(directory, 'pages'));
