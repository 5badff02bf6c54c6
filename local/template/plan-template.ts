import * as z from 'zod';
import type { TablePlan } from '../dynamodb/table-plan.ts';
import type { RulePlan } from '../events/event-bus.ts';
import type { SchedulePlan } from '../events/start-schedules.ts';
import type { HttpApiPlan } from '../http-api/http-api-plan.ts';
import type { FunctionPlan } from '../lambda/function-plan.ts';
import type { PagesPlan } from '../pages/pages-plan.ts';
import type { QueuePlan } from '../sqs/queue-plan.ts';
import type { CloudFormationTemplate } from './cloudformation-template.ts';
import { type LocalUrls, withLocalAddresses } from './identify-resource.ts';
import { type MappingPlans, planMappings, planRules, planSchedules } from './plan-events.ts';
import { notificationProviders, planFunctions } from './plan-functions.ts';
import { planHttpApi } from './plan-http-api.ts';
import { type MachinePlan, planMachines } from './plan-machines.ts';
import { planPages } from './plan-pages.ts';
import {
  type BucketPlan,
  type KeyPlan,
  planBuckets,
  planKeys,
  planQueues,
  planTables,
} from './plan-storage.ts';
import { isInert, supportedTypes } from './supported-types.ts';
import { templateReader } from './template-reader.ts';

/** Everything the engines need to know, read from one template. */
export type TemplatePlan = {
  tables: TablePlan[];
  buckets: BucketPlan[];
  queues: QueuePlan[];
  keys: KeyPlan[];
  functions: FunctionPlan[];
  rules: RulePlan[];
  schedules: SchedulePlan[];
  mappings: MappingPlans;
  machines: MachinePlan[];
  httpApi: HttpApiPlan | undefined;
  pages: PagesPlan | undefined;
  /** The template's outputs, evaluated. */
  outputs: Record<string, string>;
  /** Type and physical name (`Ref`) of every resource that runs here, by logical id. */
  resources: Record<string, { type: string; ref: string }>;
};

/**
 * Reads a synthesised template into plans for the engines. Throws one error that names every resource and property
 * which cannot run on one machine: nothing is left out in silence.
 */
export function planTemplate(input: {
  template: CloudFormationTemplate;
  assetsDirectory: string;
  parameters: Readonly<Record<string, string>>;
  urls: LocalUrls;
}): TemplatePlan {
  const providers = notificationProviders(input.template);
  const template = {
    ...input.template,
    Resources: Object.fromEntries(
      Object.entries(input.template.Resources).filter(([logicalId]) => !providers.has(logicalId)),
    ),
  };
  const reader = templateReader({ ...input, template });
  for (const [logicalId, type] of reader.types) {
    if (!supportedTypes.has(type) && !isInert(type)) reader.refuse(logicalId, 'this type cannot run here');
  }
  const tables = planTables(reader);
  const queues = planQueues(reader);
  const functions = planFunctions(reader, input.assetsDirectory, text =>
    withLocalAddresses(text, input.urls),
  );
  const plan = {
    tables,
    buckets: planBuckets(reader),
    queues,
    keys: planKeys(reader),
    functions,
    rules: planRules(reader, functions),
    schedules: planSchedules(reader, functions),
    mappings: planMappings(reader, { functions, tables, queues }),
    machines: planMachines(reader),
    httpApi: planHttpApi(reader, functions),
    pages: planPages(reader, text => withLocalAddresses(text, input.urls)),
  };
  if (reader.refusals.length > 0) {
    throw new Error(
      `This template cannot run on one machine:\n${reader.refusals.map(line => `- ${line}`).join('\n')}`,
    );
  }
  const outputs = Object.entries(template.Outputs)
    .filter(([, output]) => output.Condition === undefined || reader.holds(output.Condition))
    .map(([name, output]) => [
      name,
      withLocalAddresses(z.coerce.string().parse(reader.evaluate(output.Value)), input.urls),
    ]);
  const resources = [...reader.types]
    .filter(([, type]) => supportedTypes.has(type))
    .map(([logicalId, type]) => [logicalId, { type, ref: reader.identify(logicalId)?.ref ?? logicalId }]);
  return { ...plan, outputs: Object.fromEntries(outputs), resources: Object.fromEntries(resources) };
}
