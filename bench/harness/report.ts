import { cpus, totalmem } from 'node:os';
import packageFile from '../../package.json' with { type: 'json' };
import { type Benchmark, isMet, type Result, type Target } from './benchmark.ts';

export type Judged = Result & { readonly id: string };

const versions: Readonly<Record<string, string>> = {
  ...packageFile.dependencies,
  ...packageFile.devDependencies,
  ...packageFile.optionalDependencies,
};

export const machine = () => ({
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
});

export const versionsOf = (benchmarks: readonly Benchmark[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...new Set(benchmarks.flatMap(({ packages }) => packages))]
      .sort()
      .map(name => [name, versions[name] ?? 'missing']),
  );

const limit = (target: Target): string =>
  'atLeast' in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`;

/** `id  figure  target  met|missed`, and what it is. */
export function lineOf({ id, what, figure, spread, target }: Judged): string {
  const around = spread === null ? '' : ` (${spread.map(part => part.toFixed(2)).join('–')})`;
  const verdict = isMet({ figure, target }) ? 'met' : 'missed';
  const shown = Number.isInteger(figure) && spread === null ? String(figure) : figure.toFixed(2);
  return [id, `${shown}${around}`, limit(target), verdict, what].join('  ');
}
