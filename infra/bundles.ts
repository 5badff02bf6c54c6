import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { fontFiles } from '../shared/contract/letter-fonts.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Maps take a third of a build. The same commit always gives the same bundles, so they can be made when a trace is read. */
const withMaps = process.env['RELIEF_MAPS'] === '1';

/** The doors whose every file is one Lambda function. */
export const rooms = ['http', 'workflow', 'storage', 'stream', 'schedule'] as const;
export type Room = (typeof rooms)[number];

export type Bundle = {
  readonly room: Room;
  /** `openReport` for `functions/http/open-report.ts`. */
  readonly name: string;
  /** Holds `index.mjs`, and the fonts where the function prints letters. */
  readonly directory: string;
  readonly printsLetters: boolean;
  /** Of the bundled bytes: an unchanged function is not deployed again. */
  readonly hash: string;
};

const camelCase = (kebab: string): string =>
  kebab.replaceAll(/-([a-z0-9])/g, (_, first: string) => first.toUpperCase());
const sha256 = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
};

function filesUnder(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
        .map(entry => join(entry.parentPath, entry.name))
        .sort()
    : [];
}

/** One key for everything a bundle is made of: sources, locked dependencies, and how it is made. */
function keyOfSources(): string {
  const files = [
    ...filesUnder(join(root, 'functions')),
    ...filesUnder(join(root, 'shared')),
    join(root, 'package-lock.json'),
    fileURLToPath(import.meta.url),
  ];
  return sha256(
    String(withMaps),
    ...files.flatMap(file => [file.slice(root.length), readFileSync(file)]),
  ).slice(0, 32);
}

/**
 * Every function bundled, in one esbuild call, or as it lies in `.cache/` from the last time nothing had changed.
 * With `RELIEF_MAPS=1` source maps lie beside them under `maps/`, never in them: a cold start reads every byte it is given.
 */
export function bundleFunctions(): readonly Bundle[] {
  const entries = rooms.flatMap(room =>
    filesUnder(join(root, 'functions', room)).map(file => ({
      room,
      kebab: file.slice(dirname(file).length + 1, -3),
      file,
    })),
  );
  const home = join(root, '.cache', 'bundles', keyOfSources());
  if (!existsSync(home)) build(entries, home);
  return entries.map(({ room, kebab }) => {
    const directory = join(home, room, kebab);
    // A font weighs as much as ten bundles; its file's name and length stand for it, and the lock file for its bytes.
    const heavy = readdirSync(directory)
      .filter(name => name !== 'index.mjs')
      .map(name => `${name} ${statSync(join(directory, name)).size}`);
    return {
      room,
      name: camelCase(kebab),
      directory,
      printsLetters: heavy.length > 0,
      hash: sha256(readFileSync(join(directory, 'index.mjs')), ...heavy),
    };
  });
}

const otherCredentials = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];

function build(entries: readonly { room: Room; kebab: string; file: string }[], home: string): void {
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: entries.map(({ room, kebab, file }) => ({ in: file, out: `${room}/${kebab}/index` })),
    outdir: home,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // Without it the SDK's CommonJS builds are taken, which die on import: "Dynamic require of node:https".
    mainFields: ['module', 'main'],
    // The Encryption SDK and file-type bring CommonJS that requires Node's own modules; a module has no `require`.
    banner: {
      js: "import{createRequire as moduleRequire}from'node:module';const require=moduleRequire(import.meta.url);",
    },
    minify: true,
    // Loaded by the SDK only where the environment holds no credentials; Lambda's always does.
    external: otherCredentials,
    sourcemap: withMaps ? 'external' : false,
    legalComments: 'none',
    logLevel: 'error',
  });
  // Made aside and moved into place whole: a killed build leaves no half cache, and two at once do not mix.
  const aside = `${home}.${process.pid}`;
  for (const { path, contents } of outputFiles) {
    const within = path.slice(home.length + 1);
    const target = join(aside, within.endsWith('.map') ? `maps/${within.replaceAll('/', '.')}` : within);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, contents);
  }
  for (const [path, { inputs }] of Object.entries(metafile.outputs)) {
    if (inputs[wiringOfLetters] !== undefined)
      giveFonts(join(aside, relative(home, join(root, dirname(path)))));
  }
  if (existsSync(home)) rmSync(aside, { recursive: true });
  else renameSync(aside, home);
  forgetOld(dirname(home));
}

/** The file whose presence in a bundle says that its function prints letters. */
const wiringOfLetters = 'functions/edge/wiring/letter-press.ts';

const fonts: Readonly<Record<keyof typeof fontFiles, string>> = {
  regular: import.meta.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
  bold: import.meta.resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
};

/** Linked, not copied: each function that prints has the same thirty megabytes. */
function giveFonts(directory: string): void {
  for (const weight of ['regular', 'bold'] as const) {
    const source = fileURLToPath(fonts[weight]);
    const target = join(directory, fontFiles[weight]);
    try {
      linkSync(source, target);
    } catch {
      copyFileSync(source, target); // Another disk, or one without links.
    }
  }
}

/** The last five stay: going back and forth between two branches costs nothing, and the disk does not fill. */
function forgetOld(cache: string): void {
  const byAge = readdirSync(cache)
    .map(name => join(cache, name))
    .map(path => ({ path, made: statSync(path).mtimeMs }))
    .sort((a, b) => b.made - a.made);
  for (const { path } of byAge.slice(5)) rmSync(path, { recursive: true, force: true });
}
