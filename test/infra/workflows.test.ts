import aslValidator from 'asl-validator';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { synthesised } from './synthesised.ts';

const { ofType } = synthesised();

/** The definition as Step Functions gets it: intrinsic functions replaced by a name of the right form. */
const Definition = z
  .union([z.string(), z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) })])
  .transform(text =>
    typeof text === 'string'
      ? text
      : text['Fn::Join'][1].map(part => (typeof part === 'string' ? part : 'aws')).join(''),
  );
const Machine = z.object({
  DefinitionString: Definition,
  StateMachineType: z.literal('STANDARD'),
  LoggingConfiguration: z.object({ IncludeExecutionData: z.literal(false) }),
});
const States = z.object({ QueryLanguage: z.literal('JSONata'), States: z.record(z.string(), z.unknown()) });

describe.each(ofType('AWS::StepFunctions::StateMachine').map(one => [one.id, one.Properties] as const))(
  '%s',
  (_, properties) => {
    const definition: unknown = JSON.parse(Machine.parse(properties).DefinitionString);

    it('is a definition that Step Functions takes', () => {
      const { isValid, errors } = aslValidator(States.loose().parse(definition));
      expect(errors).toEqual([]);
      expect(isValid).toBe(true);
    });

    it('calls its own functions and nothing else', () => {
      const called = [...JSON.stringify(definition).matchAll(/"Resource":"([^"]+)"/g)].map(
        ([, found]) => found,
      );
      const own = ['arn:aws:states:::lambda:invoke', 'arn:aws:states:::lambda:invoke.waitForTaskToken'];
      expect(called).toContain(own[0]);
      expect(called.filter(one => one === undefined || !own.includes(one))).toEqual([]);
    });
  },
);
