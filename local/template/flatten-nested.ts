import * as z from 'zod';
import { CloudFormationTemplate } from './cloudformation-template.ts';

const NestedStack = z.object({
  Parameters: z.record(z.string(), z.unknown()).default({}),
  TemplateURL: z.unknown(),
});
const Reference = z.strictObject({ Ref: z.string() });
const Attribute = z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });
const OUTPUT = /^Outputs\.(.+)$/;
/** The name under which CDK uploads a template: its SHA-256. */
const UPLOADED = /([0-9a-f]{64})\.json/;

/**
 * One template that says the same as `root` with the stacks nested in it: their resources stand beside its own, their
 * parameters are what the root gives them, their outputs what they come to. Logical ids stay as they are; two of one
 * name are refused. `load` finds a nested template by the hash under which it would be uploaded.
 */
export function flattenNested(
  root: CloudFormationTemplate,
  load: (hash: string) => unknown,
): CloudFormationTemplate {
  const outputs = new Map<string, unknown>();
  const parts = Object.entries(root.Resources)
    .filter(([, { Type }]) => Type === 'AWS::CloudFormation::Stack')
    .map(([id, { Properties }]) => {
      const { Parameters, TemplateURL } = NestedStack.parse(Properties);
      const hash = UPLOADED.exec(JSON.stringify(TemplateURL))?.[1];
      if (hash === undefined) throw new Error(`${id} does not name its template`);
      const own = CloudFormationTemplate.parse(load(hash));
      const told = replaceIn(own, node => {
        const name = Reference.safeParse(node).data?.Ref;
        return name !== undefined && Object.hasOwn(Parameters, name)
          ? { value: Parameters[name] }
          : undefined;
      });
      const part = CloudFormationTemplate.parse(told);
      for (const [name, output] of Object.entries(part.Outputs)) outputs.set(`${id}.${name}`, output.Value);
      return { id, part };
    });
  if (parts.length === 0) return root;

  const nested = new Set(parts.map(({ id }) => id));
  const own = Object.entries(root.Resources).filter(([id]) => !nested.has(id));
  const flat = {
    ...root,
    Resources: joined('resource', [Object.fromEntries(own), ...parts.map(({ part }) => part.Resources)]),
    Conditions: joined('condition', [root.Conditions, ...parts.map(({ part }) => part.Conditions)]),
    Mappings: joined('mapping', [root.Mappings, ...parts.map(({ part }) => part.Mappings)]),
  };
  const resolve = (node: unknown): { value: unknown } | undefined => {
    const [id, attribute] = Attribute.safeParse(node).data?.['Fn::GetAtt'] ?? [];
    if (id === undefined || attribute === undefined || !nested.has(id)) return undefined;
    const name = OUTPUT.exec(attribute)?.[1];
    if (name === undefined || !outputs.has(`${id}.${name}`))
      throw new Error(`${id} has no output ${attribute}`);
    // An output may itself be made of what another nested stack puts out.
    return { value: replaceIn(outputs.get(`${id}.${name}`), resolve) };
  };
  return CloudFormationTemplate.parse(replaceIn(flat, resolve));
}

/** `node` with everything replaced for which `replacement` has a value; what was put in is not looked at again. */
function replaceIn(node: unknown, replacement: (node: unknown) => { value: unknown } | undefined): unknown {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map(one => replaceIn(one, replacement));
  const found = replacement(node);
  if (found !== undefined) return found.value;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, replaceIn(value, replacement)]));
}

function joined<T>(what: string, sections: readonly Readonly<Record<string, T>>[]): Record<string, T> {
  const all: Record<string, T> = {};
  for (const [name, value] of sections.flatMap(section => Object.entries(section))) {
    if (Object.hasOwn(all, name)) throw new Error(`two stacks have a ${what} ${name}`);
    all[name] = value;
  }
  return all;
}
