import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { EnvironmentName } from '../shared/contract/environment.ts';
import type { ReliefFunction } from './relief-function.ts';
import type { Stage } from './stages.ts';

/** A state machine with the variable by which functions know it. */
export type MachinePlace = { readonly machine: StateMachine; readonly variable: EnvironmentName };

type Given<Name extends string> = {
  readonly stage: Stage;
  readonly variable: EnvironmentName;
  /** The functions that its states call, by name. */
  readonly steps: Readonly<Record<Name, ReliefFunction>>;
  /** The definition in Amazon States Language, given the address of each function. */
  readonly definition: (addresses: Readonly<Record<Name, string>>) => object;
};

/** A Standard state machine that may call its steps and nothing else. Its log keeps no data, only the way it went. */
export function workflow<const Name extends string>(
  scope: Construct,
  id: string,
  given: Given<Name>,
): MachinePlace {
  const { stage, variable, steps, definition } = given;
  const functions: [string, ReliefFunction][] = Object.entries(steps);
  const addresses = Object.fromEntries(functions.map(([name, step]) => [name, step.functionArn]));
  // Object.fromEntries forgets which names it was given; they are those of `steps`.
  const states = definition(addresses as Readonly<Record<Name, string>>);
  const machine = new StateMachine(scope, id, {
    stateMachineType: StateMachineType.STANDARD,
    definitionBody: DefinitionBody.fromString(Stack.of(scope).toJsonString(states)),
    tracingEnabled: true,
    logs: {
      destination: new LogGroup(scope, `${id}Log`, {
        retention: stage.logs.operation,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
      level: LogLevel.ALL,
      includeExecutionData: false,
    },
  });
  for (const [, step] of functions) step.grantInvoke(machine);
  return { machine, variable };
}
