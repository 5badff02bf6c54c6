import { join } from 'node:path';
import * as z from 'zod';
import type { FunctionPlan } from '../lambda/function-plan.ts';
import type { CloudFormationTemplate } from './cloudformation-template.ts';
import type { TemplateReader } from './template-reader.ts';

const QueueArn = z.string().regex(/^arn:[^:]+:sqs:/, 'only a queue can take failed events here');

/** Lambda's own defaults for asynchronous events. */
const DEFAULT_RETRIES = 2;
const LONGEST_EVENT_AGE_SECONDS = 6 * 3600;

const FunctionProperties = z.object({
  FunctionName: z.string().optional(),
  Runtime: z.literal('nodejs24.x'),
  Handler: z.string(),
  Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string().regex(/\.zip$/) }),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }).optional(),
  Timeout: z.coerce.number().default(3),
  MemorySize: z.coerce.number().default(128),
  ReservedConcurrentExecutions: z.coerce.number().optional(),
  DeadLetterConfig: z.object({ TargetArn: QueueArn }).optional(),
});
const inertFunctionProperties = [
  'Architectures',
  'Description',
  'EphemeralStorage',
  'KmsKeyArn',
  'LoggingConfig',
  'RecursiveLoop',
  'Role',
  'RuntimeManagementConfig',
  'SnapStart',
  'Tags',
  'TracingConfig',
];

const InvokeConfigProperties = z.object({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.coerce.number().default(DEFAULT_RETRIES),
  MaximumEventAgeInSeconds: z.coerce.number().default(LONGEST_EVENT_AGE_SECONDS),
  DestinationConfig: z
    .strictObject({ OnFailure: z.strictObject({ Destination: QueueArn }).optional() })
    .optional(),
});

/**
 * The Python function with which CDK switches on a bucket's EventBridge notifications: the runner reads the custom
 * resource itself, so its provider never runs.
 */
export function notificationProviders(template: CloudFormationTemplate): Set<string> {
  const Token = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) });
  return new Set(
    Object.values(template.Resources)
      .filter(resource => resource.Type === 'Custom::S3BucketNotifications')
      .flatMap(resource => {
        const token = Token.safeParse(resource.Properties['ServiceToken']);
        return token.success ? [token.data['Fn::GetAtt'][0]] : [];
      }),
  );
}

export function planFunctions(
  reader: TemplateReader,
  assetsDirectory: string,
  localise: (text: string) => string,
): FunctionPlan[] {
  const configs = new Map(
    reader
      .read('AWS::Lambda::EventInvokeConfig', InvokeConfigProperties, ['Qualifier'])
      .map(({ properties }) => [properties.FunctionName, properties]),
  );
  return reader
    .read('AWS::Lambda::Function', FunctionProperties, inertFunctionProperties)
    .map(({ identity, arn, properties }) => {
      const config = configs.get(identity.ref);
      return {
        name: identity.ref,
        arn,
        bundleDirectory: join(assetsDirectory, `asset.${properties.Code.S3Key.replace(/\.zip$/, '')}`),
        handler: properties.Handler,
        environment: Object.fromEntries(
          Object.entries(properties.Environment?.Variables ?? {}).map(([name, value]) => [
            name,
            localise(value),
          ]),
        ),
        timeoutSeconds: properties.Timeout,
        memoryMegabytes: properties.MemorySize,
        reservedConcurrency: properties.ReservedConcurrentExecutions,
        asynchronous: {
          retries: config?.MaximumRetryAttempts ?? DEFAULT_RETRIES,
          longestAgeSeconds: config?.MaximumEventAgeInSeconds ?? LONGEST_EVENT_AGE_SECONDS,
          onFailureQueue: config?.DestinationConfig?.OnFailure?.Destination,
          deadLetterQueue: properties.DeadLetterConfig?.TargetArn,
        },
      };
    });
}
