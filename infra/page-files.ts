import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type BuildOptions, buildSync } from 'esbuild';
import * as z from 'zod';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** The policy that readable pages are drawn from: what the office loads first. Pages with script ask for the one in force. */
const policyFile = join(root, 'shared/policy/zhengzhou-flood-2021.json');

/** What a page needs from its bundle: the script, what it loads at once, and the style. All from the top of the site. */
const PageList = z.array(z.strictObject({ path: z.string(), html: z.string() }));
const Renderer = z.object({
  scripts: z.array(z.string()),
  renderPages: z.function({
    input: [z.strictObject({ assets: z.record(z.string(), z.array(z.string())), policy: z.unknown() })],
    output: PageList,
  }),
});

const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  tsconfig: join(root, 'web/tsconfig.json'),
  legalComments: 'none',
  logLevel: 'error',
} as const satisfies BuildOptions;

/**
 * Writes every page with its scripts and style into `folder`, which is then whole: any web server or bucket can serve it,
 * once `config.json` says where the API is. Takes under a second. Assets are named by their content and never change;
 * pages keep their names.
 */
export async function writePages(folder: string): Promise<void> {
  const renderer = await loadRenderer(folder);
  const { metafile } = buildSync({
    ...shared,
    entryPoints: [...renderer.scripts.map(name => `web/${name}.tsx`), 'web/design/design.css'],
    outdir: folder,
    outbase: 'web',
    entryNames: 'assets/[name]-[hash]',
    chunkNames: 'assets/part-[hash]',
    assetNames: 'assets/[name]-[hash]',
    splitting: true,
    minify: true,
    metafile: true,
    platform: 'browser',
    // Phones of five years ago: what a reporter after a flood has in the pocket.
    target: ['chrome87', 'safari14.1', 'firefox90'],
    loader: { '.svg': 'file' },
  });
  const outputs = Object.entries(metafile.outputs).map(([path, output]) => ({
    ...output,
    address: path.slice(path.indexOf('assets/')),
  }));
  const byEntry: Record<string, string[]> = {};
  for (const { entryPoint, address, imports } of outputs) {
    if (entryPoint === undefined) continue;
    const name = entryPoint.replace(/^web\//, '').replace(/\.(?:tsx|css)$/, '');
    const now = imports
      .filter(({ kind }) => kind === 'import-statement')
      .map(({ path }) => path.slice(path.indexOf('assets/')));
    byEntry[name] = [address, ...now];
  }
  const policy: unknown = JSON.parse(readFileSync(policyFile, 'utf8'));
  for (const { path, html } of renderer.renderPages({ assets: byEntry, policy })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), html);
  }
}

/** The pages as Node can render them: bundled, because Node reads TypeScript but no TSX. */
async function loadRenderer(folder: string) {
  const { outputFiles } = buildSync({
    ...shared,
    entryPoints: ['web/render-pages.tsx'],
    platform: 'node',
    target: 'node24',
    write: false,
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const name = createHash('sha256').update(code).digest('hex').slice(0, 16);
  const file = join(root, '.cache', 'pages', `${name}.mjs`);
  mkdirSync(folder, { recursive: true });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code);
  return Renderer.parse(await import(pathToFileURL(file).href));
}
