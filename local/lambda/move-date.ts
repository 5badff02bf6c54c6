/**
 * Makes `Date` in this thread read the movable clock, before any handler is loaded. `Intl` formatters called without a
 * date, timers and `performance` still follow the wall clock.
 */
export function moveDate(offset: SharedArrayBuffer): void {
  const cell = new BigInt64Array(offset);
  const wallNow = Date.now.bind(Date);
  const now = () => wallNow() + Number(Atomics.load(cell, 0));
  const moved: DateConstructor = new Proxy(Date, {
    construct: (target, parts, newTarget) =>
      Reflect.construct(
        target,
        parts.length === 0 ? [now()] : parts,
        newTarget === moved ? target : newTarget,
      ),
    apply: () => new Date(now()).toString(),
  });
  Date.now = now;
  Date.prototype.constructor = moved;
  globalThis.Date = moved;
}
