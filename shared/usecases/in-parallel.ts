/** Runs over all items, at most `width` at a time, and answers in their order. The first fault ends it. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  run: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  const work = items.entries();
  const worker = async () => {
    for (const [index, item] of work) results[index] = await run(item, index);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
}
