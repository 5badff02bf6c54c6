import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { type Engines, places, startEngines } from './engines.ts';
import { undisturbed } from './interference.ts';
import { liveOnce, prepareLife } from './one-life.ts';
import { type Ports, portsOn } from './ports.ts';
import { workflowSteps } from './workflow-steps.ts';

/**
 * What one report that passes without complications costs, counted and not timed: state transitions, as Step Functions
 * bills them, and capacity units, as the store reports them for each request.
 */
let engines: Engines;
let ports: Ports;

beforeAll(async () => {
  engines = await startEngines(workflowSteps(() => ports));
});
afterAll(() => engines?.close());

const Capacity = z.object({ ConsumedCapacity: z.custom<ConsumedCapacity | ConsumedCapacity[]>().optional() });

function countCapacity({ clients }: Ports) {
  const units = { write: 0, read: 0 };
  clients.client.middlewareStack.add(
    (next, context) => async given => {
      Object.assign(given.input, { ReturnConsumedCapacity: 'TOTAL' });
      const answer = await next(given);
      const consumed = [Capacity.parse(answer.output).ConsumedCapacity ?? []].flat();
      const writes = /Put|Update|Write|Delete/.test(context.commandName ?? '');
      for (const { CapacityUnits = 0 } of consumed) units[writes ? 'write' : 'read'] += CapacityUnits;
      return answer;
    },
    { step: 'initialize', name: 'countCapacity' },
  );
  return units;
}

test('a report without complications: at most six transitions, and its units', async () => {
  await engines.addVault(1);
  const calm = portsOn(engines, 1, undisturbed().interfere);
  await prepareLife(calm, 1);
  ports = portsOn(engines, 1, undisturbed().interfere);
  const units = countCapacity(ports);
  const reportId = await liveOnce(ports, calm, 1);
  const response = await fetch(engines.stepFunctions, {
    method: 'POST',
    headers: { 'x-amz-target': 'AWSStepFunctions.DescribeExecution' },
    body: JSON.stringify({
      executionArn: `${places.verification.replace(':stateMachine:', ':execution:')}:${reportId}-1`,
    }),
  });
  const { reliefTransitions } = z.object({ reliefTransitions: z.int() }).parse(await response.json());
  ports.close();
  calm.close();

  // Check, Turn, AwaitReview, Turn, Done.
  expect(reliefTransitions).toBe(5);
  // The record grows by what is done to it, and each write pays for the whole of it and for the indexes it changes: 75
  // and 47 were counted, 6 of them for the review desk's indexes and 6 for its numbers. The room is for an event of the
  // stream that comes twice.
  expect(units.write).toBeGreaterThan(40);
  expect(units.write).toBeLessThanOrEqual(84);
  expect(units.read).toBeLessThanOrEqual(60);
});
