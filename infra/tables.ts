import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  CfnGlobalTable,
  ProjectionType,
  StreamViewType,
  type TablePropsV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { type EnvironmentName, environment } from '../shared/contract/environment.ts';

/** A table with the variable by which functions know it. */
export type TablePlace = { readonly table: TableV2; readonly key: IKey; readonly variable: EnvironmentName };

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** What waits, and what of it the review desk asks for by itself. */
const queueIndexes = [
  'queue',
  'queueByCategory',
  'queueByChannel',
  'queueLinked',
  'queueEscalated',
  'queueAssigned',
];

/** A case as lists show it; its history stays in the item. */
const caseRow = ['caseId', 'campaignId', 'department', 'subject', 'kind', 'status', 'changedAt'];

/** The tables. Each adapter documents its keys; access patterns stand in `docs/`. */
export class Tables extends Construct {
  /** A report is one item; its indexes are sparse and name only what waits, or what was determined. */
  readonly reports: TablePlace;
  /** Identities, encrypted field by field, under their blind index. */
  readonly vault: TablePlace;
  /** What each subject was credited with, by release. */
  readonly ledger: TablePlace;
  /** Work over many reports at once: imports with their rows, bulk decisions with their items. */
  readonly batches: TablePlace;
  /** Single changes on their way to the downstream systems. */
  readonly outbox: TablePlace;
  /** Who looked at whose record. Written and read, never changed. */
  readonly access: TablePlace;
  /** Cases of due process, one item each, and the log of the public register. */
  readonly cases: TablePlace;
  /** Campaigns, policies, staff, counters and releases. */
  readonly office: TablePlace;

  constructor(scope: Construct, id: string, key: IKey) {
    super(scope, id);
    const place = (name: string, variable: EnvironmentName, props: TablePropsV2): TablePlace => ({
      table: this.#table(name, key, {
        pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
        deletionProtection: true,
        billing: Billing.onDemand(),
        removalPolicy: RemovalPolicy.RETAIN,
        ...props,
      }),
      key,
      variable,
    });

    this.reports = place('Reports', environment.reportsTable, {
      partitionKey: text('reportId'),
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      globalSecondaryIndexes: [
        {
          indexName: 'byMaker',
          partitionKey: text('makerAccount'),
          sortKey: text('openedAt'),
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: ['campaignId', 'category', 'status', 'changedAt'],
        },
        {
          indexName: 'bySubject',
          partitionKey: text('subjectKey'),
          sortKey: text('openedAt'),
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: ['campaignId', 'category', 'status', 'changedAt'],
        },
        // One sort key for all: a position in the queue is the same position under every filter.
        ...queueIndexes.map(indexName => ({
          indexName,
          partitionKey: text(indexName),
          sortKey: text('queueOrder'),
          projectionType: ProjectionType.INCLUDE,
          // Only what waits for its check is looked for by round.
          nonKeyAttributes: indexName === 'queue' ? ['queueRow', 'round'] : ['queueRow'],
        })),
        { indexName: 'byDeed', partitionKey: text('deed'), projectionType: ProjectionType.KEYS_ONLY },
        {
          indexName: 'determined',
          partitionKey: text('determinedShard'),
          sortKey: text('determinedOrder'),
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: ['outcome', 'status'],
        },
      ],
    });
    this.vault = place('Vault', environment.vaultTable, { partitionKey: text('pk') });
    this.ledger = place('Ledger', environment.ledgerTable, {
      partitionKey: text('subjectId'),
      sortKey: text('entry'),
    });
    this.batches = place('Batches', environment.batchesTable, {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      timeToLiveAttribute: 'expiresAt',
      globalSecondaryIndexes: [
        {
          indexName: 'byOwner',
          partitionKey: text('owner'),
          sortKey: text('openedAt'),
          projectionType: ProjectionType.ALL,
        },
      ],
    });
    this.outbox = place('Outbox', environment.outboxTable, {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      globalSecondaryIndexes: [
        {
          indexName: 'byState',
          partitionKey: text('state'),
          sortKey: text('stateOrder'),
          projectionType: ProjectionType.ALL,
        },
      ],
    });
    this.access = place('Access', environment.accessTable, { partitionKey: text('pk'), sortKey: text('sk') });
    this.cases = place('Cases', environment.casesTable, {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      globalSecondaryIndexes: [
        ['byOwner', 'owner', 'openedAt'],
        ['byOrganisation', 'organisation', 'openedAt'],
        ['byWake', 'watch', 'wakeAt'],
      ].map(([indexName = '', partition = '', sort = '']) => ({
        indexName,
        partitionKey: text(partition),
        sortKey: text(sort),
        projectionType: ProjectionType.INCLUDE,
        nonKeyAttributes: caseRow,
      })),
    });
    this.office = place('Office', environment.officeTable, {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      timeToLiveAttribute: 'expiresAt',
    });
  }
  /** CDK gives a TableV2 a key of ours only where it knows the region beforehand; CloudFormation does not ask. */
  #table(name: string, key: IKey, props: TablePropsV2): TableV2 {
    const table = new TableV2(this, name, props);
    const resource = table.node.defaultChild;
    if (!(resource instanceof CfnGlobalTable)) throw new Error('a table without its resource');
    resource.addPropertyOverride('SSESpecification', { SSEEnabled: true, SSEType: 'KMS' });
    resource.addPropertyOverride('Replicas.0.SSESpecification', { KMSMasterKeyId: key.keyArn });
    return table;
  }
}
