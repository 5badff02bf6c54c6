import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { routes } from '../../shared/contract/routes.ts';
import { synthesised } from './synthesised.ts';

const { stacks, resources, ofType } = synthesised();

const Statement = z.object({
  Action: z.union([z.string(), z.array(z.string())]).transform(one => [one].flat()),
  Resource: z.unknown(),
  Effect: z.literal('Allow'),
});
const PolicyDocument = z.object({ Statement: z.array(Statement) });
const Policy = z.object({ PolicyDocument, Roles: z.array(z.object({ Ref: z.string() })) });
const Role = z.object({ Policies: z.array(z.object({ PolicyDocument })).default([]) });
const Variables = z.object({
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }).optional(),
});

/** Every right that anybody has: what roles hold themselves, and the policies beside them. */
const statements = [
  ...ofType('AWS::IAM::Role').flatMap(({ id, Properties }) =>
    Role.parse(Properties).Policies.map(own => ({ roles: [id], document: own.PolicyDocument })),
  ),
  ...ofType('AWS::IAM::Policy').map(({ Properties }) => {
    const { Roles, PolicyDocument: document } = Policy.parse(Properties);
    return { roles: Roles.map(({ Ref }) => Ref), document };
  }),
].flatMap(({ roles, document }) => document.Statement.map(statement => ({ roles, ...statement })));

const isOnAccessLog = ({ Resource }: { Resource: unknown }): boolean =>
  /TablesAccess[0-9A-F]{8}/.test(JSON.stringify(Resource));
/** What the role of a function may do, by its construct's name. */
const actionsOf = (name: string, among = statements): string[] =>
  among
    .filter(({ roles }) => roles.some(role => new RegExp(`^${name}Role[0-9A-F]{8}$`).test(role)))
    .flatMap(({ Action }) => Action);
const variablesOf = (name: string): string[] =>
  ofType('AWS::Lambda::Function')
    .filter(({ id }) => new RegExp(`^${name}[0-9A-F]{8}$`).test(id))
    .flatMap(({ Properties }) => Object.keys(Variables.parse(Properties).Environment?.Variables ?? {}));

describe('the front door', () => {
  it('has exactly the routes of the table, signed in unless the table says anyone', () => {
    const Route = z.object({ RouteKey: z.string(), AuthorizationType: z.string().default('NONE') });
    const served = ofType('AWS::ApiGatewayV2::Route').map(({ Properties }) => Route.parse(Properties));
    const wanted = Object.values(routes).map(({ method, path, permission }) => [
      `${method} ${path}`,
      permission === 'anyone' ? 'NONE' : 'JWT',
    ]);
    expect(served.map(one => [one.RouteKey, one.AuthorizationType]).sort()).toEqual(wanted.sort());
  });

  it('keeps neither addresses nor browsers of people in its log', () => {
    const text = JSON.stringify(ofType('AWS::ApiGatewayV2::Stage'));
    expect(text).toContain('$context.requestId');
    expect(text).not.toMatch(/sourceIp|userAgent|\$context\.path|\$context\.identity/);
  });
});

describe('the access log', () => {
  const told = statements.filter(isOnAccessLog);

  it('can be added to by every function that opens a record, and by no other', () => {
    const writers = told
      .filter(({ Action }) => Action.includes('dynamodb:PutItem'))
      .flatMap(({ roles }) => roles);
    const opening = Object.entries(routes).flatMap(([name, { opens }]) => (opens === null ? [] : [name]));
    expect(opening.length).toBeGreaterThan(5);
    // A copy that was taken is kept beside the looks.
    opening.push('takeOwnCopy');
    expect(writers.map(role => role.replace(/Role[0-9A-F]{8}$/, '')).sort()).toEqual(
      opening.map(name => name.charAt(0).toUpperCase() + name.slice(1)).sort(),
    );
  });

  it('can be changed or emptied by nobody', () => {
    const allowed = ['dynamodb:PutItem', 'dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
    expect(told.flatMap(({ Action }) => Action).filter(action => !allowed.includes(action))).toEqual([]);
  });
});

describe('rights', () => {
  it('open identities for those alone who need them', () => {
    const holders = ofType('AWS::Lambda::Function').filter(({ Properties }) =>
      Object.keys(Variables.parse(Properties).Environment?.Variables ?? {}).includes('IDENTITY_KEY'),
    );
    expect(holders.map(({ id }) => id.slice(0, -8)).sort()).toEqual([
      'ActImport',
      'ClaimReview',
      'DecideCluster',
      'DeliverRelease',
      'DrainOutbox',
      // A person is found by their own identity, and shown it.
      'GetOwnRecord',
      'GetReview',
      'ListOwnAccesses',
      'OpenBulkDecision',
      'ReadImport',
      'SubmitReport',
      'TakeOwnCopy',
      'WithdrawConsent',
    ]);
  });

  it('let only what publishes sign, one remove evidence, and reading functions write nothing but that they were asked', () => {
    const others = statements.filter(statement => !isOnAccessLog(statement));
    const names = ofType('AWS::Lambda::Function').map(({ id }) => id.slice(0, -8));
    const who = (action: string) => names.filter(name => actionsOf(name).includes(action));
    const publishing = [
      'AnswerCase',
      'DecideCase',
      'ObjectToRedList',
      'PublishRelease',
      'SweepCases',
      'TakeCaseStep',
    ];
    const delivering = ['CheckDeliveries', 'DeliverRelease', 'DrainOutbox', 'ReconcileRelease'];
    expect(who('kms:Sign').sort()).toEqual([...publishing, ...delivering].sort());
    const keyOf = (name: string) => variablesOf(name).filter(one => /^(?:MANIFEST|DELIVERY)_KEY$/.test(one));
    for (const name of publishing) expect(keyOf(name), name).toEqual(['MANIFEST_KEY']);
    for (const name of delivering) expect(keyOf(name), name).not.toContain('MANIFEST_KEY');
    expect(who('s3:BypassGovernanceRetention')).toEqual(['RecordEvidence']);
    const reading = Object.entries(routes)
      .filter(([, { method }]) => method === 'GET')
      .map(([name]) => name.charAt(0).toUpperCase() + name.slice(1));
    expect(
      reading.filter(name =>
        actionsOf(name, others).some(action => /dynamodb:(?:Put|Update)|s3:Put/.test(action)),
      ),
      // An empty workbook is drawn by whoever asks for it first under a new policy, and kept for the others.
    ).toEqual(['GetImportTemplate']);
  });

  it('let the gateway call the functions of routes and none other', () => {
    const Address = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) });
    const called = statements
      .filter(({ roles }) => roles.some(role => role.startsWith('FrontDoorGateway')))
      .flatMap(({ Action, Resource }) => {
        expect(Action).toEqual(['lambda:InvokeFunction']);
        return [Resource].flat().map(one => Address.parse(one)['Fn::GetAtt'][0].slice(0, -8));
      });
    const wanted = Object.keys(routes).map(name => name.charAt(0).toUpperCase() + name.slice(1));
    expect(called.sort()).toEqual(wanted.sort());
  });

  it('come with the variable that names them', () => {
    expect(variablesOf('SubmitReport').sort()).toEqual([
      'ACCESS_TABLE',
      'IDENTITY_KEY',
      'ISSUER_URL',
      'OFFICE_TABLE',
      'REPORTS_TABLE',
      'VAULT_TABLE',
    ]);
  });
});

