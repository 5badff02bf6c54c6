/** Names or ARNs of the functions that serve the states. */
export type VerificationFunctions = {
  readonly checkReport: string;
  readonly awaitDecision: string;
  readonly escalateReport: string;
};

/**
 * A fault that passes (throttling, a Lambda that could not start) is retried for about eight minutes with full jitter:
 * the longest outage of one service that this account has to ride out without a person. What remains fails the
 * execution, which an alarm shows and a redrive from the record mends.
 */
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

const own = '$states.context.Execution.Input';
const report = { reportId: `{% ${own}.reportId %}`, round: `{% ${own}.round %}` };

/**
 * Verification of one report, as Amazon States Language in JSONata. It holds the order, the retries and the clocks and
 * no rule: each step answers with the next turn, read from the report's folded status. A report that passes without
 * complications enters five states: Check, Turn, AwaitReview, Turn, Done. `partition` may be a CloudFormation token.
 */
export function verificationDefinition(functions: VerificationFunctions, partition: string): object {
  const call = (name: string) => ({
    Type: 'Task',
    Resource: `arn:${partition}:states:::lambda:invoke`,
    Arguments: { FunctionName: name, Payload: report },
    Output: '{% $states.result.Payload %}',
    Retry: retry,
    Next: 'Turn',
  });
  const wait = {
    Type: 'Task',
    Resource: `arn:${partition}:states:::lambda:invoke.waitForTaskToken`,
    Arguments: {
      FunctionName: functions.awaitDecision,
      Payload: {
        ...report,
        phase: '{% $states.input.phase %}',
        taskToken: '{% $states.context.Task.Token %}',
      },
    },
    TimeoutSeconds: '{% $states.input.waitSeconds %}',
    Output: '{% $states.result %}',
    // A clock that ran out is not a fault: it must not be tried again, it must reach a supervisor.
    Retry: retry.map(one => ({ ...one, ErrorEquals: ['States.TaskFailed'] })),
    Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Escalate' }],
    Next: 'Turn',
  };
  const to = (next: string, state: string) => ({
    Condition: `{% $states.input.next = '${next}' %}`,
    Next: state,
  });
  return {
    Comment: 'Verification of one report: check and route, await people, escalate by the clock',
    QueryLanguage: 'JSONata',
    StartAt: 'Check',
    States: {
      Check: call(functions.checkReport),
      Turn: {
        Type: 'Choice',
        Choices: [
          to('await-review', 'AwaitReview'),
          to('await-supplement', 'AwaitSupplement'),
          to('check', 'Check'),
          to('done', 'Done'),
        ],
        Default: 'UnknownTurn',
      },
      AwaitReview: wait,
      AwaitSupplement: wait,
      Escalate: call(functions.escalateReport),
      Done: { Type: 'Succeed' },
      UnknownTurn: {
        Type: 'Fail',
        Error: 'UnknownTurn',
        Cause: 'A step answered with a turn that the workflow does not know',
      },
    },
  };
}
