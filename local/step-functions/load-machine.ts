import type * as z from 'zod';
import type { Expressions } from './jsonata-expressions.ts';
import {
  type Catcher,
  machineSchema,
  type Retrier,
  type State,
  stateSchemas,
  type Workflow,
} from './state-schemas.ts';
import { taskFaults } from './task-faults.ts';

/** A checked state machine. Names are unique across all its workflows, so one map holds every state. */
export type Machine = {
  readonly startAt: string;
  readonly timeoutSeconds: number | undefined;
  readonly states: ReadonlyMap<string, State>;
};

/**
 * Reads a definition (Amazon States Language, JSONata only). Throws one error that names every state and field
 * that is wrong or not supported, so that nothing is found out in the middle of an execution.
 */
export function loadMachine(name: string, definition: unknown, expressions: Expressions): Machine {
  const parsed = machineSchema.safeParse(definition);
  if (!parsed.success) throw refusal(name, complaints(parsed.error));
  const machine = parsed.data;
  const states = new Map<string, State>();
  const faults: string[] = [];

  const loadWorkflow = (
    workflow: Workflow,
    language: string | undefined,
    outerNames: ReadonlySet<string>,
  ) => {
    const own = new Map<string, State>();
    for (const [stateName, raw] of Object.entries(workflow.States)) {
      const say = (fault: string) => faults.push(`state "${stateName}": ${fault}`);
      const state = parseState(raw, say);
      if (!state) continue;
      if (states.has(stateName)) say('is named twice; names are unique across the machine');
      if ((state.QueryLanguage ?? language) !== 'JSONata')
        say('QueryLanguage must be JSONata; JSONPath is not supported');
      for (const fault of [...stateFaults(state), ...expressionFaults(state, expressions)]) say(fault);
      own.set(stateName, state);
      states.set(stateName, state);
    }
    if (own.size < Object.keys(workflow.States).length) return;

    const names = new Set(outerNames);
    for (const [stateName, state] of own) {
      for (const variable of assignedBy(state)) {
        names.add(variable);
        if (outerNames.has(variable))
          faults.push(`state "${stateName}": assigns "${variable}" of an outer workflow`);
      }
    }
    faults.push(...pathFaults(workflow.StartAt, own));
    for (const state of own.values()) {
      for (const inner of innerWorkflows(state)) loadWorkflow(inner, inner.QueryLanguage ?? language, names);
    }
  };

  loadWorkflow(machine, machine.QueryLanguage, new Set());
  if (faults.length > 0) throw refusal(name, faults);
  return { startAt: machine.StartAt, timeoutSeconds: machine.TimeoutSeconds, states };
}

function refusal(name: string, faults: readonly string[]) {
  return new Error(
    `State machine "${name}" cannot run here:\n${faults.map(fault => `- ${fault}`).join('\n')}`,
  );
}

function complaints(error: z.ZodError) {
  return error.issues.map(issue => [issue.path.join('.'), issue.message].filter(Boolean).join(': '));
}

function parseState(raw: unknown, say: (fault: string) => void): State | undefined {
  const type = typeof raw === 'object' && raw !== null && 'Type' in raw ? raw.Type : undefined;
  const schema = Object.entries(stateSchemas).find(([known]) => known === type)?.[1];
  if (!schema) {
    say(`Type ${JSON.stringify(type)} is not supported`);
    return undefined;
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  for (const complaint of complaints(parsed.error)) say(complaint);
  return undefined;
}

function innerWorkflows(state: State): readonly Workflow[] {
  if (state.Type === 'Map') return [state.ItemProcessor];
  return state.Type === 'Parallel' ? state.Branches : [];
}

function* assignBlocks(state: State): Generator<Record<string, unknown>> {
  if ('Assign' in state && state.Assign) yield state.Assign;
  if (state.Type === 'Choice') for (const rule of state.Choices) if (rule.Assign) yield rule.Assign;
  if ('Catch' in state) for (const catcher of state.Catch) if (catcher.Assign) yield catcher.Assign;
}

function assignedBy(state: State) {
  return new Set([...assignBlocks(state)].flatMap(block => Object.keys(block)));
}

function successors(state: State): readonly string[] {
  const targets: (string | undefined)[] = [];
  if ('Next' in state) targets.push(state.Next);
  if (state.Type === 'Choice') targets.push(state.Default, ...state.Choices.map(rule => rule.Next));
  if ('Catch' in state) targets.push(...state.Catch.map(catcher => catcher.Next));
  return targets.filter(target => target !== undefined);
}

/** Every state must be found and found reachable inside its own workflow. */
function pathFaults(startAt: string, states: ReadonlyMap<string, State>): readonly string[] {
  if (!states.has(startAt)) return [`StartAt "${startAt}" is not a state of its workflow`];
  const faults: string[] = [];
  const reached = new Set([startAt]);
  for (const name of reached) {
    const state = states.get(name);
    for (const target of state ? successors(state) : []) {
      if (states.has(target)) reached.add(target);
      else faults.push(`state "${name}": goes to "${target}", which is not a state of its workflow`);
    }
  }
  for (const name of states.keys()) if (!reached.has(name)) faults.push(`state "${name}": is never reached`);
  return faults;
}

function* stateFaults(state: State): Generator<string> {
  if ('Next' in state || 'End' in state) {
    if ((state.Next === undefined) === (state.End === undefined)) yield 'needs either Next or End';
  } else if (!['Choice', 'Succeed', 'Fail'].includes(state.Type)) {
    yield 'needs either Next or End';
  }
  if (state.Type === 'Wait' && (state.Seconds === undefined) === (state.Timestamp === undefined)) {
    yield 'needs either Seconds or Timestamp';
  }
  if (state.Type === 'Task') yield* taskFaults(state);
  if ('Retry' in state) {
    yield* wildcardFaults('Retry', state.Retry);
    for (const [index, { IntervalSeconds, MaxDelaySeconds }] of state.Retry.entries()) {
      if (MaxDelaySeconds !== undefined && MaxDelaySeconds <= IntervalSeconds) {
        yield `Retry.${index}: MaxDelaySeconds must be longer than IntervalSeconds`;
      }
    }
  }
  if ('Catch' in state) yield* wildcardFaults('Catch', state.Catch);
  for (const variable of assignedBy(state)) {
    if (
      variable === 'states' ||
      variable.length > 80 ||
      !/^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(variable)
    ) {
      yield `cannot assign "${variable}": not a variable name`;
    }
  }
}

function* wildcardFaults(field: string, handlers: readonly (Retrier | Catcher)[]): Generator<string> {
  for (const [index, handler] of handlers.entries()) {
    if (!handler.ErrorEquals.includes('States.ALL')) continue;
    if (handler.ErrorEquals.length > 1) yield `${field}.${index}: States.ALL must stand alone`;
    if (index < handlers.length - 1) yield `${field}.${index}: States.ALL must come last`;
  }
}

function* expressionFaults(value: unknown, expressions: Expressions, path = ''): Generator<string> {
  if (typeof value === 'string' && value.startsWith('{%')) {
    const fault = expressions.fault(value);
    if (fault) yield `${path} ${fault}`;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    // Inner workflows are read state by state, under their own names.
    if (key === 'States' || key === 'Comment') continue;
    yield* expressionFaults(part, expressions, path ? `${path}.${key}` : key);
  }
}
