import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { textOf } from './source-files.ts';

const Package = z.object({
  scripts: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
const { scripts, dependencies, devDependencies } = Package.parse(JSON.parse(textOf('package.json')));

describe('checks', () => {
  it('are made of scripts that exist', () => {
    const steps = (scripts['check'] ?? '').split(' && ').map(step => step.replace('npm run ', ''));
    expect(steps.filter(step => !(step in scripts))).toEqual([]);
    expect(steps.length).toBeGreaterThan(5);
  });

  it('run programs that exist', () => {
    const programs = Object.values(scripts).flatMap(script =>
      [...script.matchAll(/\bnode ([\w./-]+\.ts)/g)].map(([, file = '']) => file),
    );
    expect(programs.filter(file => !existsSync(file))).toEqual([]);
  });

  it('stand on exact versions', () => {
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});
