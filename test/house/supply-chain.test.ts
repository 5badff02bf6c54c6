import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { textOf } from './source-files.ts';

const Locked = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      integrity: z.string().optional(),
      inBundle: z.boolean().default(false),
      dev: z.boolean().default(false),
      hasInstallScript: z.boolean().default(false),
    }),
  ),
});
const { packages } = Locked.parse(JSON.parse(textOf('package-lock.json')));
/** Every package that an install brings, by where it is put. */
const locked = Object.entries(packages)
  .filter(([place]) => place !== '')
  .map(([place, facts]) => ({ name: place.replace(/^.*node_modules\//, ''), ...facts }));

/** What may be deployed: licences that ask for no more than that their text goes along. */
const deployable = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MIT-0', 'OFL-1.1'];

/** What may also stand on a developer's machine, where nothing is passed on. */
const usable = [
  ...deployable,
  'Artistic-2.0',
  'BlueOak-1.0.0',
  'CC-BY-3.0',
  'CC0-1.0',
  'MIT/X11',
  'MPL-2.0',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
];

/** Packages that name no licence in `package.json`, with what their LICENSE file says. */
const readByHand: Readonly<Record<string, string>> = { 'png-js': 'MIT' };

/** Packages without any, and why they stay. None of them is deployed. */
const without: Readonly<Record<string, string>> = {
  buffers: 'comes with ExcelJS, which is a yardstick of benchmarks and is passed on to nobody',
};

/** `A OR B` is met by either, `A AND B` by both; no package nests them. */
function meets(expression: string, allowed: readonly string[]): boolean {
  const bare = expression.replaceAll(/[()]/g, '');
  return bare.includes(' AND ')
    ? bare.split(' AND ').every(one => allowed.includes(one))
    : bare.split(' OR ').some(one => allowed.includes(one));
}

describe('the supply chain', () => {
  it('reads licence expressions', () => {
    expect(meets('(MIT OR GPL-3.0-or-later)', deployable)).toBe(true);
    expect(meets('MIT AND GPL-3.0-only', deployable)).toBe(false);
    expect(meets('AGPL-3.0-only', usable)).toBe(false);
  });

  it('brings only licences that are allowed where the package goes', () => {
    const refused = locked
      .filter(({ name, license, dev }) => {
        const known = license ?? readByHand[name];
        if (known === undefined) return !(dev && name in without);
        return !meets(known, dev ? usable : deployable);
      })
      .map(({ name, license, dev }) => `${name}: ${license ?? 'none named'}${dev ? '' : ' (deployed)'}`);
    expect(locked.length).toBeGreaterThan(100);
    expect(refused).toEqual([]);
  });

  it('checks every package against its hash', () => {
    // What a package brings inside itself is covered by the hash of that package.
    expect(
      locked.filter(({ integrity, inBundle }) => !integrity && !inBundle).map(({ name }) => name),
    ).toEqual([]);
  });

  it('says of every package with an install script whether that may run', () => {
    const { allowScripts } = z
      .object({ allowScripts: z.record(z.string(), z.boolean()) })
      .parse(JSON.parse(textOf('package.json')));
    const scripted = locked.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
    expect(Object.keys(allowScripts).sort()).toEqual([...new Set(scripted)].sort());
  });
});
