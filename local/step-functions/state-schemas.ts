import * as z from 'zod';

/** The part of the Amazon States Language that the stand-in runs. Strict: a field not written here is refused. */
const expression = z.string().regex(/^\{%[\s\S]*%\}$/, 'must be a JSONata expression {% … %}');
/** Three years and two months: the service's own ceiling. */
export const LONGEST_SECONDS = 99_999_999;
const seconds = z.union([z.int().min(1).max(LONGEST_SECONDS), expression]);
const template = z.unknown().optional();
const assign = z.record(z.string(), z.unknown()).optional();

const common = { Comment: z.string().optional(), QueryLanguage: z.string().optional() };
const onwards = { Next: z.string().optional(), End: z.literal(true).optional() };
const result = { Output: template, Assign: assign };

const retrier = z.strictObject({
  Comment: z.string().optional(),
  ErrorEquals: z.array(z.string()).min(1),
  IntervalSeconds: z.int().min(1).max(LONGEST_SECONDS).default(1),
  MaxAttempts: z.int().min(0).max(LONGEST_SECONDS).default(3),
  BackoffRate: z.number().min(1).default(2),
  MaxDelaySeconds: z.int().min(1).max(31_622_399).optional(),
  JitterStrategy: z.enum(['NONE', 'FULL']).default('NONE'),
});
export type Retrier = z.infer<typeof retrier>;

const catcher = z.strictObject({
  Comment: z.string().optional(),
  ErrorEquals: z.array(z.string()).min(1),
  Next: z.string(),
  ...result,
});
export type Catcher = z.infer<typeof catcher>;

const recovery = { Retry: z.array(retrier).default([]), Catch: z.array(catcher).default([]) };

/** States inside are read one by one by `load-machine.ts`, so that a complaint can name its state. */
const workflow = {
  Comment: z.string().optional(),
  QueryLanguage: z.string().optional(),
  StartAt: z.string(),
  States: z.record(z.string(), z.unknown()),
};

export const machineSchema = z.strictObject({
  ...workflow,
  Version: z.literal('1.0').optional(),
  TimeoutSeconds: z.int().min(1).max(LONGEST_SECONDS).optional(),
});

const branch = z.strictObject(workflow);
export type Workflow = z.infer<typeof branch>;

export const stateSchemas = {
  Task: z.strictObject({
    ...common,
    Type: z.literal('Task'),
    Resource: z
      .string()
      .regex(
        /^arn:aws[a-z-]*:(states:[^:]*:[^:]*:lambda:invoke(\.waitForTaskToken)?|lambda:[^:]+:[^:]+:function:.+)$/,
        'must be …:states:::lambda:invoke, …:states:::lambda:invoke.waitForTaskToken or the ARN of a function',
      ),
    Arguments: template,
    TimeoutSeconds: seconds.optional(),
    HeartbeatSeconds: seconds.optional(),
    ...result,
    ...recovery,
    ...onwards,
  }),
  Pass: z.strictObject({ ...common, Type: z.literal('Pass'), ...result, ...onwards }),
  // The service's own texts disagree on when Assign and Output of the state itself apply; those of a rule are clear.
  Choice: z.strictObject({
    ...common,
    Type: z.literal('Choice'),
    Choices: z
      .array(
        z.strictObject({
          Comment: z.string().optional(),
          Condition: z.union([z.boolean(), expression]),
          Next: z.string(),
          ...result,
        }),
      )
      .min(1),
    Default: z.string().optional(),
  }),
  Wait: z.strictObject({
    ...common,
    Type: z.literal('Wait'),
    Seconds: z.union([z.int().min(0).max(LONGEST_SECONDS), expression]).optional(),
    Timestamp: z.union([z.iso.datetime({ offset: true }), expression]).optional(),
    ...result,
    ...onwards,
  }),
  Succeed: z.strictObject({ ...common, Type: z.literal('Succeed'), Output: template }),
  Fail: z.strictObject({
    ...common,
    Type: z.literal('Fail'),
    Error: z.string().optional(),
    Cause: z.string().optional(),
  }),
  Parallel: z.strictObject({
    ...common,
    Type: z.literal('Parallel'),
    Arguments: template,
    Branches: z.array(branch).min(1),
    ...result,
    ...recovery,
    ...onwards,
  }),
  Map: z.strictObject({
    ...common,
    Type: z.literal('Map'),
    Items: z.union([z.array(z.unknown()), expression]).optional(),
    ItemSelector: template,
    MaxConcurrency: z.union([z.int().min(0), expression]).optional(),
    ItemProcessor: z.strictObject({
      ...workflow,
      ProcessorConfig: z.strictObject({ Mode: z.literal('INLINE', 'must be INLINE') }).optional(),
    }),
    ...result,
    ...recovery,
    ...onwards,
  }),
} as const;

export type TaskState = z.infer<typeof stateSchemas.Task>;
export type ChoiceState = z.infer<typeof stateSchemas.Choice>;
export type WaitState = z.infer<typeof stateSchemas.Wait>;
export type MapState = z.infer<typeof stateSchemas.Map>;
export type ParallelState = z.infer<typeof stateSchemas.Parallel>;
export type State = z.infer<(typeof stateSchemas)[keyof typeof stateSchemas]>;
