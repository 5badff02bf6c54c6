import { Duration, RemovalPolicy, Tags } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  CfnBucket,
  HttpMethods,
  type LifecycleRule,
  ObjectLockRetention,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { type EnvironmentName, environment } from '../shared/contract/environment.ts';
import type { Stage } from './stages.ts';

/** A bucket with the variable by which functions know it. `key` is null where what lies there is public. */
export type BucketPlace = {
  readonly bucket: Bucket;
  readonly key: IKey | null;
  readonly variable: EnvironmentName;
};

type Given = { readonly key: IKey; readonly stage: Stage; readonly webOrigins: string[] };

/**
 * Days for which departments' files lie there: sixty for the longest way of an import, and 90 after it as the policy's
 * `importRules.keepDays` says. The history of each report keeps the file's hash for good.
 */
const importDays = 150;

/** Pieces of an upload that never ended cost as much as a file and are seen by nobody. */
const unfinishedUploads: LifecycleRule = { abortIncompleteMultipartUploadAfter: Duration.days(1) };

/** The five buckets, from the most guarded to the public one. */
export class Buckets extends Construct {
  /** What reporters upload, straight from their browsers; locked, so that what a decision rested on can be shown. */
  readonly evidence: BucketPlace;
  /** What was found infected or unreadable. Nobody reads it but a person with a reason. */
  readonly quarantine: BucketPlace;
  /** Departments' files on their way in, and as they are given back with notes. */
  readonly imports: BucketPlace;
  /** Parts and manifests of releases, before and after they are approved. */
  readonly releases: BucketPlace;
  /** Organisations' lists as anybody may read them. */
  readonly publications: BucketPlace;

  constructor(scope: Construct, id: string, { key, stage, webOrigins }: Given) {
    super(scope, id);
    const guarded = (name: string, variable: EnvironmentName, props: BucketProps = {}): BucketPlace => ({
      bucket: new Bucket(this, name, {
        encryption: BucketEncryption.KMS,
        encryptionKey: key,
        bucketKeyEnabled: true,
        blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
        enforceSSL: true,
        versioned: true,
        removalPolicy: RemovalPolicy.RETAIN,
        ...props,
        lifecycleRules: [unfinishedUploads, ...(props.lifecycleRules ?? [])],
      }),
      key,
      variable,
    });

    const uploads = [
      {
        allowedMethods: [HttpMethods.PUT],
        allowedOrigins: webOrigins,
        allowedHeaders: ['*'],
        exposedHeaders: ['etag', 'x-amz-version-id'],
        maxAge: 3600,
      },
    ];
    this.evidence = guarded('Evidence', environment.evidenceBucket, {
      // Governance, not compliance: what turns out infected must be movable to quarantine.
      objectLockDefaultRetention: ObjectLockRetention.governance(
        Duration.days(365 * stage.evidenceLockYears),
      ),
      cors: uploads,
    });
    notifyEventBridge(this.evidence.bucket);
    this.imports = guarded('Imports', environment.importsBucket, {
      cors: uploads,
      lifecycleRules: ['originals/', 'annotated/'].map(prefix => ({
        prefix,
        expiration: Duration.days(importDays),
        noncurrentVersionExpiration: Duration.days(1),
      })),
    });
    notifyEventBridge(this.imports.bucket);
    this.quarantine = guarded('Quarantine', environment.quarantineBucket);
    this.releases = guarded('Releases', environment.releasesBucket);

    const bucket = new Bucket(this, 'Publications', {
      encryption: BucketEncryption.S3_MANAGED,
      // Reading is opened by the policy below alone; no object can be opened or closed by an ACL.
      blockPublicAccess: new BlockPublicAccess({
        blockPublicAcls: true,
        ignorePublicAcls: true,
        blockPublicPolicy: false,
        restrictPublicBuckets: false,
      }),
      enforceSSL: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [unfinishedUploads],
      cors: [{ allowedMethods: [HttpMethods.GET, HttpMethods.HEAD], allowedOrigins: ['*'], maxAge: 3600 }],
    });
    bucket.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AnybodyReadsWhatIsPublished',
        principals: [new AnyPrincipal()],
        actions: ['s3:GetObject'],
        resources: [bucket.arnForObjects('*')],
      }),
    );
    Tags.of(bucket).add('relief-public', 'true');
    this.publications = { bucket, key: null, variable: environment.publicationsBucket };
  }

  get all() {
    const { evidence, quarantine, imports, releases, publications } = this;
    return { evidence, quarantine, imports, releases, publications };
  }
}

/** CDK's own `eventBridgeEnabled` brings a custom resource with a function of its own; the property alone does. */
function notifyEventBridge(bucket: Bucket): void {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error('a bucket without its resource');
  resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
}
