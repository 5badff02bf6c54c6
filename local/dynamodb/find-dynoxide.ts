import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Where the DynamoDB engine comes from: an endpoint of the user's own, a program of the user's own, or the optional
 * package for this platform. Throws an error that names these ways out.
 */
export function findDynoxide(
  environment: NodeJS.ProcessEnv,
): { kind: 'endpoint'; endpoint: string } | { kind: 'program'; program: string } {
  const endpoint = environment['AWS_ENDPOINT_URL_DYNAMODB'];
  if (endpoint !== undefined && endpoint !== '') return { kind: 'endpoint', endpoint };
  const program = environment['DYNOXIDE_BIN'];
  if (program !== undefined && program !== '') return { kind: 'program', program };
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    return { kind: 'program', program: join(dirname(manifest), 'dynoxide') };
  } catch (cause) {
    throw new Error(
      `No DynamoDB engine for this platform (${name} is not installed). Install that package, or name a program in ` +
        'DYNOXIDE_BIN, or an endpoint such as DynamoDB Local in AWS_ENDPOINT_URL_DYNAMODB.',
      { cause },
    );
  }
}
