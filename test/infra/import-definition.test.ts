import { expect, it } from 'vitest';
import { importDefinition } from '../../infra/import-definition.ts';
import type { importSteps } from '../../shared/contract/import-steps.ts';
import { FunctionError, HOUR_MS, runningEngine } from '../local/step-functions/running-engine.ts';

const names = {
  followImport: 'followImport',
  readImport: 'readImport',
  annotateImport: 'annotateImport',
  actImport: 'actImport',
  returnImport: 'returnImport',
} satisfies Record<keyof typeof importSteps, string>;
// The engine wants a state machine; what was built is plain data.
const definition = importDefinition(names, 'aws') as { StartAt: string; States: object };
const importId = '0123456789abcdefghjkmnpqrs';

type Turns = Partial<Record<keyof typeof names, readonly object[]>>;

/** Each step answers its turns one after the other; an error among them is thrown. */
async function running(turns: Turns) {
  const called: string[] = [];
  const left = new Map(Object.entries(turns).map(([name, own]) => [name, [...own]]));
  const step = (name: string) => async (payload: unknown) => {
    called.push(name);
    expect(payload).toEqual({ importId });
    const turn = left.get(name)?.shift();
    if (turn === undefined) throw new Error(`${name} was called once too often`);
    if (turn instanceof Error) throw turn;
    return turn;
  };
  const engine = await runningEngine(
    definition,
    Object.fromEntries(Object.keys(names).map(name => [name, step(name)])),
  );
  return { engine, called };
}
const go = (next: string, waitSeconds = 1) => ({ next, waitSeconds });

it('reads in stretches, gives back, and waits for the lead by the clock alone', async () => {
  const { engine, called } = await running({
    followImport: [go('read'), go('done')],
    readImport: [go('read'), go('read'), go('annotate')],
    annotateImport: [go('wait', 3600)],
  });
  const execution = await engine.begin({ importId });
  await engine.asleep();
  expect(called).toEqual(['followImport', 'readImport', 'readImport', 'readImport', 'annotateImport']);
  engine.clock.advance(HOUR_MS);
  expect(await engine.end(execution)).toMatchObject({ status: 'SUCCEEDED' });
  expect(called.at(-1)).toBe('followImport');
});

it('tries a step again that could not be reached', async () => {
  const { engine, called } = await running({
    followImport: [go('act')],
    actImport: [new FunctionError('Unavailable'), go('act'), go('done')],
  });
  const execution = await engine.begin({ importId });
  await engine.asleep();
  engine.clock.advance(HOUR_MS);
  expect(await engine.end(execution)).toMatchObject({ status: 'SUCCEEDED' });
  expect(called).toEqual(['followImport', 'actImport', 'actImport', 'actImport']);
});
