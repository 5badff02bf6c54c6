import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import * as z from 'zod';
import type { Moment } from '../../shared/domain/moment.ts';
import { now } from './clock.ts';
import { namedAlone } from './fault.ts';
import { observeFault, observeSuccess } from './observe.ts';

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
  const observationOf = (context: Context) => ({
    door: 'storage' as const,
    name,
    requestId: context.awsRequestId,
    invocationId: context.awsRequestId,
  });

  return middy<unknown, void, Error, Context>()
    .onError(({ error, context }) => {
      observeFault(observationOf(context), error);
      throw namedAlone(error);
    })
    .handler(async (event: unknown, context: Context) => {
      const started = performance.now();
      const { bucket, object } = ObjectCreated.parse(event).detail;
      await run({ bucket: bucket.name, key: object.key, versionId: object['version-id'], now: now() });
      observeSuccess({ ...observationOf(context), durationMs: Math.round(performance.now() - started) });
    });
}
