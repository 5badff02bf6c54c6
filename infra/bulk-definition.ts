/** Name or ARN of the function that serves the one state that works. */
export type BulkFunctions = { readonly runBulkDecision: string };

/** A fault that passes is ridden out for about eight minutes; what remains fails the execution, which an alarm shows. */
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

/**
 * One bulk decision, as Amazon States Language in JSONata: order, retries and the time to undo, and no rule. The step
 * gathers or acts by the record's folded status and answers with the next turn, with its own again while it has more to
 * do. Nobody is waited for: a confirmation starts an execution of its own, and one that was taken back finds nothing to do
 * when its time has come. `partition` may be a CloudFormation token.
 */
export function bulkDefinition(functions: BulkFunctions, partition: string): object {
  const to = (next: string, state: string) => ({
    Condition: `{% $states.input.next = '${next}' %}`,
    Next: state,
  });
  return {
    Comment: 'One bulk decision: gather for a preview; once confirmed, wait for the time to undo and act',
    QueryLanguage: 'JSONata',
    StartAt: 'Run',
    States: {
      Run: {
        Type: 'Task',
        Resource: `arn:${partition}:states:::lambda:invoke`,
        Arguments: {
          FunctionName: functions.runBulkDecision,
          Payload: '{% $states.context.Execution.Input %}',
        },
        Output: '{% $states.result.Payload %}',
        Retry: retry,
        Next: 'Turn',
      },
      Turn: {
        Type: 'Choice',
        Choices: [to('run', 'Run'), to('wait', 'Wait'), to('done', 'Done')],
        Default: 'UnknownTurn',
      },
      Wait: { Type: 'Wait', Seconds: '{% $states.input.waitSeconds %}', Next: 'Run' },
      Done: { Type: 'Succeed' },
      UnknownTurn: {
        Type: 'Fail',
        Error: 'UnknownTurn',
        Cause: 'A step answered with a turn that the workflow does not know',
      },
    },
  };
}
