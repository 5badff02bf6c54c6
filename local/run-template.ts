import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createTables } from './dynamodb/create-tables.ts';
import { dynamoRequest } from './dynamodb/dynamo-request.ts';
import { findDynoxide } from './dynamodb/find-dynoxide.ts';
import { indexStreamRecords } from './dynamodb/index-stream-records.ts';
import { startDynoxide } from './dynamodb/start-dynoxide.ts';
import { type StreamMapping, startStreamMapping } from './dynamodb/start-stream-mapping.ts';
import { startSweeper } from './dynamodb/start-sweeper.ts';
import { streamCheckpoints } from './dynamodb/stream-checkpoints.ts';
import { streamReader } from './dynamodb/stream-reader.ts';
import { eventBus } from './events/event-bus.ts';
import { objectCreatedEvent } from './events/object-created-event.ts';
import { startSchedules } from './events/start-schedules.ts';
import { startHttpApi } from './http-api/http-api.ts';
import { startKms } from './kms/start-kms.ts';
import { invocationOutbox } from './lambda/invocation-outbox.ts';
import { type InvokeResult, runnerClosing } from './lambda/invoke-result.ts';
import { startFunctions } from './lambda/start-functions.ts';
import type { MovableClock } from './movable-clock.ts';
import { startPages } from './pages/start-pages.ts';
import { startS3 } from './s3/start-s3.ts';
import { startQueueMapping } from './sqs/queue-mapping.ts';
import { queueStore } from './sqs/queue-store.ts';
import { queueUrl, startSqs } from './sqs/start-sqs.ts';
import { startStepFunctions } from './step-functions/start-step-functions.ts';
import { activityGauge } from './template/activity-gauge.ts';
import type { CloudFormationTemplate } from './template/cloudformation-template.ts';
import { localCredentials } from './template/local-account.ts';
import { openDatabase } from './template/open-database.ts';
import { planTemplate, type TemplatePlan } from './template/plan-template.ts';
import { rememberedPorts } from './template/remembered-ports.ts';

/** Environments per function: enough to overlap on a small machine, few enough to keep its memory. */
const ENVIRONMENTS_PER_FUNCTION = 2;
/** Between two looks that must both find nothing: longer than an engine takes from one step to the next. */
const CALM_MS = 40;
/** What still runs then is cut short and runs again at the next start. */
const LONGEST_CLOSE_MS = 5_000;

