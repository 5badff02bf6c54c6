import * as z from 'zod';
import type { TablePlan } from '../dynamodb/table-plan.ts';
import type { QueuePlan } from '../sqs/queue-plan.ts';
import type { TemplateReader } from './template-reader.ts';

/** One bucket, in the words of the S3 stand-in. */
export type BucketPlan = {
  name: string;
  versioned: boolean;
  objectLock: boolean;
  cors: {
    allowedOrigins: string[];
    allowedMethods: string[];
    allowedHeaders: string[];
    exposedHeaders: string[];
    maxAgeSeconds?: number;
  }[];
  publicRead: boolean;
  notify: boolean;
};

export type KeyPlan = { arn: string; id: string; spec: string; usage: string; aliases: string[] };

const index = z.object({ IndexName: z.string(), KeySchema: z.array(z.unknown()), Projection: z.unknown() });

export function planTables(reader: TemplateReader): TablePlan[] {
  const schema = z.object({
    TableName: z.string().optional(),
    AttributeDefinitions: z.array(z.unknown()),
    KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.string() })),
    GlobalSecondaryIndexes: z.array(index).default([]),
    LocalSecondaryIndexes: z.array(index).default([]),
    StreamSpecification: z.object({ StreamViewType: z.string() }).optional(),
    TimeToLiveSpecification: z
      .object({ AttributeName: z.string().optional(), Enabled: z.coerce.boolean() })
      .optional(),
    Replicas: z.array(z.unknown()).max(1),
  });
  const inert = ['BillingMode', 'SSESpecification', 'WriteOnDemandThroughputSettings', 'TableClass'];
  return reader.read('AWS::DynamoDB::GlobalTable', schema, inert).map(({ identity, arn, properties }) => ({
    name: identity.ref,
    arn,
    streamArn: identity.attributes['StreamArn'] ?? '',
    keySchema: properties.KeySchema,
    attributeDefinitions: properties.AttributeDefinitions,
    globalSecondaryIndexes: properties.GlobalSecondaryIndexes,
    localSecondaryIndexes: properties.LocalSecondaryIndexes,
    streamViewType: properties.StreamSpecification?.StreamViewType,
    timeToLiveAttribute:
      properties.TimeToLiveSpecification?.Enabled === true
        ? properties.TimeToLiveSpecification.AttributeName
        : undefined,
  }));
}

/** The buckets whose events CDK's custom resource sends to EventBridge. */
function bucketsNotifiedByCustomResource(reader: TemplateReader): Set<string> {
  const schema = z.object({
    BucketName: z.string(),
    NotificationConfiguration: z.strictObject({ EventBridgeConfiguration: z.unknown() }),
  });
  const inert = ['ServiceToken', 'Managed', 'SkipDestinationValidation'];
  const resources = reader.read('Custom::S3BucketNotifications', schema, inert);
  return new Set(resources.map(({ properties }) => properties.BucketName));
}

export function planBuckets(reader: TemplateReader): BucketPlan[] {
  const schema = z.object({
    BucketName: z.string().optional(),
    VersioningConfiguration: z.object({ Status: z.string() }).optional(),
    ObjectLockEnabled: z.coerce.boolean().default(false),
    CorsConfiguration: z
      .object({
        CorsRules: z.array(
          z.object({
            AllowedOrigins: z.array(z.string()),
            AllowedMethods: z.array(z.string()),
            AllowedHeaders: z.array(z.string()).default([]),
            ExposedHeaders: z.array(z.string()).default([]),
            MaxAge: z.coerce.number().optional(),
          }),
        ),
      })
      .optional(),
    NotificationConfiguration: z
      .strictObject({
        EventBridgeConfiguration: z
          .object({ EventBridgeEnabled: z.coerce.boolean().default(true) })
          .optional(),
      })
      .optional(),
    Tags: z.array(z.object({ Key: z.string(), Value: z.string() })).default([]),
  });
  const inert = [
    'BucketEncryption',
    'PublicAccessBlockConfiguration',
    'OwnershipControls',
    'LifecycleConfiguration',
    'ObjectLockConfiguration',
    'LoggingConfiguration',
    'AccessControl',
    'IntelligentTieringConfigurations',
  ];
  const notified = bucketsNotifiedByCustomResource(reader);
  return reader.read('AWS::S3::Bucket', schema, inert).map(({ identity, properties }) => ({
    name: identity.ref,
    versioned: properties.VersioningConfiguration?.Status === 'Enabled',
    objectLock: properties.ObjectLockEnabled,
    cors: (properties.CorsConfiguration?.CorsRules ?? []).map(rule => ({
      allowedOrigins: rule.AllowedOrigins,
      allowedMethods: rule.AllowedMethods,
      allowedHeaders: rule.AllowedHeaders,
      exposedHeaders: rule.ExposedHeaders,
      ...(rule.MaxAge !== undefined && { maxAgeSeconds: rule.MaxAge }),
    })),
    // Bucket policies are not evaluated here; infra marks its public bucket for the runner.
    publicRead: properties.Tags.some(tag => tag.Key === 'relief-public' && tag.Value === 'true'),
    notify:
      notified.has(identity.ref) ||
      properties.NotificationConfiguration?.EventBridgeConfiguration?.EventBridgeEnabled === true,
  }));
}

export function planQueues(reader: TemplateReader): QueuePlan[] {
  const redrive = z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() });
  const schema = z.object({
    QueueName: z.string().optional(),
    VisibilityTimeout: z.coerce.number().default(30),
    DelaySeconds: z.coerce.number().default(0),
    RedrivePolicy: redrive.optional(),
  });
  const inert = [
    'KmsMasterKeyId',
    'KmsDataKeyReusePeriodSeconds',
    'SqsManagedSseEnabled',
    'MessageRetentionPeriod',
    'ReceiveMessageWaitTimeSeconds',
    'MaximumMessageSize',
    'RedriveAllowPolicy',
    'Tags',
  ];
  return reader.read('AWS::SQS::Queue', schema, inert).map(({ identity, arn, properties }) => ({
    name: identity.attributes['QueueName'] ?? '',
    arn,
    visibilitySeconds: properties.VisibilityTimeout,
    delaySeconds: properties.DelaySeconds,
    redrive: properties.RedrivePolicy && {
      deadLetterQueue: properties.RedrivePolicy.deadLetterTargetArn,
      maxReceives: properties.RedrivePolicy.maxReceiveCount,
    },
  }));
}

export function planKeys(reader: TemplateReader): KeyPlan[] {
  const aliases = reader.read(
    'AWS::KMS::Alias',
    z.object({ AliasName: z.string(), TargetKeyId: z.string() }),
  );
  const schema = z.object({
    KeySpec: z.string().default('SYMMETRIC_DEFAULT'),
    KeyUsage: z.string().default('ENCRYPT_DECRYPT'),
    Enabled: z.literal([true, 'true']).optional(),
  });
  const inert = [
    'KeyPolicy',
    'EnableKeyRotation',
    'RotationPeriodInDays',
    'PendingWindowInDays',
    'Description',
    'Tags',
    'MultiRegion',
  ];
  return reader.read('AWS::KMS::Key', schema, inert).map(({ identity, arn, properties }) => ({
    arn,
    id: identity.ref,
    spec: properties.KeySpec,
    usage: properties.KeyUsage,
    aliases: aliases
      .filter(alias => [arn, identity.ref].includes(alias.properties.TargetKeyId))
      .map(alias => alias.properties.AliasName),
  }));
}
