import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { application } from '../../infra/application.ts';
import { stageOf } from '../../infra/stages.ts';
import { readAssembly } from '../../local/synthesise.ts';

export type Resource = { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> };

const Resources = z.record(
  z.string(),
  z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
);

/** The template of the whole system as it would be deployed, and each stack's by itself. */
export function synthesised(stage = stageOf(undefined, undefined)) {
  const outdir = mkdtempSync(join(tmpdir(), 'relief-assembly-'));
  try {
    application(stage, outdir).synth();
    const stacks = readdirSync(outdir)
      .filter(file => file.endsWith('.template.json'))
      .map(file => ({ file, json: JSON.parse(readFileSync(join(outdir, file), 'utf8')) as object }));
    const json = readAssembly(outdir).template;
    const resources = Resources.parse(json.Resources);
    const ofType = (type: string): (Resource & { readonly id: string })[] =>
      Object.entries(resources)
        .filter(([, resource]) => resource.Type === type)
        .map(([id, resource]) => ({ id, ...resource }));
    return { json, stacks, resources, ofType };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
