import { join } from 'node:path';
import { application } from './application.ts';
import { writePages } from './page-files.ts';
import { stageOf } from './stages.ts';

// The one stage that is deployed, or run on one machine.
const stage = stageOf(process.env['RELIEF_STAGE'], process.env['RELIEF_PARTITION']);
const { directory } = application(stage, process.env['CDK_OUTDIR'] ?? 'cdk.out').synth();
// Beside the template they belong to: one content of the sources, one assembly, one set of pages.
await writePages(join(directory, 'pages'));
