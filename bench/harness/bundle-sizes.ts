import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** As the functions are bundled (`infra/bundles.ts`): the same tool, told the same. */
const options: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  banner: {
    js: "import{createRequire as moduleRequire}from'node:module';const require=moduleRequire(import.meta.url);",
  },
  minify: true,
  external: [
    '@aws-sdk/credential-provider-http',
    '@aws-sdk/credential-provider-ini',
    '@aws-sdk/credential-provider-process',
    '@aws-sdk/credential-provider-sso',
    '@aws-sdk/credential-provider-web-identity',
    '@smithy/credential-provider-imds',
  ],
  legalComments: 'none',
  logLevel: 'error',
};

const bytesOf = (files: readonly { contents: Uint8Array }[] | undefined): number =>
  (files ?? []).reduce((sum, { contents }) => sum + contents.byteLength, 0);

/** A file as one bundle, in bytes. */
export async function bundledSize(entry: string): Promise<number> {
  return bytesOf((await build({ ...options, write: false, entryPoints: [entry] })).outputFiles);
}

/** Imports by name from the packages of AWS: `import { A, type B, C as D } from '@aws-sdk/client-x';` */
const fromAws = /import \{([^}]*)\} from '(@(?:aws-sdk|aws-crypto)\/[a-z0-9-]+)'/g;

/**
 * What a function takes from the packages of AWS, by name, and nothing of its own: the bundle that the work cannot do
 * without. Read from the function's own files, as the bundler found them.
 */
export async function sdkOnlySize(entry: string): Promise<number> {
  const { metafile } = await build({ ...options, write: false, metafile: true, entryPoints: [entry] });
  const taken = new Map<string, Set<string>>();
  for (const input of Object.keys(metafile.inputs)) {
    if (!/^(?:shared|functions)\//.test(input) || !existsSync(join(root, input))) continue;
    for (const [, names = '', from = ''] of readFileSync(join(root, input), 'utf8').matchAll(fromAws)) {
      const own = taken.get(from) ?? new Set();
      taken.set(from, own);
      for (const name of names.split(',').map(part => part.trim()))
        if (name !== '' && !name.startsWith('type ')) own.add(name.split(' as ')[0] ?? name);
    }
  }
  const contents = [...taken]
    .filter(([, names]) => names.size > 0)
    .map(([from, names]) => `export { ${[...names].join(', ')} } from '${from}';`)
    .join('\n');
  const stdin = { contents, resolveDir: root, loader: 'ts' as const };
  return bytesOf((await build({ ...options, write: false, stdin })).outputFiles);
}
