import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SFNClient } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { publicationDefinition } from '../../infra/publication-definition.ts';
import { movableClock } from '../../local/movable-clock.ts';
import { type Invoke, startStepFunctions } from '../../local/step-functions/start-step-functions.ts';
import { localAccount, localArn, localCredentials } from '../../local/template/local-account.ts';
import { sfnWorkflows } from '../../shared/adapters/sfn-workflows.ts';
import { publicationSteps } from '../../shared/contract/publication-steps.ts';
import { ReleaseNumber } from '../../shared/domain/ids.ts';
import { later } from '../../shared/domain/moment.ts';
import { compositionOf, releaseStateOf } from '../../shared/domain/release.ts';
import { assembleRelease } from '../../shared/usecases/assemble-release.ts';
import { awaitApproval } from '../../shared/usecases/await-approval.ts';
import { composeLane } from '../../shared/usecases/compose-lane.ts';
import { freezeRelease } from '../../shared/usecases/freeze-release.ts';
import { publishRelease } from '../../shared/usecases/publish-release.ts';
import { writeLedgerLane } from '../../shared/usecases/write-ledger-lane.ts';
import { campaign } from '../data/campaign.ts';
import { approvedAt, approveTwice, dueAt, type releasePorts } from './release-steps.ts';

const machine = localArn('states', 'stateMachine:publication');
const names = {
  freezeRelease: 'freezeRelease',
  composeLane: 'composeLane',
  assembleRelease: 'assembleRelease',
  awaitApproval: 'awaitApproval',
  writeLedgerLane: 'writeLedgerLane',
  publishRelease: 'publishRelease',
  deliverRelease: 'deliverRelease',
  reconcileRelease: 'reconcileRelease',
};
const never = () => false;
const Described = z.object({ status: z.string(), reliefTransitions: z.int() });

/**
 * A release driven by its workflow, as it is deployed, on the stand-in for Step Functions. Deliveries answer at once:
 * what they ask of other systems is not counted here. Answers the number of state transitions.
 */
export async function releaseByWorkflow(
  directory: string,
  { ports }: ReturnType<typeof releasePorts>,
): Promise<number> {
  const clock = movableClock();
  const name = { campaignId: campaign.campaignId, release: ReleaseNumber.parse(1) };
  let endpoint = '';
  const workflows = () =>
    sfnWorkflows({
      client: new SFNClient({ endpoint, region: localAccount.region, credentials: localCredentials }),
      verificationArn: machine,
      publicationArn: machine,
    });
  const steps: Record<string, (payload: unknown) => Promise<unknown>> = {
    freezeRelease: () => freezeRelease(ports, name, dueAt),
    composeLane: payload => composeLane(ports, publicationSteps.composeLane.input.parse(payload), never),
    assembleRelease: async () => {
      await assembleRelease(ports, name, later(dueAt, 60_000));
      return {};
    },
    awaitApproval: async payload => {
      const { taskToken } = publicationSteps.awaitApproval.input.parse(payload);
      const waiting = { ...ports, workflows: workflows() };
      await awaitApproval(waiting, name, taskToken);
      const record = await ports.releases.find(name.campaignId, name.release);
      if (record === null) throw new Error('no release');
      const { manifestHash } = compositionOf(releaseStateOf(record));
      await approveTwice(waiting, name, manifestHash);
      return {};
    },
    writeLedgerLane: payload =>
      writeLedgerLane(ports, publicationSteps.writeLedgerLane.input.parse(payload), never),
    publishRelease: async () => {
      await publishRelease(ports, name, later(approvedAt, 60_000));
      return {};
    },
    deliverRelease: async payload => ({
      ...publicationSteps.deliverRelease.input.parse(payload),
      done: true,
    }),
    reconcileRelease: async () => ({}),
  };
  const invoke: Invoke = async (step, payload) => ({ ok: true, payload: await steps[step]?.(payload) });
  const engine = await startStepFunctions({
    file: join(directory, 'step-functions.sqlite'),
    clock,
    machines: [{ arn: machine, name: 'publication', definition: publicationDefinition(names, 'aws') }],
    invoke,
  });
  endpoint = engine.endpoint;
  try {
    await workflows().startPublication(name.campaignId, name.release);
    const executionArn = `${machine.replace(':stateMachine:', ':execution:')}:${name.campaignId}-${name.release}`;
    for (;;) {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: { 'x-amz-target': 'AWSStepFunctions.DescribeExecution' },
        body: JSON.stringify({ executionArn }),
      });
      const { status, reliefTransitions } = Described.parse(await response.json());
      if (status === 'SUCCEEDED') return reliefTransitions;
      if (status !== 'RUNNING') throw new Error(`the release ${status}`);
      await delay(100);
      // Past the time that the index is given to settle.
      clock.advance(10_000);
    }
  } finally {
    await engine.close();
  }
}
