import type { BucketSettings } from '../../../local/s3/bucket-settings.ts';

export const ORIGIN = 'https://app.example';

export const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local-secret' };

const settings = (name: string, more: Partial<BucketSettings> = {}): BucketSettings => ({
  name,
  versioned: false,
  objectLock: false,
  cors: [],
  publicRead: false,
  notify: false,
  ...more,
});

export const BUCKETS: BucketSettings[] = [
  settings('plain', {
    cors: [
      {
        allowedOrigins: [ORIGIN],
        allowedMethods: ['GET', 'PUT'],
        allowedHeaders: ['content-type', 'x-amz-*'],
        exposedHeaders: ['ETag'],
        maxAgeSeconds: 600,
      },
    ],
  }),
  settings('versioned', { versioned: true }),
  settings('locked', { versioned: true, objectLock: true }),
  settings('kept', {
    versioned: true,
    objectLock: true,
    defaultRetention: { mode: 'COMPLIANCE', days: 7 },
  }),
  settings('open', { publicRead: true }),
  settings('telling', { versioned: true, notify: true }),
];
