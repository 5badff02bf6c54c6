export type Pair<T> = { readonly ours: T; readonly theirs: T };

/**
 * Runs ours and theirs in turns, the order reversed each round, so that what else the machine does, and whatever the first
 * leaves behind for the second, falls on both alike.
 */
export async function inTurns<T>(
  rounds: number,
  ours: () => Promise<T>,
  theirs: () => Promise<T>,
): Promise<readonly Pair<T>[]> {
  const pairs: Pair<T>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const first = await ours();
      pairs.push({ ours: first, theirs: await theirs() });
    } else {
      const first = await theirs();
      pairs.push({ theirs: first, ours: await ours() });
    }
  }
  return pairs;
}

/** Median and quartiles of the ratios of each pair. */
export function ratiosOf<T>(
  pairs: readonly Pair<T>[],
  ratio: (pair: Pair<T>) => number,
): {
  readonly figure: number;
  readonly spread: readonly [number, number];
  readonly ratios: readonly number[];
} {
  const ratios = pairs.map(ratio);
  return { figure: quantile(ratios, 0.5), spread: [quantile(ratios, 0.25), quantile(ratios, 0.75)], ratios };
}

/** Between two values it lies on the line between them. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new Error('there is no median of nothing');
  return below + (above - below) * (place - Math.floor(place));
}
