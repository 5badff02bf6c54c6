import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { synthesised } from './synthesised.ts';

const { ofType } = synthesised();

const Words = z.union([z.string(), z.array(z.string())]).transform(one => [one].flat());
const PolicyDocument = z.object({
  Statement: z.array(z.object({ Effect: z.enum(['Allow', 'Deny']), Action: Words, Resource: z.unknown() })),
});
const RoleProperties = z.object({ Policies: z.array(z.object({ PolicyDocument })).default([]) });
const PolicyProperties = z.object({ PolicyDocument, Roles: z.array(z.object({ Ref: z.string() })) });

/** A resource as a reader names it: `Tables.Reports/index/*` for what CloudFormation joins of the table's address. */
function nameOf(resource: unknown): string {
  if (typeof resource === 'string') return resource;
  const Joined = z.strictObject({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) });
  const Attribute = z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });
  const joined = Joined.safeParse(resource).data?.['Fn::Join'];
  if (joined !== undefined) return joined[1].map(nameOf).join(joined[0]);
  const [id] = Attribute.safeParse(resource).data?.['Fn::GetAtt'] ?? [];
  const { Ref } = z.object({ Ref: z.string().optional() }).parse(resource);
  return (id ?? Ref ?? JSON.stringify(resource)).replace(/[0-9A-F]{8}$/, '');
}

/** Who may do what to which resource, one right a row. */
const rights = [
  ...ofType('AWS::IAM::Role').flatMap(({ id, Properties }) =>
    RoleProperties.parse(Properties).Policies.map(own => ({ roles: [id], ...own })),
  ),
  ...ofType('AWS::IAM::Policy').map(({ Properties }) => {
    const { Roles, PolicyDocument: own } = PolicyProperties.parse(Properties);
    return { roles: Roles.map(({ Ref }) => Ref), PolicyDocument: own };
  }),
].flatMap(({ roles, PolicyDocument: { Statement } }) =>
  Statement.flatMap(({ Action, Resource }) =>
    roles.flatMap(role =>
      Action.flatMap(action =>
        [Resource].flat().map(one => ({
          role: role.replace(/[0-9A-F]{8}$/, ''),
          action,
          resource: nameOf(one),
        })),
      ),
    ),
  ),
);

/** Every `*` that may stand in a right, with the reason why it cannot be narrower. */
const reasons: readonly { action: RegExp; resource: RegExp; reason: string }[] = [
  { action: /^xray:/, resource: /^\*$/, reason: 'X-Ray knows no resources' },
  {
    action: /^logs:\w*(?:LogDeliver(?:y|ies)|ResourcePolic(?:y|ies)|DescribeLogGroups)$/,
    resource: /^\*$/,
    reason: 'the delivery of workflows’ logs knows no resources',
  },
  {
    action: /^dynamodb:/,
    resource: /^Tables\w+\/index\/\*$/,
    reason: 'indexes hold nothing that the items of their table do not',
  },
  {
    action: /^s3:(?:Get|Put|Delete|Abort|Bypass)\w+$/,
    resource: /^Buckets\w+\/\*$/,
    reason: 'keys are made of ids that come to be after the deployment',
  },
  { action: /^lambda:InvokeFunction$/, resource: /^\w+:\*$/, reason: 'versions of one named function' },
];
const reasonOf = (right: { action: string; resource: string }) =>
  reasons.find(({ action, resource }) => action.test(right.action) && resource.test(right.resource));

