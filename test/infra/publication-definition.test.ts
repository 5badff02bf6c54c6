import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { publicationDefinition } from '../../infra/publication-definition.ts';
import { type PublicationStepName, publicationSteps } from '../../shared/contract/publication-steps.ts';
import { later } from '../../shared/domain/moment.ts';
import { assembleRelease } from '../../shared/usecases/assemble-release.ts';
import { awaitApproval } from '../../shared/usecases/await-approval.ts';
import { composeLane } from '../../shared/usecases/compose-lane.ts';
import { deliverRelease } from '../../shared/usecases/deliver-release.ts';
import { freezeRelease } from '../../shared/usecases/freeze-release.ts';
import { publishRelease } from '../../shared/usecases/publish-release.ts';
import { reconcileRelease } from '../../shared/usecases/reconcile-release.ts';
import { steerRelease } from '../../shared/usecases/steer-release.ts';
import { writeLedgerLane } from '../../shared/usecases/write-ledger-lane.ts';
import { FunctionError, HOUR_MS, runningEngine } from '../local/step-functions/running-engine.ts';
import {
  anOrganisation,
  aPerson,
  callOf,
  campaignId,
  dueAt,
  numbered,
  publicationWorld,
} from '../shared/usecases/publication-world.ts';

const names = Object.fromEntries(Object.keys(publicationSteps).map(name => [name, name])) as Record<
  PublicationStepName,
  string
>;
// The engine wants a state machine; what was built is plain data.
const definition = publicationDefinition(names, 'aws') as { StartAt: string; States: object };
const input = { campaignId, release: 1 };

/** The engine over the real use cases, each behind its own strict schemas as behind the door of its Lambda. */
async function running(records: Parameters<typeof publicationWorld>[0], broken = new Set<string>()) {
  const world = publicationWorld(records);
  const { ports } = world;
  const now = later(dueAt, 1_000);
  // Time is up after every part, so that each loop of the machine is gone through.
  const outOfTime = () => true;
  const step =
    <N extends PublicationStepName>(
      name: N,
      run: (given: z.output<(typeof publicationSteps)[N]['input']>) => Promise<unknown>,
    ) =>
    async (payload: never) => {
      if (broken.has(name)) throw new FunctionError('Unavailable');
      const given = publicationSteps[name].input.parse(payload) as z.output<
        (typeof publicationSteps)[N]['input']
      >;
      return publicationSteps[name].output.parse((await run(given)) ?? {});
    };
  const engine = await runningEngine(definition, {
    freezeRelease: step('freezeRelease', name => freezeRelease(ports, name, now)),
    composeLane: step('composeLane', position => composeLane(ports, position, outOfTime)),
    assembleRelease: step('assembleRelease', name => assembleRelease(ports, name, now)),
    awaitApproval: step('awaitApproval', ({ taskToken, ...name }) => awaitApproval(ports, name, taskToken)),
    writeLedgerLane: step('writeLedgerLane', position => writeLedgerLane(ports, position, outOfTime)),
    publishRelease: step('publishRelease', name => publishRelease(ports, name, now)),
    deliverRelease: step('deliverRelease', position => deliverRelease(ports, position, now, outOfTime)),
    reconcileRelease: step('reconcileRelease', name => reconcileRelease(ports, name, now)),
  });
  return { world, engine };
}

const records = () => [
  ...Array.from({ length: 30 }, (_, index) => aPerson(`person-${index}`)),
  ...Array.from({ length: 5 }, (_, index) => anOrganisation(index)),
];

describe('the publication workflow', () => {
  it('goes from the freeze to reconciled receipts, waiting for the index and for two persons', async () => {
    const { world, engine } = await running(records());
    const execution = await engine.begin(input);
    await engine.entered(execution, 'Settle');
    expect(world.ports.files.sealed.size).toBe(0);
    engine.clock.advance(60_000);
    await engine.entered(execution, 'AwaitApproval');
    await engine.until(() => engine.calls.some(({ functionName }) => functionName === 'awaitApproval'));
    expect(world.ports.ledger.rows.size).toBe(0);
    await engine.until(() => world.ports.releases.tasks.size > 0);
    await world.approve();
    expect(world.answers.at(-1)?.output).toEqual({ decision: 'approved' });
    await answer(engine, world);
    const ended = await engine.end(execution);
    expect(ended).toMatchObject({ status: 'SUCCEEDED' });
    expect((await world.stateOf()).status).toBe('reconciled');
    expect(world.points.rows).toHaveLength(30);
    expect(world.disclosure.rows).toHaveLength(5);
    expect(engine.alarms).toEqual([]);
  });

  it('ends quietly when it is turned down, with nothing published', async () => {
    const { world, engine } = await running(records());
    const execution = await engine.begin(input);
    await engine.entered(execution, 'Settle');
    engine.clock.advance(60_000);
    await engine.until(() => engine.calls.some(({ functionName }) => functionName === 'awaitApproval'));
    await engine.until(() => world.ports.releases.tasks.size > 0);
    await answer(engine, world, { decision: 'rejected' });
    expect(await engine.end(execution)).toMatchObject({ status: 'SUCCEEDED' });
    expect(world.ports.files.published.size).toBe(0);
    expect(engine.calls.map(({ functionName }) => functionName)).not.toContain('writeLedgerLane');
  });

  it('waits where it is paused, step by step, and goes on within five minutes once it is resumed', async () => {
    const { world, engine } = await running(records());
    const steer = async (action: 'pause' | 'resume') => {
      const steering = action === 'pause' ? { action, reason: '检修' } : { action };
      const done = await steerRelease(
        world.ports,
        { campaignId, release: numbered(1) },
        steering,
        callOf('qian'),
      );
      expect(done.ok).toBe(true);
    };
    const passing = (done: () => boolean) =>
      engine.until(() => {
        if (!done()) engine.clock.advance(60_000);
        return done();
      });
    const execution = await engine.begin(input);
    await engine.entered(execution, 'Settle');
    await steer('pause');
    engine.clock.advance(60_000);
    await engine.entered(execution, 'HoldCompose');
    await steer('resume');
    await passing(() => world.ports.releases.tasks.size > 0);
    await world.approve();
    await steer('pause');
    await answer(engine, world);
    await engine.entered(execution, 'HoldWriteLedger');
    expect(world.ports.files.published.size).toBe(0);
    await steer('resume');
    await passing(() => world.points.rows.length === 30);
    expect(await engine.end(execution)).toMatchObject({ status: 'SUCCEEDED' });
    expect((await world.stateOf()).status).toBe('reconciled');
  });

  it('rests where a step fails for long, and goes on from there when it is mended', async () => {
    const broken = new Set(['assembleRelease']);
    const { engine } = await running(records(), broken);
    const execution = await engine.begin(input);
    await engine.entered(execution, 'Settle');
    engine.clock.advance(60_000);
    await engine.entered(execution, 'Assemble');
    for (let tries = 0; tries < 8; tries += 1) {
      await engine.asleep();
      engine.clock.advance(120_000);
      await engine.until(
        () =>
          engine.calls.filter(({ functionName }) => functionName === 'assembleRelease').length > tries + 1,
      );
    }
    await engine.entered(execution, 'RestAssemble');
    broken.clear();
    engine.clock.advance(HOUR_MS);
    await engine.entered(execution, 'AwaitApproval');
  });
});

type Running = Awaited<ReturnType<typeof running>>;

async function answer(
  engine: Running['engine'],
  world: Running['world'],
  output: object = { decision: 'approved' },
) {
  const token = [...world.ports.releases.tasks.values()].at(-1);
  await engine
    .client()
    .send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify(output) }));
}
