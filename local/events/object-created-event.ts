import { createHash } from 'node:crypto';
import type { S3ObjectCreated } from '../s3/outbox.ts';
import { localAccount } from '../template/local-account.ts';
import type { BusEvent } from './event-bus.ts';

const reasons: Readonly<Record<string, string>> = {
  'ObjectCreated:Put': 'PutObject',
  'ObjectCreated:Copy': 'CopyObject',
  'ObjectCreated:CompleteMultipartUpload': 'CompleteMultipartUpload',
};

/** What EventBridge carries when S3 has a new object. The same object event always gets the same id. */
export function objectCreatedEvent(event: S3ObjectCreated): BusEvent {
  const digest = createHash('sha256').update(`${event.bucket} ${event.sequencer}`).digest('hex');
  const id = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    digest.slice(12, 16),
    digest.slice(16, 20),
    digest.slice(20, 32),
  ].join('-');
  return {
    version: '0',
    id,
    'detail-type': 'Object Created',
    source: 'aws.s3',
    account: localAccount.accountId,
    time: event.eventTime,
    region: localAccount.region,
    resources: [`arn:${localAccount.partition}:s3:::${event.bucket}`],
    detail: {
      version: '0',
      bucket: { name: event.bucket },
      object: {
        key: event.key,
        size: event.size,
        etag: event.etag,
        ...(event.versionId !== undefined && { 'version-id': event.versionId }),
        sequencer: event.sequencer,
      },
      'request-id': digest.slice(32, 48).toUpperCase(),
      requester: localAccount.accountId,
      'source-ip-address': '127.0.0.1',
      reason: reasons[event.eventName] ?? 'PutObject',
    },
  };
}
