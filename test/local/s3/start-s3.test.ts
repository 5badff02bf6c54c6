import { afterAll } from 'vitest';
import { s3Conformance } from './s3-conformance.ts';
import { s3On, temporaryDirectory } from './temporary-s3.ts';

const { directory, remove } = temporaryDirectory();
let close = async () => {};

afterAll(async () => {
  await close();
  remove();
});

s3Conformance(async () => {
  const s3 = await s3On(directory);
  close = s3.close;
  return s3.target;
});
