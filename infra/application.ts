import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import * as z from 'zod';
import { ReliefStack } from './relief-stack.ts';
import type { Stage } from './stages.ts';

const Settings = z.object({ context: z.record(z.string(), z.unknown()) });

/** The application of one stage, not yet written to `outdir`. */
export function application(stage: Stage, outdir: string): App {
  // `node infra/app.ts` alone must synthesise what the CLI does, so the feature flags are read here too.
  const settings: unknown = JSON.parse(readFileSync(new URL('../cdk.json', import.meta.url), 'utf8'));
  const { context } = Settings.parse(settings);
  const app = new App({ context, outdir, analyticsReporting: false });
  new ReliefStack(app, stage.stackName, { stage });
  return app;
}
