import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { synthesise } from '../../../local/synthesise.ts';

/** An application that counts how often it was run and copies one of its sources into its template. */
const application = `
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
appendFileSync('runs', 'x');
const Type = readFileSync('shared/type', 'utf8');
if (Type === 'broken') throw new Error('no such construct');
const out = process.env.CDK_OUTDIR;
mkdirSync(out, { recursive: true });
writeFileSync(out + '/App.template.json', JSON.stringify({ Resources: { One: { Type } } }));
`;

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'project-'));
  for (const room of ['infra', 'shared']) mkdirSync(join(project, room));
  writeFileSync(join(project, 'infra/app.ts'), application);
  writeFileSync(join(project, 'shared/type'), 'A::B::C');
});
afterEach(() => rmSync(project, { recursive: true }));

const run = () => synthesise({ cacheDir: join(project, 'cache'), project });
const runs = () => readFileSync(join(project, 'runs'), 'utf8').length;

describe('synthesising', () => {
  it('runs the application once for the same sources, and again when one changes', async () => {
    const first = await run();
    expect(first.template.Resources['One']?.Type).toBe('A::B::C');
    expect(await run()).toEqual(first);
    expect(runs()).toBe(1);
    writeFileSync(join(project, 'shared/type'), 'D::E::F');
    expect((await run()).template.Resources['One']?.Type).toBe('D::E::F');
    expect(runs()).toBe(2);
  });

  it('passes on the complaint of an application that fails, and keeps nothing of it', async () => {
    writeFileSync(join(project, 'shared/type'), 'broken');
    await expect(run()).rejects.toThrow('no such construct');
    await expect(run()).rejects.toThrow('no such construct');
    expect(runs()).toBe(2);
  });
});
