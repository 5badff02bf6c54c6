import * as z from 'zod';
import type { CloudFormationTemplate } from './cloudformation-template.ts';
import { type IntrinsicEvaluator, intrinsicEvaluator, type ResourceIdentity } from './evaluate-intrinsics.ts';
import { identifyResource, type LocalUrls } from './identify-resource.ts';

/** A resource of one type, its properties checked and its intrinsics replaced. */
export type ReadResource<Properties> = {
  logicalId: string;
  identity: ResourceIdentity;
  arn: string;
  properties: Properties;
};

export type TemplateReader = IntrinsicEvaluator & {
  /** The logical ids of every resource whose condition holds, with their types. */
  types: ReadonlyMap<string, string>;
  identify(logicalId: string): ResourceIdentity | undefined;
  /**
   * The resources of a type. `inert` properties mean nothing on one machine and are dropped unread; whatever else the
   * schema does not know is noted as a refusal, and the resource left out.
   */
  read<Shape extends z.ZodRawShape>(
    type: string,
    schema: z.ZodObject<Shape>,
    inert?: readonly string[],
  ): ReadResource<z.infer<z.ZodObject<Shape>>>[];
  /** Notes why a resource cannot run here. */
  refuse(logicalId: string, reason: string): void;
  /** Runs a reading step of one resource; what it throws is noted as a refusal. */
  attempt<Result>(logicalId: string, step: () => Result): Result | undefined;
  readonly refusals: readonly string[];
};

function reasonOf(fault: unknown): string {
  if (fault instanceof z.ZodError) {
    return fault.issues
      .map(issue => [issue.path.join('.'), issue.message].filter(Boolean).join(': '))
      .join('; ');
  }
  return fault instanceof Error ? fault.message : String(fault);
}

/** Opens a template for reading: resolves names once, collects every refusal so that a start names them all together. */
export function templateReader(input: {
  template: CloudFormationTemplate;
  parameters: Readonly<Record<string, string>>;
  urls: LocalUrls;
}): TemplateReader {
  const { template, parameters, urls } = input;
  const refusals: string[] = [];
  const identities = new Map<string, ResourceIdentity>();

  function identify(logicalId: string): ResourceIdentity | undefined {
    const known = identities.get(logicalId);
    const resource = template.Resources[logicalId];
    if (known !== undefined || resource === undefined) return known;
    const identity = identifyResource({ logicalId, resource, evaluate: evaluator.evaluate, urls });
    identities.set(logicalId, identity);
    return identity;
  }
  const evaluator = intrinsicEvaluator({ template, parameters, identify });

  const active = Object.entries(template.Resources).filter(
    ([, resource]) => resource.Condition === undefined || evaluator.holds(resource.Condition),
  );

  function refuse(logicalId: string, reason: string): void {
    refusals.push(`${logicalId} (${template.Resources[logicalId]?.Type}): ${reason}`);
  }

  function attempt<Result>(logicalId: string, step: () => Result): Result | undefined {
    try {
      return step();
    } catch (fault) {
      refuse(logicalId, reasonOf(fault));
      return undefined;
    }
  }

  return {
    ...evaluator,
    types: new Map(active.map(([logicalId, resource]) => [logicalId, resource.Type])),
    identify,
    read(type, schema, inert = []) {
      return active
        .filter(([, resource]) => resource.Type === type)
        .flatMap(([logicalId, resource]) => {
          const one = attempt(logicalId, () => {
            const live = Object.entries(resource.Properties).filter(([name]) => !inert.includes(name));
            const identity = identify(logicalId) ?? { ref: logicalId, attributes: {} };
            return {
              logicalId,
              identity,
              arn: identity.attributes['Arn'] ?? identity.ref,
              properties: schema.strict().parse(evaluator.evaluate(Object.fromEntries(live))),
            };
          });
          return one === undefined ? [] : [one];
        });
    },
    refuse,
    attempt,
    refusals,
  };
}
