import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { departments, firstOfficer } from '../../local/demo/cast.ts';
import { citizenReports } from '../../local/demo/citizens-report.ts';
import { departmentReviews, type Expected } from '../../local/demo/departments-review.ts';
import {
  officeDeclaresEnd,
  officePrepares,
  officersApprove,
  releaseComposes,
  releaseReconciles,
} from '../../local/demo/office-acts.ts';
import { days, citizens as planCitizens } from '../../local/demo/plan.ts';
import { stageOn } from '../../local/demo/stage.ts';
import { addFirstOfficer } from '../../local/first-officer.ts';
import { startLocal } from '../../local/start-local.ts';
import { startCountingEngine, type Units } from './counting-engine.ts';

/** What one stretch of a campaign asked of each service. */
export type Used = Units & {
  invocations: number;
  apiRequests: number;
  logBytes: number;
  transitions: number;
};

const Line = z.object({ message: z.string(), door: z.string() });
const Executions = z.object({ executions: z.array(z.object({ executionArn: z.string() })) });
const Described = z.object({ reliefTransitions: z.int() });

/**
 * So many citizens report on the whole stack of one machine, with their photographs; their departments determine it; the
 * release is approved, published, delivered and reconciled. Answers what the reports cost until they were determined, and
 * what the release cost.
 */
export async function countedStory(room: string, count: number) {
  const engine = await startCountingEngine(room);
  // The runner takes an engine that is named in the environment, as a developer names one.
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = engine.endpoint;
  const stack = await startLocal({
    port: 0,
    dataDirectory: join(room, 'stack'),
    demo: false,
    beginsAt: days.begins,
    log: () => {},
  });
  const stage = stageOn(
    stack,
    () => {},
    () => {},
  );

  async function used(): Promise<Used> {
    await stack.running.idle();
    let invocations = 0;
    let apiRequests = 0;
    let logBytes = 0;
    for (const file of readdirSync(stack.running.logDirectory)) {
      const text = readFileSync(join(stack.running.logDirectory, file), 'utf8');
      logBytes += Buffer.byteLength(text);
      for (const line of text.split('\n')) {
        const parsed = Line.safeParse(jsonOf(line));
        if (!parsed.success) continue;
        invocations += 1;
        if (parsed.data.door === 'http') apiRequests += 1;
      }
    }
    return {
      ...engine.units,
      invocations,
      apiRequests,
      logBytes,
      transitions: await transitionsOf(stack.running),
    };
  }

  try {
    const everyday = planCitizens(300).filter(({ fate }) => fate === 'approved');
    const citizens = everyday.slice(0, count);
    await addFirstOfficer(stack, firstOfficer);
    await officePrepares(stage, citizens);
    const prepared = await used();
    const expected = new Map<string, Expected>();
    await stage.each('citizens', citizens, async plan => {
      const { reportId } = await citizenReports(stage, plan);
      expected.set(reportId, plan);
    });
    await stack.running.idle();
    for (const department of departments) await departmentReviews(stage, department, expected, 1, () => {});
    const determined = await used();
    await stage.moveTo(days.endDeclared);
    await officeDeclaresEnd(stage);
    await officersApprove(stage, await releaseComposes(stage));
    const { counts } = await releaseReconciles(stage);
    const released = await used();
    return {
      reports: citizens.length,
      credited: counts?.persons ?? 0,
      files: citizens.reduce((sum, { files }) => sum + files.length, 0),
      life: between(prepared, determined),
      release: between(determined, released),
    };
  } finally {
    delete process.env['AWS_ENDPOINT_URL_DYNAMODB'];
    await stack.close();
    await engine.close();
  }
}

const between = (from: Used, to: Used): Used => ({
  writeUnits: to.writeUnits - from.writeUnits,
  readUnits: to.readUnits - from.readUnits,
  requests: to.requests - from.requests,
  invocations: to.invocations - from.invocations,
  apiRequests: to.apiRequests - from.apiRequests,
  logBytes: to.logBytes - from.logBytes,
  transitions: to.transitions - from.transitions,
});

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Of all executions there ever were, on all machines. */
async function transitionsOf(running: {
  endpoints: Record<string, string>;
  machines: string[];
}): Promise<number> {
  const ask = async (action: string, body: object): Promise<unknown> => {
    const response = await fetch(running.endpoints['stepFunctions'] ?? '', {
      method: 'POST',
      headers: { 'x-amz-target': `AWSStepFunctions.${action}` },
      body: JSON.stringify(body),
    });
    return response.json();
  };
  let transitions = 0;
  for (const stateMachineArn of running.machines) {
    const { executions } = Executions.parse(
      await ask('ListExecutions', { stateMachineArn, maxResults: 1000 }),
    );
    for (const { executionArn } of executions)
      transitions += Described.parse(await ask('DescribeExecution', { executionArn })).reliefTransitions;
  }
  return transitions;
}
