/** Waits until all have settled, or `milliseconds` of wall time are over. */
export async function settleWithin(
  milliseconds: number,
  promises: Iterable<Promise<unknown>>,
): Promise<void> {
  const patience = Promise.withResolvers<void>();
  const timer = setTimeout(patience.resolve, milliseconds);
  await Promise.race([Promise.allSettled(promises), patience.promise]);
  clearTimeout(timer);
}
