import { beforeAll, describe } from 'vitest';
import { probeDoors } from './probe-doors.ts';
import { probeLists } from './probe-lists.ts';
import { probeObjects } from './probe-objects.ts';
import { probePresigned } from './probe-presigned.ts';
import { probeUploads } from './probe-uploads.ts';
import { probeVersions } from './probe-versions.ts';
import { clientFor, type Probe, type S3Target } from './s3-target.ts';

/** What the project counts on S3 for, held against any endpoint by the real SDK and by plain fetch. */
export function s3Conformance(open: () => Promise<S3Target>): void {
  let current: Probe | undefined;
  const probe = (): Probe => {
    if (current === undefined) throw new Error('the target was not opened');
    return current;
  };
  beforeAll(async () => {
    const target = await open();
    current = { target, client: clientFor(target) };
    return () => current?.client.destroy();
  });

  describe('objects', () => probeObjects(probe));
  describe('uploads', () => probeUploads(probe));
  describe('versions and locks', () => probeVersions(probe));
  describe('lists', () => probeLists(probe));
  describe('presigned URLs', () => probePresigned(probe));
  describe('doors', () => probeDoors(probe));
}
