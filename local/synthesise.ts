import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import { CloudFormationTemplate } from './template/cloudformation-template.ts';
import { flattenNested } from './template/flatten-nested.ts';
import { lockDirectory } from './template/lock-directory.ts';

/** Everything that the synthesised application is made of. */
const sources = ['infra', 'functions', 'shared', 'web', 'cdk.json', 'tsconfig.json', 'package-lock.json'];
/** Older assemblies stay for a while: a runner that is still up loads its bundles from one. */
const ASSEMBLIES_KEPT = 5;

/** An assembly takes eight seconds; a machine at its limit gets fifteen times that. */
const LONGEST_ASSEMBLY_MS = 120_000;
const LOOK_AGAIN_MS = 100;

const AssetManifest = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string() }) })),
});
const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** The template of an assembly that holds one stack, with what is nested in it, and where its assets lie. */
export function readAssembly(directory: string): {
  template: CloudFormationTemplate;
  assetsDirectory: string;
} {
  const [name, ...others] = readdirSync(directory).filter(
    file => file.endsWith('.template.json') && !file.endsWith('.nested.template.json'),
  );
  if (name === undefined || others.length > 0) {
    throw new Error(`${directory} holds ${others.length + (name === undefined ? 0 : 1)} templates, not one`);
  }
  const manifest = join(directory, name.replace(/template\.json$/, 'assets.json'));
  const root = CloudFormationTemplate.parse(readJson(join(directory, name)));
  const template = flattenNested(root, hash => {
    const asset = AssetManifest.parse(readJson(manifest)).files[hash];
    if (asset === undefined) throw new Error(`${manifest} does not know ${hash}`);
    return readJson(join(directory, asset.source.path));
  });
  return { template, assetsDirectory: directory };
}

/**
 * Synthesises the CDK application into a folder of `cacheDir` named by the content of its sources, or finds it there: a
 * start without a change costs the reading of the sources. Throws with the application's own complaint if it fails.
 */
export async function synthesise(input: {
  cacheDir: string;
  /** The folder that holds `infra/app.ts`; this project where absent. */
  project?: string;
}): Promise<{ template: CloudFormationTemplate; assetsDirectory: string }> {
  const project = input.project ?? fileURLToPath(new URL('..', import.meta.url));
  const assembly = join(input.cacheDir, sourceHash(project));
  if (!existsSync(assembly)) {
    mkdirSync(input.cacheDir, { recursive: true });
    const lock = await lockWhenFree(`${input.cacheDir}-lock`);
    try {
      if (!existsSync(assembly)) await assemble(project, assembly);
    } finally {
      lock.release();
    }
    forgetOldAssemblies(input.cacheDir);
  }
  utimesSync(assembly, new Date(), new Date());
  return readAssembly(assembly);
}

/** Made aside and renamed when whole, so that a kill in between leaves no half assembly under the hash. */
async function assemble(project: string, assembly: string): Promise<void> {
  const draft = `${assembly}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  await runApplication(project, draft);
  renameSync(draft, assembly);
}

/** Several starts at once make one assembly: the others wait for it, which costs them less than their own. */
async function lockWhenFree(directory: string): Promise<{ release: () => void }> {
  for (let left = LONGEST_ASSEMBLY_MS; ; left -= LOOK_AGAIN_MS) {
    try {
      return lockDirectory(directory);
    } catch (held) {
      if (left <= 0) throw held;
      await delay(LOOK_AGAIN_MS);
    }
  }
}

/** The stage that asks for the fewest services: what one partition lacks is lacking here too. */
async function runApplication(project: string, outdir: string): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, [join(project, 'infra/app.ts')], {
      cwd: project,
      env: { ...process.env, RELIEF_STAGE: 'dev', RELIEF_PARTITION: 'aws-cn', CDK_OUTDIR: outdir },
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (cause) {
    const complaint = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : '';
    throw new Error(`The CDK application could not be synthesised.\n${complaint}`, { cause });
  }
}

function sourceHash(project: string): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = join(project, source);
    if (!existsSync(path)) continue;
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, withFileTypes: true })
          .filter(entry => entry.isFile() && !entry.parentPath.includes('node_modules'))
          .map(entry => join(entry.parentPath, entry.name))
          .sort()
      : [path];
    for (const file of files) {
      hash.update(file.slice(project.length)).update('\0');
      hash.update(createHash('sha256').update(readFileSync(file)).digest());
    }
  }
  return hash.digest('hex').slice(0, 32);
}

function forgetOldAssemblies(cacheDir: string): void {
  const newestFirst = readdirSync(cacheDir)
    .map(name => ({ path: join(cacheDir, name), at: statSync(join(cacheDir, name)).mtimeMs }))
    .sort((left, right) => right.at - left.at);
  for (const { path } of newestFirst.slice(ASSEMBLIES_KEPT)) rmSync(path, { recursive: true, force: true });
}
