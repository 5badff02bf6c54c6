import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { FrameRow } from './frames.ts';
import type { Expressions } from './jsonata-expressions.ts';
import { loadMachine, type Machine } from './load-machine.ts';
import type { State } from './state-schemas.ts';
import type { Store } from './store.ts';

export type MachineSource = { readonly arn: string; readonly name: string; readonly definition: unknown };
const followedRow = z.object({ definition: z.string() });
const keptRow = z.object({ name: z.string(), json: z.string() });

type RegisteredMachine = { arn: string; name: string; json: string; hash: string; machine: Machine };

/**
 * The machines of this run, and the definitions that older executions still follow: as on AWS, an execution keeps
 * the definition it started with. Throws for a machine that cannot run here.
 */
export function openMachines(store: Store, expressions: Expressions, sources: readonly MachineSource[]) {
  const loaded = new Map<string, Machine>();
  const registered = new Map<string, RegisteredMachine>();
  for (const { arn, name, definition } of sources) {
    if (!/^arn:aws[a-z-]*:states:[^:]*:[^:]*:stateMachine:[^:]+$/.test(arn)) {
      throw new Error(`"${arn}" is not the ARN of a state machine`);
    }
    const json = JSON.stringify(definition) ?? 'null';
    const hash = createHash('sha256').update(json).digest('hex');
    const machine = loadMachine(name, JSON.parse(json), expressions);
    loaded.set(hash, machine);
    registered.set(arn, { arn, name, json, hash, machine });
    store.run('INSERT INTO definitions VALUES (?, ?, ?) ON CONFLICT DO NOTHING', hash, name, json);
  }

  const machineFor = (hash: string) => {
    const known = loaded.get(hash);
    if (known) return known;
    const kept = store.one(keptRow, 'SELECT name, json FROM definitions WHERE hash = ?', hash);
    if (!kept) throw new Error('an execution follows a definition that is gone');
    const machine = loadMachine(kept.name, JSON.parse(kept.json), expressions);
    loaded.set(hash, machine);
    return machine;
  };

  return {
    registered,
    stateOf(frame: FrameRow): State {
      const execution = store.one(
        followedRow,
        'SELECT definition FROM executions WHERE id = ?',
        frame.execution,
      );
      const state = execution && machineFor(execution.definition).states.get(frame.state);
      if (!state) throw new Error(`there is no state "${frame.state}"`);
      return state;
    },
    machineFor,
  };
}

export type Machines = ReturnType<typeof openMachines>;
