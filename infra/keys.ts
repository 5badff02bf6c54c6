import { RemovalPolicy } from 'aws-cdk-lib';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { type EnvironmentName, environment } from '../shared/contract/environment.ts';

export type KeyPlace = { readonly key: Key; readonly variable: EnvironmentName };

/** The keys: one for stores at rest, one that opens identities, one that signs what is published. */
export class Keys extends Construct {
  readonly stores: Key;
  readonly identity: KeyPlace;
  readonly manifest: KeyPlace;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const removalPolicy = RemovalPolicy.RETAIN;
    this.stores = new Key(this, 'Stores', {
      description: 'Tables and private buckets at rest',
      enableKeyRotation: true,
      removalPolicy,
    });
    this.identity = {
      key: new Key(this, 'Identity', {
        description: 'Fields of identities, and the key of their blind index',
        enableKeyRotation: true,
        removalPolicy,
      }),
      variable: environment.identityKey,
    };
    this.manifest = {
      key: new Key(this, 'Manifest', {
        description: 'Signature of release manifests',
        keySpec: KeySpec.ECC_NIST_P256,
        keyUsage: KeyUsage.SIGN_VERIFY,
        removalPolicy,
      }),
      variable: environment.manifestKey,
    };
  }
}
