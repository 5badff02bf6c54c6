/** Groups what comes in batches of whatever size into stretches of exactly `size`, and a last one of what is left. */
export async function* inStretches<T>(
  batches: AsyncIterable<readonly T[]>,
  size: number,
): AsyncGenerator<readonly T[]> {
  let stretch: T[] = [];
  for await (const batch of batches) {
    for (const item of batch) {
      stretch.push(item);
      if (stretch.length < size) continue;
      yield stretch;
      stretch = [];
    }
  }
  if (stretch.length > 0) yield stretch;
}