describe('what lies in the stores', () => {
  it('can be brought back, is encrypted by our key, and is not dropped with the stack', () => {
    for (const { id, Properties } of ofType('AWS::DynamoDB::GlobalTable')) {
      expect(Properties, id).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        Replicas: [
          {
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
            SSESpecification: { KMSMasterKeyId: expect.anything() },
          },
        ],
      });
    }
  });

  it('is public in one bucket, and there by its policy alone', () => {
    const Block = z.object({ PublicAccessBlockConfiguration: z.record(z.string(), z.boolean()) });
    const open = ofType('AWS::S3::Bucket').filter(
      ({ Properties }) => !Block.parse(Properties).PublicAccessBlockConfiguration['BlockPublicPolicy'],
    );
    expect(open.map(({ id }) => id)).toEqual([expect.stringContaining('Publications')]);
    expect(open[0]?.Properties['Tags']).toContainEqual({ Key: 'relief-public', Value: 'true' });
  });

  it('holds evidence under a lock and tells when it arrives', () => {
    const evidence = ofType('AWS::S3::Bucket').find(({ id }) => id.includes('Evidence'));
    expect(evidence?.Properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE' } } },
      VersioningConfiguration: { Status: 'Enabled' },
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    });
  });
});

describe('the template', () => {
  it('brings no code but ours', () => {
    expect(Object.values(resources).filter(({ Type }) => /^Custom::|CustomResource/.test(Type))).toEqual([]);
    const Code = z.object({ Runtime: z.literal('nodejs24.x'), Architectures: z.tuple([z.literal('arm64')]) });
    for (const { Properties } of ofType('AWS::Lambda::Function')) Code.parse(Properties);
  });

  it('names no partition, region or account', () => {
    const text = JSON.stringify(stacks);
    expect(text).not.toMatch(/arn:aws[a-z-]*:/);
    expect(text).not.toMatch(/\b(?:us|eu|ap|cn)-(?:north|south|east|west|central)[a-z]*-\d\b/);
    expect(text).not.toMatch(/\b\d{12}\b(?!-)/);
  });

  it('gives no role more than IAM lets one hold by itself', () => {
    const sizes = ofType('AWS::IAM::Role').map(({ Properties }) => {
      const { Policies } = z.object({ Policies: z.array(z.unknown()).default([]) }).parse(Properties);
      return JSON.stringify(Policies).length;
    });
    // 10,240 characters once addresses stand in place of references, which are about as long.
    expect(Math.max(...sizes)).toBeLessThan(9000);
    expect(Math.max(...sizes)).toBeGreaterThan(1000);
  });

  it('stays well under the limits of a stack: 500 resources, 200 parameters and outputs, a million bytes', () => {
    const Sections = z.object({
      Resources: z.record(z.string(), z.unknown()),
      Parameters: z.record(z.string(), z.unknown()).default({}),
      Outputs: z.record(z.string(), z.unknown()).default({}),
    });
    expect(stacks).toHaveLength(3);
    for (const { file, json } of stacks) {
      const { Resources, Parameters, Outputs } = Sections.parse(json);
      expect(Object.keys(Resources).length, file).toBeLessThan(450);
      expect(Object.keys(Parameters).length, file).toBeLessThan(180);
      expect(Object.keys(Outputs).length, file).toBeLessThan(180);
      expect(JSON.stringify(json).length, file).toBeLessThan(900_000);
    }
  });

  it('parks what cannot be handled and rings for it', () => {
    const parked = ofType('AWS::SQS::Queue').length;
    const rung = ofType('AWS::CloudWatch::Alarm').filter(({ id }) => id.includes('Parked'));
    expect(rung).toHaveLength(parked);
    expect(ofType('AWS::Lambda::EventSourceMapping')[0]?.Properties).toMatchObject({
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 10,
      DestinationConfig: { OnFailure: { Destination: expect.anything() } },
      FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT","MODIFY"]}' }] },
    });
  });
});
