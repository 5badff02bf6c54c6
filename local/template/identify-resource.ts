import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { TemplateResource } from './cloudformation-template.ts';
import type { ResourceIdentity } from './evaluate-intrinsics.ts';
import { localAccount, localArn } from './local-account.ts';

/** The addresses that only the runner knows. */
export type LocalUrls = { api: string; s3: string; pages: string; queue: (name: string) => string };

const CDN = 'cloudfront.net';

const OptionalName = z.string().optional();

/** A stable key id (UUID form), so that what was encrypted before a restart can be opened after it. */
function keyId(logicalId: string): string {
  const hex = createHash('sha256').update(logicalId).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

/**
 * The name and attributes a resource has on one machine, derived from its logical id alone, so that they are the same
 * at every start. `evaluate` resolves an explicit name; `urls` are the addresses that only the runner knows.
 */
export function identifyResource(input: {
  logicalId: string;
  resource: TemplateResource;
  evaluate: (value: unknown) => unknown;
  urls: LocalUrls;
}): ResourceIdentity {
  const { logicalId, resource, evaluate, urls } = input;
  const named = (property: string) =>
    OptionalName.parse(evaluate(resource.Properties[property])) ?? logicalId;
  const byArn = (service: string, resourcePath: string, attributes: Record<string, string> = {}) => {
    const arn = localArn(service, resourcePath);
    return { ref: arn, attributes: { Arn: arn, ...attributes } };
  };
  const byName = (name: string, service: string, path: string, attributes: Record<string, string> = {}) => ({
    ref: name,
    attributes: { Arn: localArn(service, path), ...attributes },
  });

  switch (resource.Type) {
    case 'AWS::DynamoDB::GlobalTable': {
      const name = named('TableName');
      return byName(name, 'dynamodb', `table/${name}`, {
        StreamArn: localArn('dynamodb', `table/${name}/stream/local`),
      });
    }
    case 'AWS::S3::Bucket': {
      const name = named('BucketName').toLowerCase().slice(-63);
      const domain = `${name}.s3.${localAccount.region}.${localAccount.urlSuffix}`;
      return {
        ref: name,
        attributes: {
          Arn: `arn:${localAccount.partition}:s3:::${name}`,
          DomainName: `${name}.s3.${localAccount.urlSuffix}`,
          RegionalDomainName: domain,
        },
      };
    }
    case 'AWS::Lambda::Function': {
      const name = named('FunctionName');
      return byName(name, 'lambda', `function:${name}`);
    }
    case 'AWS::SQS::Queue': {
      const name = named('QueueName');
      const url = urls.queue(name);
      return { ref: url, attributes: { Arn: localArn('sqs', name), QueueName: name, QueueUrl: url } };
    }
    case 'AWS::StepFunctions::StateMachine': {
      const name = named('StateMachineName');
      return byArn('states', `stateMachine:${name}`, { Name: name });
    }
    case 'AWS::KMS::Key': {
      const id = keyId(logicalId);
      return byName(id, 'kms', `key/${id}`, { KeyId: id });
    }
    case 'AWS::KMS::Alias':
      return { ref: named('AliasName'), attributes: {} };
    case 'AWS::ApiGatewayV2::Api':
      return { ref: logicalId, attributes: { ApiId: logicalId, ApiEndpoint: urls.api } };
    case 'AWS::ApiGatewayV2::Authorizer':
      return { ref: logicalId, attributes: { AuthorizerId: logicalId } };
    case 'AWS::CloudFront::CloudFrontOriginAccessIdentity':
      return { ref: logicalId, attributes: { Id: logicalId, S3CanonicalUserId: logicalId } };
    case 'AWS::CloudFront::Distribution':
      return { ref: logicalId, attributes: { Id: logicalId, DomainName: `${logicalId}.${CDN}` } };
    case 'AWS::Events::Rule': {
      const name = named('Name');
      return byName(name, 'events', `rule/${name}`);
    }
    case 'AWS::Scheduler::Schedule': {
      const name = named('Name');
      return byName(name, 'scheduler', `schedule/default/${name}`);
    }
    case 'AWS::SSM::Parameter': {
      const value = OptionalName.parse(evaluate(resource.Properties['Value'])) ?? '';
      return { ref: named('Name'), attributes: { Value: value } };
    }
    case 'AWS::SNS::Topic':
      return byArn('sns', named('TopicName'), { TopicArn: localArn('sns', named('TopicName')) });
    case 'AWS::Logs::LogGroup':
      return byName(named('LogGroupName'), 'logs', `log-group:${named('LogGroupName')}:*`);
    case 'AWS::IAM::Role':
      return {
        ref: logicalId,
        attributes: { Arn: `arn:${localAccount.partition}:iam::${localAccount.accountId}:role/${logicalId}` },
      };
    default:
      return { ref: logicalId, attributes: {} };
  }
}

/** The cloud's address of a bucket, of the HTTP API or of the pages, wherever it stands in a text, becomes the local one. */
export function withLocalAddresses(text: string, urls: LocalUrls): string {
  const { region, urlSuffix } = localAccount;
  const suffix = urlSuffix.replaceAll('.', '\\.');
  return text
    .replaceAll(
      new RegExp(`https://([a-z0-9.-]+)\\.s3(?:\\.${region})?\\.${suffix}`, 'g'),
      (_whole, bucket: string) => `${urls.s3}/${bucket}`,
    )
    .replaceAll(new RegExp(`https://[A-Za-z0-9]+\\.execute-api\\.${region}\\.${suffix}`, 'g'), urls.api)
    .replaceAll(new RegExp(`https://[A-Za-z0-9]+\\.${CDN.replaceAll('.', '\\.')}`, 'g'), urls.pages);
}
