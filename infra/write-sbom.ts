import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const Licence = z.union([
  z.object({ license: z.object({ id: z.string() }) }),
  z.object({ license: z.object({ name: z.string() }) }),
  z.object({ expression: z.string() }),
]);
const Component = z.looseObject({
  'bom-ref': z.string(),
  name: z.string(),
  version: z.string(),
  properties: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  licenses: z.array(Licence).default([]),
});
const Sbom = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(Component),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
});
const Package = z.object({ dependencies: z.record(z.string(), z.string()) });

const root = new URL('../', import.meta.url);
// Whole, because `--omit dev` also drops what is deployed and asked for by a dev dependency too (npm 11).
const text = execFileSync(
  'npm',
  ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'],
  { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
);
const whole = Sbom.parse(JSON.parse(text));
const components = whole.components.filter(
  ({ properties }) => !properties.some(({ name }) => name === 'cdx:npm:package:development'),
);
const { dependencies } = Package.parse(JSON.parse(readFileSync(new URL('package.json', root), 'utf8')));
const missing = Object.entries(dependencies)
  .map(([name, version]) => `${name}@${version}`)
  .filter(wanted => !components.some(({ name, version }) => `${name}@${version}` === wanted));
if (missing.length > 0) throw new Error(`the bill of materials lacks ${missing.join(', ')}`);

const left = new Set(whole.components.filter(one => !components.includes(one)).map(one => one['bom-ref']));
const sbom = {
  ...whole,
  components,
  dependencies: whole.dependencies
    .filter(({ ref }) => !left.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(one => !left.has(one)) })),
};
const named = (licence: z.infer<typeof Licence>): string =>
  'expression' in licence
    ? licence.expression
    : 'id' in licence.license
      ? licence.license.id
      : licence.license.name;
const lines = components.map(
  ({ name, version, licenses }) =>
    `${name}\t${version}\t${licenses.map(named).join(', ') || 'see its LICENSE file'}`,
);

const folder = process.env['CDK_OUTDIR'] ?? 'cdk.out';
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(sbom, null, 2)}\n`);
writeFileSync(join(folder, 'licences.tsv'), `${['package\tversion\tlicence', ...lines.sort()].join('\n')}\n`);
console.log(`${components.length} packages are deployed: ${folder}/sbom.cdx.json, ${folder}/licences.tsv`);
