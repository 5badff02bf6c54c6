import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import * as z from 'zod';
import type { Moment } from '../../shared/domain/moment.ts';
import { now } from './clock.ts';
import { correlationsOfKey } from './correlation.ts';
import { watched } from './watched.ts';

/** S3's "Object Created" as EventBridge delivers it; keys arrive as they are, without URL encoding. */
const ObjectCreated = z.object({
  id: z.string(),
  detail: z.object({
    bucket: z.object({ name: z.string() }),
    object: z.object({ key: z.string(), 'version-id': z.string().optional() }),
  }),
});

export type StoredObject = {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string | undefined;
  readonly now: Moment;
};

/** A Lambda that follows objects as they appear in a bucket. A fault is thrown on: EventBridge tries again, then parks it. */
export function storageHandler(name: string, run: (object: StoredObject) => Promise<unknown>) {
  return middy<unknown, void, Error, Context>().handler((event: unknown, context: Context) =>
    watched('storage', name, context, async about => {
      const { bucket, object } = ObjectCreated.parse(event).detail;
      about(correlationsOfKey(object.key));
      await run({ bucket: bucket.name, key: object.key, versionId: object['version-id'], now: now() });
    }),
  );
}