export type RunningTemplate = {
  /** The HTTP API, without a slash at the end; undefined where the template has none. */
  url: string | undefined;
  /** The pages' server, without a slash at the end; undefined where the template has none. */
  pagesUrl: string | undefined;
  /** Engine addresses: `dynamodb`, `s3`, `stepFunctions`, `kms`, `sqs`. */
  endpoints: Record<string, string>;
  tables: string[];
  buckets: string[];
  /** ARNs. */
  machines: string[];
  queues: { name: string; arn: string; url: string }[];
  resources: TemplatePlan['resources'];
  outputs: TemplatePlan['outputs'];
  /** Where each function's output goes: one file per function. */
  logDirectory: string;
  /** Invokes a function as an operator would. */
  invoke(functionNameOrArn: string, payload: unknown): Promise<InvokeResult>;
  /**
   * Resolves once no event, stream record, asynchronous invocation or due timer is in flight. What waits for a later
   * moment (a retry in a minute, a task token) does not count.
   */
  idle(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Runs a synthesised template whole on one machine, with all data under `dataDirectory`. A SIGKILL at any moment loses
 * nothing that was acknowledged: the next start on the same directory goes on. Throws at once, naming every resource and
 * property, when the template holds what cannot run here. One run per directory: the caller holds the lock.
 */
export async function runTemplate(input: {
  template: CloudFormationTemplate;
  assetsDirectory: string;
  dataDirectory: string;
  /** 0: the one used before, or any free one. */
  port: number;
  clock: MovableClock;
  parameters: Readonly<Record<string, string>>;
  issuerUrl?: string;
  log: (line: string) => void;
}): Promise<RunningTemplate> {
  const { dataDirectory, clock, log } = input;
  const closers: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (let step = closers.pop(); step !== undefined; step = closers.pop()) await step();
  };
  try {
    return await open();
  } catch (fault) {
    await close();
    throw fault;
  }

  async function open(): Promise<RunningTemplate> {
    const database = openDatabase(join(dataDirectory, 'runner.sqlite'));
    closers.push(() => database.close());
    const portOf = rememberedPorts(join(dataDirectory, 'ports.json'));
    const ports = {
      api: input.port === 0 ? await portOf('api') : input.port,
      s3: await portOf('s3'),
      sqs: await portOf('sqs'),
      kms: await portOf('kms'),
      stepFunctions: await portOf('stepFunctions'),
      pages: await portOf('pages'),
    };
    const at = (port: number) => `http://127.0.0.1:${port}`;
    const plan = planTemplate({
      ...input,
      urls: {
        api: at(ports.api),
        s3: at(ports.s3),
        pages: at(ports.pages),
        queue: name => queueUrl(at(ports.sqs), name),
      },
    });
    const gauge = activityGauge();
    const file = (name: string) => join(dataDirectory, name);

    const engine = findDynoxide(process.env);
    let dynamodb: string;
    if (engine.kind === 'endpoint') dynamodb = engine.endpoint;
    else {
      const port = await portOf('dynamodb');
      const dynoxide = await startDynoxide({
        program: engine.program,
        file: file('dynamodb.sqlite'),
        log,
        port,
      });
      closers.push(dynoxide.close);
      indexStreamRecords(file('dynamodb.sqlite'));
      dynamodb = dynoxide.endpoint;
    }
    const request = dynamoRequest(dynamodb);
    await createTables(request, plan.tables);
    log(`${plan.tables.length} tables`);

    const queues = queueStore({ database, queues: plan.queues, clock });
    const sqs = await startSqs({ store: queues, port: ports.sqs });
    closers.push(sqs.close);
    const kms = await startKms({ file: file('kms.sqlite'), keys: plan.keys, port: ports.kms });
    closers.push(kms.close);

    const endpoints: Record<string, string> = { dynamodb, sqs: sqs.endpoint, kms: kms.endpoint };
    const functions = startFunctions({
      plans: plan.functions,
      endpoints: () => ({
        AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
        AWS_ENDPOINT_URL_S3: at(ports.s3),
        AWS_ENDPOINT_URL_SFN: at(ports.stepFunctions),
        AWS_ENDPOINT_URL_KMS: kms.endpoint,
        AWS_ENDPOINT_URL_SQS: sqs.endpoint,
      }),
      clock,
      logDirectory: file('logs'),
      gauge,
      concurrency: ENVIRONMENTS_PER_FUNCTION,
    });
    closers.push(functions.close);

    // Nothing runs before every engine is there: a resumed workflow would call functions that call the others.
    const opened = Promise.withResolvers<void>();
    const streams: StreamMapping[] = [];
    async function invoke(functionNameOrArn: string, payload: unknown): Promise<InvokeResult> {
      await opened.promise;
      try {
        return await functions.invoke(functionNameOrArn, payload);
      } finally {
        for (const stream of streams) stream.nudge();
      }
    }

    const outbox = invocationOutbox({ database, functions: plan.functions, invoke, queues, clock, gauge });
    closers.push(outbox.close);
    const bus = eventBus({ rules: plan.rules, outbox });
    const s3 = await startS3({
      directory: file('s3'),
      clock,
      port: ports.s3,
      credentials: localCredentials,
      buckets: plan.buckets,
      onEvent: async event => bus.put(objectCreatedEvent(event)),
    });
    closers.push(s3.close);
    endpoints['s3'] = s3.endpoint;
    const stepFunctions = await startStepFunctions({
      file: file('step-functions.sqlite'),
      clock,
      port: ports.stepFunctions,
      machines: plan.machines,
      // A call cut short by the runner's own end must stay in flight, to be made again at the next start.
      invoke: async (target, payload) => {
        const result = await invoke(target, payload);
        return !result.ok && result.errorType === runnerClosing ? await new Promise(() => {}) : result;
      },
      onAlarm: alarm =>
        log(`step functions: ${alarm.kind}${'executionArn' in alarm ? ` ${alarm.executionArn}` : ''}`),
    });
    closers.push(stepFunctions.close);
    endpoints['stepFunctions'] = stepFunctions.endpoint;
    log(
      `${plan.functions.length} functions, ${plan.buckets.length} buckets, ${plan.machines.length} workflows`,
    );

    const checkpoints = streamCheckpoints(database);
    for (const mapping of plan.mappings.streams) {
      const reader = await streamReader(request, mapping.table, () => clock.now() - Date.now());
      const shared = { reader, checkpoints, database, queues, invoke, clock, gauge, log };
      const stream = startStreamMapping({ plan: mapping, ...shared });
      streams.push(stream);
      closers.push(stream.close);
    }
    for (const mapping of plan.mappings.queues) {
      closers.push(startQueueMapping({ plan: mapping, store: queues, invoke, clock, gauge }).close);
    }
    closers.push(startSweeper({ request, tables: plan.tables, clock, gauge, log }).close);
    closers.push(startSchedules({ database, plans: plan.schedules, outbox, clock }).close);

    async function idle(): Promise<void> {
      for (;;) {
        const before = gauge.begun;
        await Promise.all(streams.map(stream => stream.drain()));
        await gauge.quiet();
        await delay(CALM_MS);
        if (gauge.begun === before && gauge.inFlight === 0) return;
      }
    }

    let url: string | undefined;
    if (plan.httpApi !== undefined) {
      const api = await startHttpApi({
        port: ports.api,
        api: plan.httpApi,
        invoke,
        clock,
        local: {
          clock,
          // Listeners run on the way; what they start is waited for by `idle`.
          advance: async milliseconds => clock.advance(milliseconds),
          idle,
          endpoints,
          issuerUrl: input.issuerUrl ?? '',
        },
      });
      closers.push(api.close);
      url = api.url;
    }
    let pagesUrl: string | undefined;
    if (plan.pages !== undefined) {
      const pages = await startPages({ plan: plan.pages, port: ports.pages, s3: s3.endpoint });
      closers.push(pages.close);
      pagesUrl = pages.url;
    }
    closers.push(() => {
      const grace = setTimeout(functions.close, LONGEST_CLOSE_MS);
      closers.unshift(() => clearTimeout(grace));
    });
    opened.resolve();
    outbox.wake();

    return {
      url,
      pagesUrl,
      endpoints,
      tables: plan.tables.map(table => table.name),
      buckets: plan.buckets.map(bucket => bucket.name),
      machines: plan.machines.map(machine => machine.arn),
      queues: plan.queues.map(({ name, arn }) => ({ name, arn, url: queueUrl(sqs.endpoint, name) })),
      resources: plan.resources,
      outputs: plan.outputs,
      logDirectory: file('logs'),
      invoke,
      idle,
      close,
    };
  }
}
