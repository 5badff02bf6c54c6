import * as z from 'zod';
import type { TemplateReader } from './template-reader.ts';

/** One state machine, its definition read and its substitutions made. */
export type MachinePlan = { arn: string; name: string; definition: unknown };

export function planMachines(reader: TemplateReader): MachinePlan[] {
  const schema = z.object({
    StateMachineName: z.string().optional(),
    StateMachineType: z.literal('STANDARD').optional(),
    DefinitionString: z.string().optional(),
    Definition: z.record(z.string(), z.unknown()).optional(),
    DefinitionSubstitutions: z.record(z.string(), z.coerce.string()).default({}),
  });
  const inert = [
    'RoleArn',
    'LoggingConfiguration',
    'TracingConfiguration',
    'Tags',
    'EncryptionConfiguration',
  ];
  return reader
    .read('AWS::StepFunctions::StateMachine', schema, inert)
    .flatMap(({ logicalId, identity, arn, properties }) => {
      const plan = reader.attempt(logicalId, () => {
        const text = properties.DefinitionString ?? JSON.stringify(properties.Definition);
        if (text === undefined) throw new Error('it has no definition');
        const substituted = text.replaceAll(
          /\$\{([A-Za-z0-9_]+)\}/g,
          (whole, name: string) => properties.DefinitionSubstitutions[name] ?? whole,
        );
        const definition: unknown = JSON.parse(substituted);
        return { arn, name: identity.attributes['Name'] ?? logicalId, definition };
      });
      return plan === undefined ? [] : [plan];
    });
}
