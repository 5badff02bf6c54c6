/** Names or ARNs of the functions that serve the states. */
export type ImportFunctions = {
  readonly followImport: string;
  readonly readImport: string;
  readonly annotateImport: string;
  readonly actImport: string;
  readonly returnImport: string;
};

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
 * Reading, acting and returning of one import, as Amazon States Language in JSONata: order, retries and clocks, and no
 * rule. Each step answers with the next turn, read from the import's folded status, and with its own turn again while it
 * has more to do. Nobody is waited for by token: a confirmation starts an execution of its own, and a clock that runs out
 * after somebody decided finds nothing to do. `partition` may be a CloudFormation token.
 */
export function importDefinition(functions: ImportFunctions, partition: string): object {
  const call = (name: string) => ({
    Type: 'Task',
    Resource: `arn:${partition}:states:::lambda:invoke`,
    Arguments: {
      FunctionName: name,
      Payload: { importId: '{% $states.context.Execution.Input.importId %}' },
    },
    Output: '{% $states.result.Payload %}',
    Retry: retry,
    Next: 'Turn',
  });
  const to = (next: string, state: string) => ({
    Condition: `{% $states.input.next = '${next}' %}`,
    Next: state,
  });
  return {
    Comment: 'One import: read in stretches, give back with notes, act once confirmed, platform check',
    QueryLanguage: 'JSONata',
    StartAt: 'Follow',
    States: {
      Follow: call(functions.followImport),
      Turn: {
        Type: 'Choice',
        Choices: [
          to('read', 'Read'),
          to('annotate', 'Annotate'),
          to('act', 'Act'),
          to('return', 'Return'),
          to('wait', 'Wait'),
          to('done', 'Done'),
        ],
        Default: 'UnknownTurn',
      },
      Read: call(functions.readImport),
      Annotate: call(functions.annotateImport),
      Act: call(functions.actImport),
      Return: call(functions.returnImport),
      Wait: { Type: 'Wait', Seconds: '{% $states.input.waitSeconds %}', Next: 'Follow' },
      Done: { Type: 'Succeed' },
      UnknownTurn: {
        Type: 'Fail',
        Error: 'UnknownTurn',
        Cause: 'A step answered with a turn that the workflow does not know',
      },
    },
  };
}
