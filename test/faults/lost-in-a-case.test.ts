import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoCaseStore } from '../../shared/adapters/dynamo-case-store.ts';
import { dynamoRegisterStore } from '../../shared/adapters/dynamo-register-store.ts';
import { caseStateOf } from '../../shared/domain/case-fold.ts';
import { isCaseChainWhole } from '../../shared/domain/case-history.ts';
import { type Dynoxide, startDynoxide } from '../fakes/dynoxide.ts';
import { createTable } from '../fakes/tables.ts';
import { campaignId, caseWorld, got, organisation } from '../shared/usecases/case-world.ts';

let engine: Dynoxide;
let client: DynamoDBClient;
let tables = 0;
beforeAll(async () => {
  engine = await startDynoxide();
  client = engine.client();
});
afterAll(() => engine.stop());

type Calls = { left: number; when: 'before' | 'after' };

/** Every call that changes anything, cut off at one of them: before it acts, or after with its answer lost. */
function interrupted<T extends object>(port: T, names: readonly (keyof T)[], calls: Calls): T {
  const cut = Object.fromEntries(
    names.map(name => {
      const act = port[name] as (...given: unknown[]) => Promise<unknown>;
      return [
        name,
        async (...given: unknown[]) => {
          calls.left -= 1;
          if (calls.left === 0 && calls.when === 'before') throw new Error('killed');
          const answer = await act.apply(port, given);
          if (calls.left === 0) throw new Error('killed');
          return answer;
        },
      ];
    }),
  );
  return { ...port, ...cut };
}

async function world(calls: Calls) {
  tables += 1;
  const tableName = await createTable(client, 'cases', `lost-${tables}`);
  const cases = dynamoCaseStore({ client, tableName });
  const register = dynamoRegisterStore({ client, tableName });
  const told = caseWorld({
    cases: interrupted(cases, ['save'], calls),
    register: interrupted(register, ['add'], calls),
    around: (files, outbox) => {
      Object.assign(files, interrupted(files, ['publish', 'revise'], calls));
      Object.assign(outbox, interrupted(outbox, ['put'], calls));
    },
  });
  return { told, cases, register };
}

/** A listing, and a removal after it: each cut off at its n-th change, told again by nobody, mended by the sweeper alone. */
test.each(['before', 'after'] as const)(
  'killed %s any change, a decision is public once and told once',
  async when => {
    for (let nth = 1; ; nth += 1) {
      const calls: Calls = { left: 0, when };
      const { told, cases, register } = await world(calls);
      const caseId = await told.untilFinal(organisation());
      calls.left = nth;
      const answered = await told.decide(caseId, { decision: 'list' }).then(
        outcome => got(outcome).status,
        () => 'killed',
      );
      const wasCut = answered === 'killed';
      calls.left = 0;
      told.pass(1);
      await told.sweep();
      const state = caseStateOf((await cases.find(caseId)) ?? { history: [] });
      // Cut off before its first change the decision was never made; then it is made now.
      if (state.status === 'final') got(await told.decide(caseId, { decision: 'list' }));
      got(await told.decide(caseId, { decision: 'take-down', reason: '存疑' }));
      await told.deliver();
      told.pass(1);
      await told.sweep();

      const record = await cases.find(caseId);
      expect(record && isCaseChainWhole(record)).toBe(true);
      expect(record && caseStateOf(record).status).toBe('delisted');
      expect(await told.published()).toEqual([]);
      expect((await register.head(campaignId))?.manifest.revision).toBe(2);
      expect([...told.outbox.rows.values()].map(({ change }) => change.operation)).toEqual([
        'list',
        'delist',
      ]);
      if (!wasCut) {
        expect(nth).toBeGreaterThan(6);
        return;
      }
    }
  },
);
