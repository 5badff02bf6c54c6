import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ReliefFunction } from './relief-function.ts';
import type { TablePlace } from './tables.ts';

/** Where lies what could not be handled, for fourteen days: the longest there is, and time for a person to come. */
export class Parked extends Queue {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      retentionPeriod: Duration.days(14),
      enforceSSL: true,
    });
  }
}

type Arrival = {
  readonly what: string;
  readonly bucket: Bucket;
  /** Where keys begin so; all of the bucket's where it is left out. */
  readonly prefix?: string;
  readonly handler: ReliefFunction;
};

/** A file has arrived in a bucket. */
export class FileArrived extends Construct {
  readonly parked = new Parked(this, 'Parked');

  constructor(scope: Construct, id: string, { what, bucket, prefix, handler }: Arrival) {
    super(scope, id);
    new Rule(this, 'Rule', {
      description: what,
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: {
          bucket: { name: [bucket.bucketName] },
          ...(prefix === undefined ? {} : { object: { key: [{ prefix }] } }),
        },
      },
      targets: [
        new LambdaFunction(handler, {
          deadLetterQueue: this.parked,
          maxEventAge: Duration.hours(6),
          retryAttempts: 20,
        }),
      ],
    });
    // The event reached Lambda, but the function failed: Lambda tries twice more by itself, then parks it.
    handler.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
      onFailure: new SqsDestination(this.parked),
    });
  }
}

/** Everything that follows from a change of a report. */
export class ReportsFollowed extends Construct {
  readonly parked = new Parked(this, 'Parked');

  constructor(
    scope: Construct,
    id: string,
    { reports, handler }: { reports: TablePlace; handler: ReliefFunction },
  ) {
    super(scope, id);
    reports.table.grantStreamRead(handler);
    this.parked.grantSendMessages(handler);
    new EventSourceMapping(this, 'Mapping', {
      target: handler,
      eventSourceArn: reports.table.tableStreamArn ?? '',
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      // With Lambda's own backing off about ten minutes; what fails longer needs a person, and others wait behind it.
      retryAttempts: 10,
      onFailure: new SqsDlq(this.parked),
      filters: [FilterCriteria.filter({ eventName: FilterRule.or('INSERT', 'MODIFY') })],
    });
  }
}
