import * as z from 'zod';
import type { StreamMappingPlan } from '../dynamodb/start-stream-mapping.ts';
import type { TablePlan } from '../dynamodb/table-plan.ts';
import type { RulePlan } from '../events/event-bus.ts';
import { eventMatcher } from '../events/match-event-pattern.ts';
import { scheduleExpression } from '../events/schedule-expression.ts';
import type { SchedulePlan } from '../events/start-schedules.ts';
import type { FunctionPlan } from '../lambda/function-plan.ts';
import type { QueueMappingPlan } from '../sqs/queue-mapping.ts';
import type { QueuePlan } from '../sqs/queue-plan.ts';
import type { TemplateReader } from './template-reader.ts';

/** Accepted and without effect here: reaching Lambda at all cannot fail on one machine. */
const unreachable = { RetryPolicy: z.unknown().optional(), DeadLetterConfig: z.unknown().optional() };

function functionByArn(functions: readonly FunctionPlan[], nameOrArn: string): FunctionPlan {
  const found = functions.find(plan => plan.arn === nameOrArn || plan.name === nameOrArn);
  if (found === undefined) throw new Error(`the target ${nameOrArn} is not a function of this template`);
  return found;
}

function present<Plan>(plans: readonly (Plan | undefined)[]): Plan[] {
  return plans.filter(plan => plan !== undefined);
}

export function planRules(reader: TemplateReader, functions: readonly FunctionPlan[]): RulePlan[] {
  const schema = z.object({
    Name: z.string().optional(),
    EventPattern: z.record(z.string(), z.unknown()),
    EventBusName: z.literal('default').optional(),
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    Targets: z.array(z.strictObject({ Arn: z.string(), Id: z.string(), ...unreachable })).default([]),
  });
  return present(
    reader
      .read('AWS::Events::Rule', schema, ['Description', 'Tags'])
      .map(({ logicalId, identity, properties }) =>
        reader.attempt(logicalId, () => ({
          name: identity.ref,
          matches: properties.State === 'ENABLED' ? eventMatcher(properties.EventPattern) : () => false,
          functionNames: properties.Targets.map(target => functionByArn(functions, target.Arn).name),
        })),
      ),
  );
}

export function planSchedules(reader: TemplateReader, functions: readonly FunctionPlan[]): SchedulePlan[] {
  const schema = z.object({
    Name: z.string().optional(),
    ScheduleExpression: z.string(),
    ScheduleExpressionTimezone: z.string().default('UTC'),
    FlexibleTimeWindow: z.strictObject({ Mode: z.literal('OFF') }),
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    Target: z.strictObject({
      Arn: z.string(),
      Input: z.string().optional(),
      RoleArn: z.unknown().optional(),
      ...unreachable,
    }),
  });
  const schedules = reader.read('AWS::Scheduler::Schedule', schema, [
    'Description',
    'GroupName',
    'KmsKeyArn',
  ]);
  return present(
    schedules.map(({ logicalId, identity, arn, properties }) =>
      reader.attempt(logicalId, () => {
        const { ScheduleExpression, ScheduleExpressionTimezone, State, Target } = properties;
        const next = scheduleExpression(ScheduleExpression, ScheduleExpressionTimezone);
        return {
          name: identity.ref,
          arn,
          next: State === 'ENABLED' ? next : () => undefined,
          functionName: functionByArn(functions, Target.Arn).name,
          input: Target.Input,
        };
      }),
    ),
  );
}

const MappingProperties = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.coerce.number().optional(),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']).optional(),
  MaximumBatchingWindowInSeconds: z.coerce.number().default(0),
  MaximumRetryAttempts: z.coerce.number().default(-1),
  MaximumRecordAgeInSeconds: z.literal([-1, '-1']).optional(),
  ParallelizationFactor: z.literal([1, '1']).optional(),
  BisectBatchOnFunctionError: z.coerce.boolean().default(false),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  FilterCriteria: z.strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) }).optional(),
  DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: z.string() }) }).optional(),
  Enabled: z.literal([true, 'true']).optional(),
});

export type MappingPlans = {
  streams: (StreamMappingPlan & { table: TablePlan })[];
  queues: QueueMappingPlan[];
};

export function planMappings(
  reader: TemplateReader,
  known: {
    functions: readonly FunctionPlan[];
    tables: readonly TablePlan[];
    queues: readonly QueuePlan[];
  },
): MappingPlans {
  const plans: MappingPlans = { streams: [], queues: [] };
  for (const { logicalId, properties } of reader.read('AWS::Lambda::EventSourceMapping', MappingProperties, [
    'Tags',
    'ScalingConfig',
  ])) {
    reader.attempt(logicalId, () => {
      const target = functionByArn(known.functions, properties.FunctionName);
      const filters = (properties.FilterCriteria?.Filters ?? []).map(filter =>
        eventMatcher(JSON.parse(filter.Pattern)),
      );
      const shared = {
        functionName: target.name,
        filters,
        reportsItemFailures: properties.FunctionResponseTypes.length > 0,
      };
      const queue = known.queues.find(plan => plan.arn === properties.EventSourceArn);
      if (queue !== undefined) {
        plans.queues.push({ ...shared, queueArn: queue.arn, batchSize: properties.BatchSize ?? 10 });
        return;
      }
      const table = known.tables.find(plan => plan.streamArn === properties.EventSourceArn);
      if (table?.streamViewType === undefined)
        throw new Error('its event source is no queue or stream of this template');
      plans.streams.push({
        ...shared,
        id: logicalId,
        table,
        streamArn: table.streamArn,
        functionArn: target.arn,
        batchSize: properties.BatchSize ?? 100,
        batchingWindowSeconds: properties.MaximumBatchingWindowInSeconds,
        startingPosition: properties.StartingPosition ?? 'TRIM_HORIZON',
        retries: properties.MaximumRetryAttempts,
        bisects: properties.BisectBatchOnFunctionError,
        onFailureQueue: properties.DestinationConfig?.OnFailure.Destination,
      });
    });
  }
  return plans;
}
