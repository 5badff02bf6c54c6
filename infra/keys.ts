import { RemovalPolicy } from 'aws-cdk-lib';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { type EnvironmentName, environment } from '../shared/contract/environment.ts';

export type KeyPlace = { readonly key: Key; readonly variable: EnvironmentName };

/** The keys: for stores at rest, for identities, for what is published and for what is sent. */
export class Keys extends Construct {
  readonly stores: Key;
  readonly identity: KeyPlace;
  readonly manifest: KeyPlace;
  /** Another than signs releases: a request that we send can never be taken for a list that two persons approved. */
  readonly delivery: KeyPlace;

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
    this.delivery = {
      key: new Key(this, 'Delivery', {
        description: 'Signature of requests to the downstream systems',
        keySpec: KeySpec.ECC_NIST_P256,
        keyUsage: KeyUsage.SIGN_VERIFY,
        removalPolicy,
      }),
      variable: environment.deliveryKey,
    };
  }
}
