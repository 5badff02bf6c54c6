import { describe, expect, it } from 'vitest';
import { later, type Moment } from '../../../shared/domain/moment.ts';
import { awaitApproval } from '../../../shared/usecases/await-approval.ts';
import { startRelease } from '../../../shared/usecases/start-release.ts';
import { sweep } from '../../../shared/usecases/sweep.ts';
import {
  aPerson,
  callOf,
  campaignId,
  dueAt,
  numbered,
  publicationWorld,
  reportIdOf,
} from './publication-world.ts';

const minute = 60_000;

function sweptWorld(records: Parameters<typeof publicationWorld>[0] = []) {
  const world = publicationWorld(records);
  const asked: Moment[] = [];
  const stuck: { reportId: ReturnType<typeof reportIdOf>; round: number }[] = [];
  const ports = {
    ...world.ports,
    reports: {
      stuckBefore: async (before: Moment) => {
        asked.push(before);
        return stuck;
      },
    },
  };
  return { ...world, stuck, asked, sweep: (now: Moment) => sweep(ports, now) };
}

describe('the sweeper', () => {
  it('starts a release when it is due, not a millisecond before, and once however often it ticks', async () => {
    const { sweep: tick, started, ports } = sweptWorld();
    await tick(later(dueAt, -1));
    expect(started).toEqual([]);
    await tick(dueAt);
    await Promise.all([tick(later(dueAt, minute)), tick(later(dueAt, minute))]);
    expect(new Set(started)).toEqual(new Set(['flood-2021-1']));
    expect((await ports.campaigns.find(campaignId))?.releases).toBe(1);
  });

  it('F10: two ticks at the same time take one number', async () => {
    const { sweep: tick, started, ports } = sweptWorld();
    await Promise.all([tick(dueAt), tick(dueAt), tick(dueAt)]);
    expect(new Set(started)).toEqual(new Set(['flood-2021-1']));
    expect((await ports.campaigns.find(campaignId))?.releases).toBe(1);
  });

  it('F9: starts again what took its number and never began, until it has begun', async () => {
    const world = sweptWorld([aPerson('li')]);
    const { startPublication } = world.ports.workflows;
    world.ports.workflows.startPublication = async () => {
      throw new Error('lost');
    };
    await expect(startRelease(world.ports, campaignId, callOf('office'))).rejects.toThrow('lost');
    world.ports.workflows.startPublication = startPublication;
    await world.sweep(later(dueAt, 2 * minute));
    expect(world.started).toEqual(['flood-2021-1']);
    await world.compose();
    await world.sweep(later(dueAt, 3 * minute));
    expect(world.started).toEqual(['flood-2021-1']);
  });

  it('F9: hands a decision back whose answer to the workflow was lost, for a day', async () => {
    const world = sweptWorld([aPerson('li')]);
    await world.compose();
    const campaign = await world.ports.campaigns.find(campaignId);
    if (campaign === null) throw new Error('no campaign');
    await world.ports.campaigns.save({ ...campaign, releases: 1, version: campaign.version + 1 });
    await awaitApproval(world.ports, { campaignId, release: numbered(1) }, 'token-1');
    await world.sweep(later(dueAt, minute));
    expect(world.answers).toEqual([]);
    await world.approve();
    world.answers.length = 0;
    await world.sweep(later(dueAt, 3_600_000 + minute));
    expect(world.answers).toEqual([{ token: 'token-1', output: { decision: 'approved' } }]);
    await world.sweep(later(dueAt, 26 * 3_600_000));
    expect(world.answers).toHaveLength(1);
  });

  it('F9: drives reports again that were handed in ten minutes ago and never routed', async () => {
    const world = sweptWorld();
    world.stuck.push({ reportId: reportIdOf(7), round: 2 });
    await world.sweep(later(dueAt, -minute));
    expect(world.asked).toEqual([later(dueAt, -11 * minute)]);
    expect(world.started).toEqual([`${reportIdOf(7)}-2`]);
  });
});
