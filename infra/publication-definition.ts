/** Names or ARNs of the functions that serve the states. */
export type PublicationFunctions = {
  readonly freezeRelease: string;
  readonly composeLane: string;
  readonly assembleRelease: string;
  readonly awaitApproval: string;
  readonly writeLedgerLane: string;
  readonly publishRelease: string;
  readonly deliverRelease: string;
  readonly reconcileRelease: string;
};

/** A fault that passes is ridden out here; what remains after about eight minutes rests for an hour (below). */
const retry = [
  {
    ErrorEquals: ['States.ALL'],
    IntervalSeconds: 2,
    BackoffRate: 2,
    MaxAttempts: 8,
    MaxDelaySeconds: 120,
    JitterStrategy: 'FULL',
  },
];

/** Seconds for the index of determinations to hold everything up to the cut-off; it lags behind by less than one. */
const settleSeconds = 60;

/** What a person or another system must mend is looked at again each hour: over a month within an execution's history. */
const restSeconds = 3_600;

/** Somebody has paused the release; an execution's history has room for days of that. */
const holdSeconds = 300;
const paused = '{% $exists($states.input.paused) and $states.input.paused %}';

/** A token is renewed so often that none grows old; nothing is decided when its clock runs out. */
const approvalSeconds = 14 * 86_400;

const position =
  "{% $sift($states.input, function($value, $name) { $name != 'done' and $name != 'paused' }) %}";
const own = '$states.context.Execution.Input';
const release = { campaignId: `{% ${own}.campaignId %}`, release: `{% ${own}.release %}` };

/**
 * Publication of one release, as Amazon States Language in JSONata: order, retries, clocks, and no rule. No step ends
 * the execution by failing: it rests and begins again where it stopped, because a name can be executed only once.
 * About sixty transitions, however many reports. `partition` may be a CloudFormation token.
 */
export function publicationDefinition(functions: PublicationFunctions, partition: string): object {
  const invoke = `arn:${partition}:states:::lambda:invoke`;
  const task = (name: string, state: string, payload: unknown) => ({
    Type: 'Task',
    Resource: invoke,
    Arguments: { FunctionName: name, Payload: payload },
    Output: '{% $states.result.Payload %}',
    Retry: retry,
    // What came in goes on to the rest, and from there to the same state again.
    Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.input %}', Next: `Rest${state}` }],
  });
  const rest = (state: string) => ({ [`Rest${state}`]: { Type: 'Wait', Seconds: restSeconds, Next: state } });
  const hold = (state: string) => ({ [`Hold${state}`]: { Type: 'Wait', Seconds: holdSeconds, Next: state } });
  const step = (name: string, state: string, next: object) => ({
    [state]: { ...task(name, state, release), ...next },
    ...rest(state),
  });
  /** Runs one function over items side by side; each comes back until it says that it is done. */
  const each = (name: string, state: string, items: string, next: string) => ({
    [`${state}All`]: {
      Type: 'Map',
      Items: `{% ${items} %}`,
      MaxConcurrency: 8,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'INLINE' },
        StartAt: state,
        States: {
          // What a function answers besides its position is not its next input.
          [state]: { ...task(name, state, position), Next: `${state}Done` },
          [`${state}Done`]: {
            Type: 'Choice',
            Choices: [
              { Condition: '{% $states.input.done %}', Next: `${state}End` },
              { Condition: paused, Next: `Hold${state}` },
            ],
            Default: state,
          },
          ...hold(state),
          [`${state}End`]: { Type: 'Succeed', Output: {} },
          ...rest(state),
        },
      },
      Output: {},
      Next: next,
    },
  });
  return {
    Comment: 'Publication of one release: freeze, compose, two persons, ledger, lists, deliveries, receipts',
    QueryLanguage: 'JSONata',
    StartAt: 'Freeze',
    States: {
      ...step(functions.freezeRelease, 'Freeze', {
        Assign: {
          lanes: '{% $states.result.Payload.lanes %}',
          deliveries: '{% $states.result.Payload.deliveries %}',
        },
        Next: 'Settle',
      }),
      Settle: { Type: 'Wait', Seconds: settleSeconds, Next: 'ComposeAll' },
      ...each(functions.composeLane, 'Compose', '$lanes', 'Assemble'),
      ...step(functions.assembleRelease, 'Assemble', { Next: 'AwaitApproval' }),
      AwaitApproval: {
        Type: 'Task',
        Resource: `${invoke}.waitForTaskToken`,
        Arguments: {
          FunctionName: functions.awaitApproval,
          Payload: { ...release, taskToken: '{% $states.context.Task.Token %}' },
        },
        TimeoutSeconds: approvalSeconds,
        Output: '{% $states.result %}',
        Retry: retry.map(one => ({ ...one, ErrorEquals: ['States.TaskFailed'] })),
        Catch: [
          { ErrorEquals: ['States.Timeout'], Next: 'AwaitApproval' },
          { ErrorEquals: ['States.ALL'], Next: 'RestAwaitApproval' },
        ],
        Next: 'Decided',
      },
      ...rest('AwaitApproval'),
      Decided: {
        Type: 'Choice',
        Choices: [{ Condition: "{% $states.input.decision = 'approved' %}", Next: 'WriteLedgerAll' }],
        Default: 'TurnedDown',
      },
      TurnedDown: { Type: 'Succeed' },
      ...each(functions.writeLedgerLane, 'WriteLedger', '$lanes', 'PublishLists'),
      ...step(functions.publishRelease, 'PublishLists', { Next: 'Published' }),
      Published: {
        Type: 'Choice',
        Choices: [{ Condition: paused, Next: 'HoldPublishLists' }],
        Default: 'DeliverAll',
      },
      ...hold('PublishLists'),
      ...each(functions.deliverRelease, 'Deliver', '$deliveries', 'Reconcile'),
      ...step(functions.reconcileRelease, 'Reconcile', { Next: 'Done' }),
      Done: { Type: 'Succeed' },
    },
  };
}
