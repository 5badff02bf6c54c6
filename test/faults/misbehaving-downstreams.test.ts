import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { deliveryMisbehaviours, holdingMisbehaviours } from '../../local/downstream/misbehaviour.ts';
import { httpsDownstream } from '../../shared/adapters/https-downstream.ts';
import { later, type Moment } from '../../shared/domain/moment.ts';
import { disclosureChange, pointsReversal } from '../../shared/domain/outbox.ts';
import { DownstreamName } from '../../shared/domain/release-action.ts';
import { drainOutbox } from '../../shared/usecases/drain-outbox.ts';
import { reconcileDeliveries } from '../../shared/usecases/reconcile-deliveries.ts';
import { replayDeliveries } from '../../shared/usecases/replay-deliveries.ts';
import { memoryDeliveryChecks } from '../fakes/memory-delivery-checks.ts';
import { memoryRequestSigner } from '../fakes/request-signer.ts';
import { downstream } from '../local/downstream/downstream-setup.ts';
import { jsonOf } from '../local/http-api/gateway.ts';
import { zhengzhou } from '../shared/domain/zhengzhou.ts';
import {
  anOrganisation,
  aPerson,
  callOf,
  campaignId,
  codeOf,
  dueAt,
  numbered,
  publicationWorld,
  subjectIdOf,
} from '../shared/usecases/publication-world.ts';

const minute = 60_000;
const Listings = z.object({
  listings: z.array(
    z.object({ entity: z.object({ creditCode: z.string() }), annotations: z.array(z.unknown()) }),
  ),
});
const Summary = z.looseObject({ accepted: z.int(), standing: z.int().optional() });

/** One release and single changes of three days, handed to two systems over HTTP that misbehave as told. */
async function town(behaviour: string, count: number) {
  const records = [
    aPerson('li'),
    aPerson('wang'),
    aPerson('zhao'),
    ...[1, 2, 3, 4].map(one => anOrganisation(one)),
  ];
  const world = publicationWorld(records);
  const points = await downstream('points');
  const disclosure = await downstream('disclosure');
  const common = { loopback: true, signer: memoryRequestSigner(), now: () => dueAt, timeoutMillis: 150 };
  world.ports.downstreams = {
    points: httpsDownstream({ ...common, name: 'points', url: points.url }),
    disclosure: httpsDownstream({ ...common, name: 'disclosure', url: disclosure.url }),
  };
  const ports = { ...world.ports, checks: memoryDeliveryChecks() };
  let now: Moment = later(dueAt, 7_200_000);
  const wait = (minutes: number) => {
    now = later(now, minutes * minute);
  };
  for (const system of [points, disclosure]) await system.script({ behaviour, count, milliseconds: 300 });

  const release = async () => {
    await world.compose();
    await world.approve();
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const done = await world.finish(1, now).then(
        () => true,
        () => false,
      );
      if (done) return;
    }
    throw new Error('the release did not come to its end');
  };
  const decide = async () => {
    const about = (company: number) =>
      ({
        entity: { name: `郑州救灾物资${company}号有限公司`, creditCode: codeOf(company) },
        campaign: campaignId,
        list: 'red',
      }) as const;
    const text = { zh: '说明', en: 'Why' };
    const by = (step: number) => ({ record: 'case-1', step, at: later(now, step), policy: zhengzhou() });
    const annotations = [{ kind: 'objection-pending', since: now, text } as const];
    await ports.outbox.put([
      disclosureChange({ ...about(1), operation: 'annotate', annotations }, by(1)),
      disclosureChange({ ...about(2), operation: 'annotate', annotations }, by(2)),
      disclosureChange({ ...about(2), operation: 'delist', reason: text }, by(3)),
      disclosureChange({ ...about(3), operation: 'delist', reason: text }, by(4)),
      pointsReversal(
        { subjectId: subjectIdOf('li'), campaign: campaignId, grantedIn: numbered(1), points: 5 },
        by(5),
      ),
    ]);
    wait(1);
  };
  const drain = () => drainOutbox(ports, { now: () => now, outOfTime: () => false, chance: () => 0.5 });
  /** What an operations engineer does: look, mend, replay, and look again. Returns how often it took. */
  const untilEqual = async (): Promise<number> => {
    for (let round = 1; round <= 12; round += 1) {
      await drain();
      wait(70);
      for (const name of DownstreamName.options) await ports.checks.ask(name, now);
      await reconcileDeliveries(ports, () => now).catch(() => []);
      const states = await Promise.all(DownstreamName.options.map(name => ports.checks.find(name)));
      const standing = await Promise.all(
        DownstreamName.options.map(name => ports.outbox.standing(name, now)),
      );
      const equal = states.every(({ newest }) => newest?.missing === 0 && newest.unexpected === 0);
      if (equal && standing.every(({ waiting, parked }) => waiting + parked === 0)) return round;
      for (const name of DownstreamName.options) {
        const by = callOf('qian', now);
        await replayDeliveries(ports, { by, downstream: name, what: 'missing' });
        await replayDeliveries(ports, { by, downstream: name, what: 'parked' });
      }
      wait(1);
    }
    throw new Error('the two sides still differ');
  };
  return { release, decide, untilEqual, points, disclosure, ports };
}

// A system that keeps no promise at all for a while, and one that breaks a single one.
const cases = [...deliveryMisbehaviours, ...holdingMisbehaviours].flatMap(behaviour =>
  [1, 3].map(count => ({ behaviour, count })),
);

describe('a downstream that misbehaves', () => {
  it.each(cases)(
    'F14: $behaviour, $count times: ends at zero difference, nothing applied twice',
    async given => {
      const { release, decide, untilEqual, points, disclosure } = await town(given.behaviour, given.count);
      await release();
      await decide();
      await untilEqual();

      for (const { url } of [points, disclosure]) {
        const left = await jsonOf(await fetch(`${url}/_script`), z.object({ next: z.array(z.unknown()) }));
        expect(left.next).toEqual([]);
      }
      const { listings } = await jsonOf(await fetch(`${disclosure.url}/listings`), Listings);
      const shown = listings.map(({ entity, annotations }) => [entity.creditCode, annotations.length]);
      expect(shown.sort()).toEqual([
        [codeOf(1), 1],
        [codeOf(4), 0],
      ]);
      // 20 points each, five of them taken back from one.
      const summary = Summary.parse(await points.summary());
      expect(summary).toMatchObject({ accepted: 4, standing: 3 * 20 - 5 });
    },
  );
});
