import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { ReliefStack } from '../../infra/relief-stack.ts';
import { stageOf } from '../../infra/stages.ts';

const { context } = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')));

export type Resource = { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> };

const Resources = z.record(
  z.string(),
  z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
);

/** The template of the whole system, as it would be deployed. */
export function synthesised() {
  const stage = stageOf(undefined);
  const stack = new ReliefStack(new App({ context, analyticsReporting: false }), stage.stackName, { stage });
  const json = Template.fromStack(stack).toJSON();
  const resources = Resources.parse(json['Resources']);
  const ofType = (type: string): (Resource & { readonly id: string })[] =>
    Object.entries(resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([id, resource]) => ({ id, ...resource }));
  return { json, resources, ofType };
}
