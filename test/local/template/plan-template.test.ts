// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation's own placeholders
import { describe, expect, it } from 'vitest';
import { CloudFormationTemplate } from '../../../local/template/cloudformation-template.ts';
import { planTemplate } from '../../../local/template/plan-template.ts';

const urls = {
  pages: 'http://127.0.0.1:2',
  api: 'http://127.0.0.1:1',
  s3: 'http://127.0.0.1:2',
  queue: (name: string) => `http://127.0.0.1:3/${name}`,
};

function plan(Resources: object, more: object = {}) {
  const template = CloudFormationTemplate.parse({ Resources, ...more });
  return planTemplate({ template, assetsDirectory: '/assembly', parameters: {}, urls });
}

const fn = (more: object = {}) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Role: { 'Fn::GetAtt': ['NotEvenThere', 'Arn'] },
    Code: { S3Bucket: 'assets', S3Key: 'abc.zip' },
    ...more,
  },
});
const queue = { Type: 'AWS::SQS::Queue' };
const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });

describe('reading a template', () => {
  it('names everything that cannot run here, all at once', () => {
    const read = () =>
      plan({
        Cluster: { Type: 'AWS::ECS::Cluster' },
        Old: fn({ Runtime: 'nodejs20.x' }),
        Layered: fn({ Layers: ['arn:layer'] }),
        Picky: {
          Type: 'AWS::Events::Rule',
          Properties: { EventPattern: { detail: { size: [{ numeric: ['>', 1] }] } } },
        },
        Guarded: {
          Type: 'AWS::ApiGatewayV2::Route',
          Properties: {
            ApiId: 'Api',
            RouteKey: 'GET /',
            Target: 'integrations/None',
            AuthorizationType: 'AWS_IAM',
          },
        },
      });
    for (const name of ['Cluster', 'ECS::Cluster', 'Old', 'Layers', 'numeric', 'Guarded']) {
      expect(read, name).toThrow(name);
    }
  });

  it('passes over what only guards or watches in the cloud', () => {
    const inert = ['AWS::IAM::Role', 'AWS::CloudWatch::Alarm', 'AWS::Logs::LogGroup', 'AWS::CDK::Metadata'];
    const resources = Object.fromEntries(
      inert.map((Type, n) => [`Inert${n}`, { Type, Properties: { x: 1 } }]),
    );
    expect(plan(resources).resources).toEqual({});
  });

  it('gives a function its bundle, its queues and its environment with local addresses', () => {
    const { functions } = plan({
      Files: { Type: 'AWS::S3::Bucket' },
      Failed: queue,
      Worker: fn({
        Timeout: 30,
        DeadLetterConfig: { TargetArn: arnOf('Failed') },
        Environment: {
          Variables: {
            QUEUE: { Ref: 'Failed' },
            PUBLIC: { 'Fn::Join': ['', ['https://', { 'Fn::GetAtt': ['Files', 'RegionalDomainName'] }]] },
          },
        },
      }),
      Patience: {
        Type: 'AWS::Lambda::EventInvokeConfig',
        Properties: { FunctionName: { Ref: 'Worker' }, Qualifier: '$LATEST', MaximumRetryAttempts: 0 },
      },
    });
    expect(functions).toEqual([
      {
        name: 'Worker',
        arn: 'arn:aws:lambda:us-east-1:000000000000:function:Worker',
        bundleDirectory: '/assembly/asset.abc',
        handler: 'index.handler',
        environment: { QUEUE: 'http://127.0.0.1:3/Failed', PUBLIC: 'http://127.0.0.1:2/files' },
        timeoutSeconds: 30,
        memoryMegabytes: 128,
        reservedConcurrency: undefined,
        asynchronous: {
          retries: 0,
          longestAgeSeconds: 21_600,
          onFailureQueue: undefined,
          deadLetterQueue: 'arn:aws:sqs:us-east-1:000000000000:Failed',
        },
      },
    ]);
  });

  it('leaves out what its condition leaves out', () => {
    const { queues } = plan(
      { Always: queue, Never: { ...queue, Condition: 'No' } },
      { Conditions: { No: { 'Fn::Equals': ['a', 'b'] } } },
    );
    expect(queues.map(({ name }) => name)).toEqual(['Always']);
  });

  it('joins a key with its aliases and gives it the same id at every start', () => {
    const resources = {
      Identity: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: {}, EnableKeyRotation: true } },
      Alias: {
        Type: 'AWS::KMS::Alias',
        Properties: { AliasName: 'alias/identity', TargetKeyId: arnOf('Identity') },
      },
    };
    const [key] = plan(resources).keys;
    expect(key).toMatchObject({
      spec: 'SYMMETRIC_DEFAULT',
      usage: 'ENCRYPT_DECRYPT',
      aliases: ['alias/identity'],
    });
    expect(plan(resources).keys[0]?.id).toBe(key?.id);
  });

  it('substitutes names in a state machine', () => {
    const { machines } = plan({
      Machine: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          DefinitionString: '{"StartAt":"${first}","States":{}}',
          DefinitionSubstitutions: { first: 'Check' },
          RoleArn: 'arn:role',
        },
      },
    });
    expect(machines[0]?.definition).toEqual({ StartAt: 'Check', States: {} });
  });
});
