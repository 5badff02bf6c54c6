// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation's own placeholders
import { describe, expect, it } from 'vitest';
import { CloudFormationTemplate } from '../../../local/template/cloudformation-template.ts';
import { intrinsicEvaluator } from '../../../local/template/evaluate-intrinsics.ts';

function setup(parameters: Record<string, string> = {}) {
  const template = CloudFormationTemplate.parse({
    Parameters: {
      Stage: { Type: 'String', Default: 'trial' },
      Origins: { Type: 'CommaDelimitedList', Default: 'a,b' },
      Needed: { Type: 'String' },
    },
    Mappings: { Sizes: { trial: { memory: 128 }, production: { memory: 1024 } } },
    Conditions: {
      IsProduction: { 'Fn::Equals': [{ Ref: 'Stage' }, 'production'] },
      IsTrial: { 'Fn::Not': [{ Condition: 'IsProduction' }] },
    },
    Resources: { Table: { Type: 'AWS::DynamoDB::GlobalTable' } },
  });
  const identify = (id: string) =>
    id === 'Table' ? { ref: 'notes', attributes: { Arn: 'arn:notes' } } : undefined;
  return intrinsicEvaluator({ template, parameters, identify });
}

describe('intrinsic functions', () => {
  it.each<[unknown, unknown]>([
    [{ Ref: 'Table' }, 'notes'],
    [{ 'Fn::GetAtt': ['Table', 'Arn'] }, 'arn:notes'],
    [{ 'Fn::Join': ['/', ['x', { Ref: 'Table' }, 1]] }, 'x/notes/1'],
    [
      { 'Fn::Sub': '${Table}:${Table.Arn}:${!literal}:${AWS::AccountId}' },
      'notes:arn:notes:${literal}:000000000000',
    ],
    [{ 'Fn::Sub': ['${own}-${Table}', { own: { Ref: 'Stage' } }] }, 'trial-notes'],
    [{ 'Fn::Select': ['1', { 'Fn::Split': [',', 'p,q'] }] }, 'q'],
    [{ 'Fn::Select': [0, { Ref: 'Origins' }] }, 'a'],
    [{ 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'memory'] }, 128],
    [{ 'Fn::If': ['IsProduction', 'big', 'small'] }, 'small'],
    [{ kept: 1, gone: { 'Fn::If': ['IsTrial', { Ref: 'AWS::NoValue' }, 2] } }, { kept: 1 }],
    [['a', { Ref: 'AWS::NoValue' }], ['a']],
    [{ Condition: { StringEquals: { a: 'b' } } }, { Condition: { StringEquals: { a: 'b' } } }],
  ])('evaluates %j', (value, expected) => {
    expect(setup().evaluate(value)).toEqual(expected);
  });

  it('takes a given parameter before its default', () => {
    expect(setup({ Stage: 'production' }).holds('IsProduction')).toBe(true);
  });

  it.each<[unknown, string]>([
    [{ Ref: 'Needed' }, 'parameter Needed was given no value'],
    [{ Ref: 'Nowhere' }, 'Nowhere'],
    [{ 'Fn::GetAtt': ['Table', 'Color'] }, 'Table.Color'],
    [{ 'Fn::ImportValue': 'other' }, 'Fn::ImportValue'],
    [{ 'Fn::FindInMap': ['Sizes', 'none', 'memory'] }, 'Sizes.none.memory'],
  ])('refuses %j by name', (value, name) => {
    expect(() => setup().evaluate(value)).toThrow(name);
  });
});
