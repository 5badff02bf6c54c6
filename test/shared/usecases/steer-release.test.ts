import { describe, expect, it } from 'vitest';
import { laneCount } from '../../../shared/domain/determined-report.ts';
import { later } from '../../../shared/domain/moment.ts';
import { composeLane } from '../../../shared/usecases/compose-lane.ts';
import { decideRelease } from '../../../shared/usecases/decide-release.ts';
import { deliverRelease } from '../../../shared/usecases/deliver-release.ts';
import { freezeRelease } from '../../../shared/usecases/freeze-release.ts';
import { getRelease } from '../../../shared/usecases/get-release.ts';
import { publishRelease } from '../../../shared/usecases/publish-release.ts';
import { steerRelease } from '../../../shared/usecases/steer-release.ts';
import { writeLedgerLane } from '../../../shared/usecases/write-ledger-lane.ts';
import {
  anOrganisation,
  aPerson,
  callOf,
  campaignId,
  dueAt,
  numbered,
  publicationWorld,
} from './publication-world.ts';

const name = { campaignId, release: numbered(1) };
const hour = later(dueAt, 3_600_000);
const never = () => false;
const reason = '下游系统检修';
const pause = { action: 'pause', reason } as const;

describe('a release that is paused', () => {
  it('composes, writes, publishes and delivers nothing until it is resumed', async () => {
    const world = publicationWorld([aPerson('li'), anOrganisation(1)]);
    const { ports } = world;
    const steer = (steering: Parameters<typeof steerRelease>[2]) =>
      steerRelease(ports, name, steering, callOf('qian', hour));
    const plan = await freezeRelease(ports, name, dueAt);
    const [lane] = plan.lanes;
    const [, site] = plan.deliveries;
    if (lane === undefined || site === undefined) throw new Error('no plan');
    const held = { done: false, paused: true };

    expect(await steer(pause)).toMatchObject({ ok: true, value: { paused: { reason, at: hour } } });
    expect(await composeLane(ports, lane, never)).toMatchObject(held);
    expect(ports.files.sealed.size).toBe(0);
    expect(await steer({ action: 'resume' })).toMatchObject({ ok: true, value: { paused: null } });
    await world.compose();
    await world.approve();

    await steer(pause);
    expect(await writeLedgerLane(ports, lane, never)).toMatchObject(held);
    expect(await publishRelease(ports, name, hour)).toEqual({ paused: true });
    expect(ports.files.published.size).toBe(0);
    await steer({ action: 'resume' });
    expect(await publishRelease(ports, name, hour)).toEqual({ paused: false });

    await steer(pause);
    expect(await deliverRelease(ports, site, hour, never)).toMatchObject(held);
    expect(world.disclosure.rows).toEqual([]);
    await steer({ action: 'resume' });
    expect(await deliverRelease(ports, site, hour, never)).toMatchObject({ done: true, accepted: 1 });
  });

  it('is paused once, and resumed where it is paused; the same call again is the same', async () => {
    const world = publicationWorld([aPerson('li')]);
    await freezeRelease(world.ports, name, dueAt);
    const call = callOf('qian');
    const again = () => steerRelease(world.ports, name, pause, call);
    expect([(await again()).ok, (await again()).ok]).toEqual([true, true]);
    const refused = await steerRelease(world.ports, name, pause, callOf('sun'));
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'wrong-status' } });
    await steerRelease(world.ports, name, { action: 'resume' }, callOf('sun'));
    const twice = await steerRelease(world.ports, name, { action: 'resume' }, callOf('sun'));
    expect(twice).toMatchObject({ ok: false, refusal: { code: 'wrong-status' } });
  });
});

describe('a release that is cancelled', () => {
  const cancel = { action: 'cancel', reason: '数据源尚未收齐' } as const;

  it('ends before anything of it is approved, and takes no approval any more', async () => {
    const world = publicationWorld([aPerson('li'), anOrganisation(1)]);
    await world.compose();
    world.ports.releases.tasks.set(`${campaignId}#0001`, 'token');
    const done = await steerRelease(world.ports, name, cancel, callOf('qian'));
    expect(done).toMatchObject({ ok: true, value: { status: 'rejected' } });
    expect(world.answers).toEqual([{ token: 'token', output: { decision: 'rejected' } }]);
    const manifestHash = (await world.stateOf()).composed?.manifestHash;
    if (manifestHash === undefined) throw new Error('not composed');
    const late = await decideRelease(world.ports, name, { decision: 'approve', manifestHash }, callOf('sun'));
    expect(late).toMatchObject({ ok: false, refusal: { code: 'wrong-status' } });
  });

  it('stops composing where it is cancelled meanwhile, and stands once it is approved', async () => {
    const world = publicationWorld([aPerson('li')]);
    const { lanes } = await freezeRelease(world.ports, name, dueAt);
    await steerRelease(world.ports, name, cancel, callOf('qian'));
    for (const lane of lanes)
      expect(await composeLane(world.ports, lane, never)).toMatchObject({ done: true });
    expect(world.ports.files.sealed.size).toBe(0);

    const other = publicationWorld([aPerson('li')]);
    await other.compose();
    await other.approve();
    expect(await steerRelease(other.ports, name, cancel, callOf('qian'))).toMatchObject({
      ok: false,
      refusal: { code: 'wrong-status' },
    });
  });
});

it('a release is driven again as an execution of its own, once for each call, and not after its end', async () => {
  const world = publicationWorld([aPerson('li')]);
  const starts: unknown[] = [];
  const startPublication = async (...given: unknown[]) => void starts.push(given);
  const ports = { ...world.ports, workflows: { ...world.ports.workflows, startPublication } };
  await world.compose();
  const call = callOf('qian');
  await steerRelease(ports, name, { action: 'redrive' }, call);
  await steerRelease(ports, name, { action: 'redrive' }, call);
  expect(starts[0]).toEqual([campaignId, 1, expect.stringMatching(/^[0-9a-f]{16}$/)]);
  expect(starts[1]).toEqual(starts[0]);
  await world.approve();
  await world.finish();
  expect((await steerRelease(ports, name, { action: 'redrive' }, callOf('qian'))).ok).toBe(false);
});

it('its view tells how far it is, at what pace, and how long that leaves', async () => {
  const world = publicationWorld([aPerson('li'), aPerson('wang'), anOrganisation(1)]);
  const { ports } = world;
  const view = async (now = hour) => {
    const found = await getRelease(ports, name, callOf('qian', now));
    if (!found.ok) throw new Error('no release');
    return found.value.progress;
  };
  const { lanes, deliveries } = await freezeRelease(ports, name, dueAt);
  expect(await view()).toMatchObject({
    step: 'composing',
    done: 0,
    of: laneCount,
    perSecond: null,
    remainingSeconds: null,
  });
  for (const lane of lanes.slice(0, laneCount / 4)) {
    let position = { ...lane, done: false };
    while (!position.done) position = await composeLane(ports, lane, never);
  }
  expect(await view()).toMatchObject({ done: laneCount / 4, remainingSeconds: 3 * 3600 });
  await world.compose();
  await world.approve();
  expect(await view()).toBeNull();
  for (const lane of lanes) await writeLedgerLane(ports, lane, never);
  await publishRelease(ports, name, hour);
  const [points] = deliveries;
  if (points === undefined) throw new Error('no plan');
  await deliverRelease(ports, points, hour, never);
  expect(await view(later(hour, 10_000))).toMatchObject({
    step: 'delivering',
    unit: 'rows',
    done: 2,
    of: 3,
    perSecond: 0.2,
    remainingSeconds: 5,
  });
});
