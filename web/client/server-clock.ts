/**
 * The server's time. A phone's clock may be wrong by hours, and what is left of a deadline must not depend on it: each answer
 * of the API says what time it is there.
 */
const kept = 'relief.clock-skew';

let skew = Number(sessionStorage.getItem(kept) ?? '0');
let known = sessionStorage.getItem(kept) !== null;

/** Milliseconds since 1970, by the server. */
export const serverNow = (): number => Date.now() + skew;
export const serverMoment = (): string => new Date(serverNow()).toISOString();
/** How far the server is ahead of this device, in seconds. */
export const skewSeconds = (): number => Math.round(skew / 1000);
export const isClockKnown = (): boolean => known;

/** Takes the time from an answer's `Date` header (whole seconds); small differences are the network's. */
export function learnClock(header: string | null): void {
  const said = header === null ? Number.NaN : Date.parse(header);
  if (Number.isNaN(said)) return;
  const apart = said - Date.now();
  skew = Math.abs(apart) < 5_000 ? 0 : apart;
  known = true;
  sessionStorage.setItem(kept, String(skew));
}
