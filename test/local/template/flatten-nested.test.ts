import { expect, it } from 'vitest';
import { CloudFormationTemplate } from '../../../local/template/cloudformation-template.ts';
import { flattenNested } from '../../../local/template/flatten-nested.ts';

const first = 'a'.repeat(64);
const second = 'b'.repeat(64);
const nested = (hash: string, Parameters: object = {}) => ({
  Type: 'AWS::CloudFormation::Stack',
  Properties: { Parameters, TemplateURL: { 'Fn::Join': ['', ['https://bucket/', `${hash}.json`]] } },
});
const templates: Record<string, object> = {
  [first]: {
    Parameters: { Table: { Type: 'String' } },
    Resources: { Reader: { Type: 'Function', Properties: { table: { Ref: 'Table' } } } },
    Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Reader', 'Arn'] } } },
  },
  [second]: {
    Parameters: { Called: { Type: 'String' } },
    Resources: {
      Caller: { Type: 'Function', Properties: { calls: { Ref: 'Called' }, in: { Ref: 'AWS::Region' } } },
    },
    Outputs: { Calls: { Value: { Ref: 'Called' } } },
  },
};
const flat = (resources: object) =>
  flattenNested(CloudFormationTemplate.parse({ Resources: resources }), hash => templates[hash]);

it('puts nested resources beside the others, with what they are given and what they put out', () => {
  const { Resources } = flat({
    Notes: { Type: 'Table' },
    One: nested(first, { Table: { Ref: 'Notes' } }),
    Two: nested(second, { Called: { 'Fn::GetAtt': ['One', 'Outputs.Arn'] } }),
    Door: { Type: 'Route', Properties: { to: { 'Fn::GetAtt': ['Two', 'Outputs.Calls'] } } },
  });
  expect(Resources).toEqual({
    Notes: { Type: 'Table', Properties: {} },
    Door: { Type: 'Route', Properties: { to: { 'Fn::GetAtt': ['Reader', 'Arn'] } } },
    Reader: { Type: 'Function', Properties: { table: { Ref: 'Notes' } } },
    Caller: {
      Type: 'Function',
      Properties: { calls: { 'Fn::GetAtt': ['Reader', 'Arn'] }, in: { Ref: 'AWS::Region' } },
    },
  });
});

it('refuses two resources of one name and an output that is not there', () => {
  expect(() => flat({ Reader: { Type: 'Table' }, One: nested(first) })).toThrow(
    'two stacks have a resource Reader',
  );
  const door = { Type: 'Route', Properties: { to: { 'Fn::GetAtt': ['One', 'Outputs.Name'] } } };
  expect(() => flat({ One: nested(first), Door: door })).toThrow('One has no output Outputs.Name');
});
