import { mkdirSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import type { MovableClock } from '../movable-clock.ts';
import type { ActivityGauge } from '../template/activity-gauge.ts';
import { localAccount, localCredentials } from '../template/local-account.ts';
import type { FunctionPlan } from './function-plan.ts';
import { type FunctionPool, functionPool } from './function-pool.ts';
import type { InvokeResult } from './invoke-result.ts';

export type LocalFunctions = {
  /** Invokes a function and waits, by name or by any of its ARNs. Throws only for a function that does not exist. */
  invoke(functionNameOrArn: string, payload: unknown): Promise<InvokeResult>;
  close(): Promise<void>;
};

/** `arn:…:function:name`, `arn:…:function:name:alias` or the bare name. */
function nameOf(functionNameOrArn: string): string {
  return functionNameOrArn.split(':')[functionNameOrArn.startsWith('arn:') ? 6 : 0] ?? '';
}

/**
 * Every Lambda function of the template, each in worker threads of its own, with the environment that the template
 * declares and the addresses of the local engines. Output goes to `<logDirectory>/<function>.log`.
 *
 * Missing against AWS: layers, X-Ray, response streaming, freezing between events, IAM.
 */
export function startFunctions(input: {
  plans: readonly FunctionPlan[];
  /** `AWS_ENDPOINT_URL_*`, asked for when an environment starts. */
  endpoints: () => Record<string, string>;
  clock: MovableClock;
  logDirectory: string;
  gauge: ActivityGauge;
  /** Environments per function; Lambda would start as many as there are events. */
  concurrency: number;
}): LocalFunctions {
  const { plans, endpoints, clock, logDirectory, gauge, concurrency } = input;
  mkdirSync(logDirectory, { recursive: true });
  const pools = new Map<string, FunctionPool>(
    plans.map(plan => [
      plan.name,
      functionPool({
        start: {
          bundleDirectory: plan.bundleDirectory,
          handler: plan.handler,
          logFile: join(logDirectory, `${plan.name}.log`),
          clockOffset: clock.offset,
          functionName: plan.name,
          functionArn: plan.arn,
          memoryMegabytes: plan.memoryMegabytes,
        },
        environment: () => ({
          ...runtimeEnvironment(plan),
          ...endpoints(),
          ...plan.environment,
        }),
        timeoutSeconds: plan.timeoutSeconds,
        size: Math.max(1, Math.min(concurrency, plan.reservedConcurrency ?? concurrency)),
      }),
    ]),
  );

  return {
    async invoke(functionNameOrArn, payload) {
      const pool = pools.get(nameOf(functionNameOrArn));
      if (pool === undefined) throw new Error(`no such function: ${functionNameOrArn}`);
      const end = gauge.begin();
      try {
        return await pool.invoke(payload);
      } finally {
        end();
      }
    },
    async close() {
      await Promise.all([...pools.values()].map(pool => pool.close()));
    },
  };
}

function runtimeEnvironment(plan: FunctionPlan): Record<string, string> {
  return {
    AWS_REGION: localAccount.region,
    AWS_DEFAULT_REGION: localAccount.region,
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    AWS_LAMBDA_FUNCTION_NAME: plan.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(plan.memoryMegabytes),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${plan.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    // Nothing of the developer's own AWS set-up reaches a function.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    LAMBDA_TASK_ROOT: plan.bundleDirectory,
    // No tracing daemon listens here; powertools would otherwise refuse to start outside a segment.
    POWERTOOLS_TRACE_ENABLED: 'false',
    TZ: ':UTC',
    NODE_ENV: 'production',
  };
}
