/** A finding of a rule pack that stands, with the reason why. */
export type Accepted = {
  /** The rule, with what it found where it says so: `AwsSolutions-IAM5[Resource::*]`. */
  readonly finding: RegExp;
  /** Paths of the constructs for which it is accepted; for all where left out. */
  readonly at?: RegExp;
  readonly reason: string;
};

/**
 * What cdk-nag finds and we leave as it is. The narrowest words that fit: a new finding of the same rule elsewhere is not
 * accepted with these, and a line that accepts nothing any more is an error.
 */
export const acceptedFindings: readonly Accepted[] = [
  {
    finding: /^AwsSolutions-S1$/,
    reason:
      'Access logs of S3 keep the network addresses of citizens who upload and read. Who looked at evidence stands in the history of its report.',
  },
  {
    finding: /^AwsSolutions-S2$/,
    at: /\/Buckets\/Publications\//,
    reason: 'What is published is for anybody to read; its policy alone opens it, and no ACL can.',
  },
  {
    finding: /^AwsSolutions-IAM5\[Resource::\*\]$/,
    reason:
      'X-Ray and the delivery of logs know no resources. A test lists the actions that may be granted so, each with its reason.',
  },
  {
    finding: /^AwsSolutions-IAM5\[Resource::<Tables\w+\.Arn>\/index\/\*\]$/,
    reason: 'A reader of a table reads its indexes; they hold nothing that the items do not.',
  },
  {
    finding: /^AwsSolutions-IAM5\[Resource::<Buckets\w+\.Arn>\/\*\]$/,
    reason: 'Keys are made of ids that come to be after the deployment; the bucket is the boundary.',
  },
  {
    finding: /^AwsSolutions-IAM5\[Resource::<\w+\.Arn>:\*\]$/,
    // Roles of state machines and of schedules.
    at: /^[\w-]+\/(?:\w+\/Role|SchedulerRoleForTarget-\w+)\/DefaultPolicy\/Resource$/,
    reason: 'Versions and aliases of the one function that is named.',
  },
  {
    finding: /^Serverless-LambdaStarPermissions$/,
    reason:
      'Says of a whole role what AwsSolutions-IAM5 says of each of its resources, and those are accepted above one kind at a time.',
  },
  {
    finding: /^AwsSolutions-SQS3$/,
    reason: 'These queues are where other edges park what failed; nothing reads them but a person.',
  },
  {
    finding: /^Serverless-SQSRedrivePolicy$/,
    reason: 'These queues are the last stop; a redrive goes back to where the message came from.',
  },
  {
    finding: /^AwsSolutions-APIG4$/,
    reason:
      'Only routes that the route table gives to anyone; a test compares each route with the table, and lists are public by law.',
  },
  {
    finding: /^Serverless-LambdaDLQ$/,
    reason:
      'Functions that are called for an answer report their failure to the caller. Those that are not have a destination for failed events, which a test demands of each.',
  },
  {
    finding: /^AwsSolutions-CFR1$/,
    reason: 'Somebody who helped may live or travel anywhere.',
  },
  {
    finding: /^AwsSolutions-CFR2$/,
    reason:
      'Static files, read with no query and no body: there is nothing behind them that a request could reach.',
  },
  {
    finding: /^AwsSolutions-CFR3$/,
    reason: 'Access logs of CloudFront keep the network addresses of citizens who only read a page.',
  },
  {
    finding: /^AwsSolutions-CFR7$/,
    reason:
      'CloudFront in aws-cn has no origin access control; an origin access identity shuts the bucket to all others in both partitions.',
  },
  {
    finding: /^AwsSolutions-CFR4$/,
    reason:
      "The domain that CloudFront gives decides its own oldest protocol; a city's own domain and certificate ask for TLS 1.2.",
  },
];