describe('every right of every role', () => {
  const functions = ofType('AWS::Lambda::Function').map(({ id }) => id.slice(0, -8));

  it('is known: no function is without a role, and none has a role of another', () => {
    const withRights = new Set(rights.map(({ role }) => role));
    expect(functions.filter(name => !withRights.has(`${name}Role`))).toEqual([]);
    const Role = z.object({ Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }) });
    const roles = ofType('AWS::Lambda::Function').map(({ Properties }) => Role.parse(Properties).Role);
    expect(new Set(roles.map(role => role['Fn::GetAtt'][0])).size).toBe(functions.length);
  });

  it('names its action and its resource, or there is a reason', () => {
    const wide = rights.filter(({ action, resource }) => action.includes('*') || resource.includes('*'));
    expect(wide.length).toBeGreaterThan(50);
    expect(wide.filter(right => right.action.includes('*') || reasonOf(right) === undefined)).toEqual([]);
    // A reason that nothing needs any more would let something else pass one day.
    const used = new Set(wide.map(reasonOf));
    expect(reasons.filter(line => !used.has(line))).toEqual([]);
  });

  it('is none of those that no function needs', () => {
    const never =
      /^(?:iam|sts|kms:(?:Schedule|Disable|Put|CreateGrant)|dynamodb:(?:Scan|Delete|CreateTable|UpdateTable)|s3:PutBucket|s3:PutObjectAcl)/;
    expect(rights.filter(({ action }) => never.test(action))).toEqual([]);
    expect(never.test('kms:ScheduleKeyDeletion')).toBe(true);
  });
});

describe('what is guarded', () => {
  const Document = z.object({
    PolicyDocument: z.object({
      Statement: z.array(z.object({ Effect: z.string(), Condition: z.unknown().optional() }).loose()),
    }),
  });
  const PublicAccess = z.object({ PublicAccessBlockConfiguration: z.record(z.string(), z.boolean()) });

  it('keys of ours that encrypt are turned over each year', () => {
    const keys = ofType('AWS::KMS::Key').filter(({ Properties }) => !('KeySpec' in Properties));
    expect(keys.length).toBeGreaterThan(1);
    for (const { id, Properties } of keys) expect(Properties['EnableKeyRotation'], id).toBe(true);
  });

  it.each([
    ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy'],
    ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy'],
  ])('%s speaks TLS alone', (type, policy) => {
    const secured = ofType(policy).filter(({ Properties }) =>
      Document.parse(Properties).PolicyDocument.Statement.some(
        ({ Effect, Condition }) =>
          Effect === 'Deny' && JSON.stringify(Condition) === '{"Bool":{"aws:SecureTransport":"false"}}',
      ),
    );
    expect(secured).toHaveLength(ofType(type).length);
    expect(secured.length).toBeGreaterThan(2);
  });

  it('no bucket but that of the publications is open, and that one by its policy alone', () => {
    const open = ofType('AWS::S3::Bucket').filter(({ Properties }) =>
      Object.values(PublicAccess.parse(Properties).PublicAccessBlockConfiguration).some(shut => !shut),
    );
    expect(open.map(({ id }) => id.slice(0, -8))).toEqual(['BucketsPublications']);
  });

  it('what is stored in versions does not keep the pieces of uploads that never ended', () => {
    const Rules = z.object({
      LifecycleConfiguration: z.object({ Rules: z.array(z.record(z.string(), z.unknown())) }),
    });
    const versioned = ofType('AWS::S3::Bucket').filter(
      ({ Properties }) => Properties['VersioningConfiguration'] !== undefined,
    );
    expect(versioned.length).toBeGreaterThan(4);
    for (const { id, Properties } of versioned) {
      expect(Rules.parse(Properties).LifecycleConfiguration.Rules, id).toContainEqual(
        expect.objectContaining({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }),
      );
    }
  });

  it('every log ends some day, and none of them before six months', () => {
    const logs = ofType('AWS::Logs::LogGroup');
    expect(logs.length).toBeGreaterThan(5);
    for (const { id, Properties } of logs) {
      expect([180, 365], id).toContain(Properties['RetentionInDays']);
    }
  });

  it('every route has a limit of its own', () => {
    const Settings = z.record(
      z.string(),
      z.object({ ThrottlingRateLimit: z.number().positive(), ThrottlingBurstLimit: z.number().positive() }),
    );
    const [stage] = ofType('AWS::ApiGatewayV2::Stage');
    const limited = Object.keys(Settings.parse(stage?.Properties['RouteSettings']));
    expect(limited.sort()).toEqual(
      ofType('AWS::ApiGatewayV2::Route')
        .map(({ Properties }) => Properties['RouteKey'])
        .sort(),
    );
  });
});
