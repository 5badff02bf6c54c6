import { Duration } from 'aws-cdk-lib';
import {
  type AddToPrincipalPolicyResult,
  Policy,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { EnvironmentName } from '../shared/contract/environment.ts';
import type { BucketPlace } from './buckets.ts';
import type { Bundle, Room } from './bundles.ts';
import type { KeyPlace } from './keys.ts';
import type { TablePlace } from './tables.ts';
import type { MachinePlace } from './workflows.ts';

/** Seconds and megabytes by door. Memory buys processor time: at 512 MB a cold start is half of that at 256. */
const sizes: Readonly<Record<Room, { readonly seconds: number; readonly megabytes: number }>> = {
  // The API gives up after 30 s; a person has long before.
  http: { seconds: 10, megabytes: 512 },
  // A shard of a release streams for minutes and stops at a checkpoint before this runs out.
  workflow: { seconds: 900, megabytes: 1024 },
  // Reads one whole file of evidence and scans it.
  storage: { seconds: 60, megabytes: 1024 },
  stream: { seconds: 60, megabytes: 512 },
  schedule: { seconds: 300, megabytes: 512 },
};

/** The fonts' tables are parsed at each cold start: a whole processor, which comes with this memory, takes two seconds. */
const MEGABYTES_TO_PRINT = 1769;

/** What DynamoDB and S3 ask of whoever writes to a store under a key of ours ("Encryption at rest", Developer Guide). */
const keyActionsOfWriting = [
  'kms:Encrypt',
  'kms:Decrypt',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:DescribeKey',
];

/** A role that holds its rights itself: a policy beside each would be a hundred of the 500 resources of a stack. */
class WholeRole extends Role {
  readonly #rights: PolicyDocument;

  constructor(scope: Construct, id: string) {
    const rights = new PolicyDocument();
    super(scope, id, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { rights },
    });
    this.#rights = rights;
  }

  override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    this.#rights.addStatements(statement);
    return { statementAdded: true, policyDependable: this };
  }
}

/**
 * One Lambda function. Each method gives what it names and tells the function of it in one call, so that neither a
 * grant nor a variable can be forgotten, and nothing is granted that was not named.
 */
export class ReliefFunction extends LambdaFunction {
  constructor(
    scope: Construct,
    id: string,
    { bundle, logGroup }: { bundle: Bundle /** The log of its door. */; logGroup: ILogGroup },
  ) {
    // Not the managed policy for basic execution, which may write to every log there is.
    const role = new WholeRole(scope, `${id}Role`);
    logGroup.grantWrite(role);
    const { seconds, megabytes } = sizes[bundle.room];
    super(scope, id, {
      description: `functions/${bundle.room}: ${bundle.name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(bundle.directory, { assetHash: bundle.hash }),
      handler: 'index.handler',
      timeout: Duration.seconds(seconds),
      memorySize: bundle.printsLetters ? MEGABYTES_TO_PRINT : megabytes,
      tracing: Tracing.ACTIVE,
      logGroup,
      role,
    });
  }

  /** Single items and queries; never a scan. */
  readsFrom(place: TablePlace | BucketPlace): this {
    if ('table' in place) {
      place.table.grant(this, 'dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query');
    } else {
      this.#may(['s3:GetObject', 's3:GetObjectVersion'], [place.bucket.arnForObjects('*')]);
      // Without it a key under which nothing lies answers 403 instead of 404.
      this.#may(['s3:ListBucket'], [place.bucket.bucketArn]);
    }
    return this.#opens(place.key, 'kms:Decrypt', 'kms:DescribeKey').told(place);
  }

  /** Conditional writes and what is read for them; never a removal. */
  writesTo(place: TablePlace | BucketPlace): this {
    if ('table' in place) {
      const actions = ['PutItem', 'UpdateItem', 'BatchWriteItem', 'ConditionCheckItem'];
      place.table.grant(this, ...actions.map(action => `dynamodb:${action}`));
    } else {
      this.#may(['s3:PutObject', 's3:AbortMultipartUpload'], [place.bucket.arnForObjects('*')]);
    }
    this.#opens(place.key, ...keyActionsOfWriting);
    return 'table' in place ? this.readsFrom(place) : this.told(place);
  }

  /** Adds rows, and can neither change nor read nor remove one. */
  notesIn(place: TablePlace): this {
    place.table.grant(this, 'dynamodb:PutItem');
    return this.#opens(place.key, ...keyActionsOfWriting).told(place);
  }

  /** Takes a version away for good, past the lock that holds it for everybody else. */
  removesFrom(place: BucketPlace): this {
    this.#may(
      ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:BypassGovernanceRetention'],
      [place.bucket.arnForObjects('*')],
    );
    return this.told(place);
  }

  /** Encrypts, decrypts and makes data keys. */
  sealsWith({ key, variable }: KeyPlace): this {
    key.grant(
      this,
      'kms:Encrypt',
      'kms:Decrypt',
      'kms:GenerateDataKey',
      'kms:GenerateDataKeyWithoutPlaintext',
    );
    return this.told({ variable, value: key.keyArn });
  }

  signsWith({ key, variable }: KeyPlace): this {
    key.grant(this, 'kms:Sign', 'kms:GetPublicKey');
    return this.told({ variable, value: key.keyArn });
  }

  /** Tells the public half to anybody. */
  showsKey({ key, variable }: KeyPlace): this {
    key.grant(this, 'kms:GetPublicKey');
    return this.told({ variable, value: key.keyArn });
  }

  starts({ machine, variable }: MachinePlace): this {
    this.#may(['states:StartExecution'], [machine.stateMachineArn]);
    return this.told({ variable, value: machine.stateMachineArn });
  }

  /** Hands tasks' answers back. A policy of its own: a step that answers its machine would else wait for it in a circle. */
  answers({ machine }: MachinePlace): this {
    const { role } = this;
    if (role === undefined) throw new Error('a function without a role');
    new Policy(machine, `AnswersFrom${this.node.id}`, {
      roles: [role],
      statements: [
        new PolicyStatement({ actions: ['states:SendTaskSuccess'], resources: [machine.stateMachineArn] }),
      ],
    });
    return this;
  }

  /** Sets the variable of a place, or any other variable with its value. */
  told(
    place: TablePlace | BucketPlace | { readonly variable: EnvironmentName; readonly value: string },
  ): this {
    const value =
      'value' in place ? place.value : 'table' in place ? place.table.tableName : place.bucket.bucketName;
    this.addEnvironment(place.variable, value);
    return this;
  }

  #may(actions: string[], resources: string[]): void {
    this.addToRolePolicy(new PolicyStatement({ actions, resources }));
  }

  #opens(key: IKey | null, ...actions: string[]): this {
    key?.grant(this, ...actions);
    return this;
  }
}
