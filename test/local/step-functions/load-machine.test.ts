import { describe, expect, it } from 'vitest';
import { expressionsIn } from '../../../local/step-functions/jsonata-expressions.ts';
import { loadMachine } from '../../../local/step-functions/load-machine.ts';

const done = { Type: 'Succeed' };
const invoke = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true };
const named = { FunctionName: 'f' };

function load(first: object, rest: object = {}, machine: object = {}) {
  const expressions = expressionsIn({ now: () => 0, random: () => 0, uuid: () => '' });
  const definition = {
    QueryLanguage: 'JSONata',
    StartAt: 'First',
    States: { First: first, ...rest },
    ...machine,
  };
  return loadMachine('story', definition, expressions);
}

describe('loading a machine', () => {
  it('takes JSONata said for the machine or for each state', () => {
    expect(load(done).states.size).toBe(1);
    expect(load({ ...done, QueryLanguage: 'JSONata' }, {}, { QueryLanguage: undefined }).states.size).toBe(1);
  });

  it.each<[string, object, object, string]>([
    ['JSONPath', { ...done, QueryLanguage: 'JSONPath' }, {}, 'state "First": QueryLanguage must be JSONata'],
    ['an unknown type', { Type: 'Activity' }, {}, 'state "First": Type "Activity" is not supported'],
    [
      'a JSONPath field',
      { Type: 'Pass', End: true, ResultPath: '$.x' },
      {},
      'state "First": Unrecognized key: "ResultPath"',
    ],
    ['another service', { ...invoke, Resource: 'arn:aws:states:::sqs:sendMessage' }, {}, 'Resource: must be'],
    [
      'an optimised wait',
      { ...invoke, Resource: 'arn:aws:states:::lambda:invoke.sync' },
      {},
      'Resource: must be',
    ],
    ['no function', { ...invoke, Arguments: {} }, {}, 'Arguments.FunctionName'],
    [
      'an async call',
      { ...invoke, Arguments: { ...named, InvocationType: 'Event' } },
      {},
      'must be RequestResponse',
    ],
    [
      'a bad expression',
      { Type: 'Pass', Output: { a: ['{% 1 + %}'] }, End: true },
      {},
      'Output.a.0 is not JSONata',
    ],
    ['$eval', { Type: 'Pass', Output: "{% $eval('1') %}", End: true }, {}, '$eval'],
    ['nowhere to go', { Type: 'Pass' }, {}, 'needs either Next or End'],
    ['two ways to go', { Type: 'Pass', End: true, Next: 'Two' }, { Two: done }, 'needs either Next or End'],
    ['a missing target', { Type: 'Pass', Next: 'Gone' }, {}, 'goes to "Gone"'],
    ['a state never reached', done, { Two: done }, 'state "Two": is never reached'],
    [
      'a distributed map',
      {
        Type: 'Map',
        End: true,
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, StartAt: 'In', States: { In: done } },
      },
      {},
      'ItemProcessor.ProcessorConfig.Mode: must be INLINE',
    ],
    [
      'States.ALL in company',
      { ...invoke, Arguments: named, Retry: [{ ErrorEquals: ['A', 'States.ALL'] }] },
      {},
      'alone',
    ],
    [
      'States.ALL not last',
      { ...invoke, Arguments: named, Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['A'] }] },
      {},
      'must come last',
    ],
    [
      'a heartbeat longer than the timeout',
      { ...invoke, Arguments: named, TimeoutSeconds: 5, HeartbeatSeconds: 5 },
      {},
      'HeartbeatSeconds must be shorter',
    ],
    [
      'a heartbeat nobody can send',
      { ...invoke, Arguments: named, HeartbeatSeconds: '{% 5 %}' },
      {},
      'HeartbeatSeconds needs a task that waits for its token',
    ],
    ['a bad variable', { Type: 'Pass', Assign: { states: 1 }, End: true }, {}, 'cannot assign "states"'],
    ['a Wait without an end', { Type: 'Wait', End: true }, {}, 'either Seconds or Timestamp'],
    [
      'a name used twice',
      { Type: 'Parallel', End: true, Branches: [{ StartAt: 'First', States: { First: done } }] },
      {},
      'names are unique',
    ],
    [
      'an outer variable assigned inside',
      { Type: 'Pass', Assign: { n: 1 }, Next: 'Two' },
      {
        Two: {
          Type: 'Parallel',
          End: true,
          Branches: [{ StartAt: 'In', States: { In: { Type: 'Pass', Assign: { n: 2 }, End: true } } }],
        },
      },
      'assigns "n" of an outer workflow',
    ],
  ])('refuses %s, and says where', (_, first, rest, message) => {
    expect(() => load(first, rest)).toThrow(message);
  });

  it('refuses a field of the machine it does not know', () => {
    expect(() => load(done, {}, { Version: '2.0' })).toThrow('Version');
  });

  it('names everything that is wrong at once', () => {
    expect(() => load({ Type: 'Pass', Next: 'Gone' }, { Two: done })).toThrow(
      /Gone.*\n.*"Two": is never reached/,
    );
  });
});
