import * as z from 'zod';
import type { CloudFormationTemplate } from './cloudformation-template.ts';
import { localAccount } from './local-account.ts';

/** What `Ref` and `Fn::GetAtt` of one resource give. */
export type ResourceIdentity = { ref: string; attributes: Readonly<Record<string, string>> };

export type IntrinsicEvaluator = {
  /** The value with every intrinsic function replaced; `AWS::NoValue` disappears from objects and lists. */
  evaluate(value: unknown): unknown;
  /** Whether a named condition of the template holds. */
  holds(condition: string): boolean;
};

const Text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const Texts = z.array(Text);
const NamedRef = z.string();
const SubParts = z.tuple([z.string(), z.record(z.string(), z.unknown())]);

/**
 * Evaluates CloudFormation's intrinsic functions as the service would, for one account on one machine.
 * Throws on what it does not know (`Fn::ImportValue`, transforms, missing parameters), by name.
 */
export function intrinsicEvaluator(input: {
  template: CloudFormationTemplate;
  parameters: Readonly<Record<string, string>>;
  identify: (logicalId: string) => ResourceIdentity | undefined;
}): IntrinsicEvaluator {
  const { template, parameters, identify } = input;
  const pseudo: Readonly<Record<string, string>> = {
    'AWS::Partition': localAccount.partition,
    'AWS::Region': localAccount.region,
    'AWS::AccountId': localAccount.accountId,
    'AWS::URLSuffix': localAccount.urlSuffix,
    'AWS::StackName': 'local',
    'AWS::StackId': `arn:aws:cloudformation:${localAccount.region}:${localAccount.accountId}:stack/local/0`,
  };

  function ref(name: string): unknown {
    if (name === 'AWS::NoValue') return undefined;
    const given = pseudo[name];
    if (given !== undefined) return given;
    const parameter = template.Parameters[name];
    if (parameter !== undefined) {
      const value = parameters[name] ?? parameter.Default;
      if (value === undefined) throw new Error(`parameter ${name} was given no value`);
      return parameter.Type.includes('List') ? String(value).split(',') : String(value);
    }
    const identity = identify(name);
    if (identity === undefined) throw new Error(`Ref to unknown ${name}`);
    return identity.ref;
  }

  function attribute(logicalId: string, name: string): string {
    const value = identify(logicalId)?.attributes[name];
    if (value === undefined) throw new Error(`Fn::GetAtt ${logicalId}.${name} is not supported`);
    return value;
  }

  function substitute(argument: unknown): string {
    const [text, own] = typeof argument === 'string' ? [argument, {}] : SubParts.parse(argument);
    return text.replaceAll(/\$\{([^}]+)\}/g, (_whole, name: string) => {
      if (name.startsWith('!')) return `\${${name.slice(1)}}`;
      if (Object.hasOwn(own, name)) return Text.parse(evaluate(own[name]));
      const dot = name.indexOf('.');
      return dot < 0 ? Text.parse(ref(name)) : attribute(name.slice(0, dot), name.slice(dot + 1));
    });
  }

  function holds(condition: string): boolean {
    if (!Object.hasOwn(template.Conditions, condition)) throw new Error(`unknown condition ${condition}`);
    return z.boolean().parse(evaluate(template.Conditions[condition]));
  }

  const truths = (argument: unknown) => z.array(z.boolean()).parse(evaluate(argument));
  const functions: Readonly<Record<string, (argument: unknown) => unknown>> = {
    Ref: argument => ref(NamedRef.parse(argument)),
    Condition: argument => holds(NamedRef.parse(argument)),
    'Fn::GetAtt': argument => {
      const parts = typeof argument === 'string' ? argument.split('.') : Texts.parse(evaluate(argument));
      return attribute(parts[0] ?? '', parts.slice(1).join('.'));
    },
    'Fn::Join': argument => {
      const [separator, parts] = z.tuple([z.string(), z.unknown()]).parse(argument);
      return Texts.parse(evaluate(parts)).join(separator);
    },
    'Fn::Sub': substitute,
    'Fn::Select': argument => {
      const [index, list] = z.tuple([z.coerce.number(), z.array(z.unknown())]).parse(evaluate(argument));
      return list[index];
    },
    'Fn::Split': argument => {
      const [separator, text] = z.tuple([z.string(), z.string()]).parse(evaluate(argument));
      return text.split(separator);
    },
    'Fn::If': argument => {
      const [condition, yes, no] = z.tuple([z.string(), z.unknown(), z.unknown()]).parse(argument);
      return evaluate(holds(condition) ? yes : no);
    },
    'Fn::FindInMap': argument => {
      const [map, top, second] = z.tuple([z.string(), z.string(), z.string()]).parse(evaluate(argument));
      const found = template.Mappings[map]?.[top]?.[second];
      if (found === undefined) throw new Error(`Fn::FindInMap found nothing at ${map}.${top}.${second}`);
      return found;
    },
    'Fn::Equals': argument => {
      const [left, right] = z.tuple([z.unknown(), z.unknown()]).parse(evaluate(argument));
      return String(left) === String(right);
    },
    'Fn::Not': argument => !truths(argument)[0],
    'Fn::And': argument => truths(argument).every(Boolean),
    'Fn::Or': argument => truths(argument).some(Boolean),
  };

  function evaluate(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(evaluate).filter(item => item !== undefined);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [only] = entries;
    if (entries.length === 1 && only !== undefined) {
      const [name, argument] = only;
      const intrinsic = name === 'Condition' && typeof argument !== 'string' ? undefined : functions[name];
      if (intrinsic !== undefined) return intrinsic(argument);
      if (name.startsWith('Fn::')) throw new Error(`${name} is not supported`);
    }
    return Object.fromEntries(
      entries.map(([key, item]) => [key, evaluate(item)]).filter(([, item]) => item !== undefined),
    );
  }

  return { evaluate, holds };
}
