import { useEffect, useState } from 'preact/hooks';

/**
 * Where one is within a page: what stands behind `#`. It works on any host of static files, and a report's number never
 * reaches the log of the server that the page came from.
 */
export type Place = readonly string[];

export const placeOf = (hash: string): Place =>
  hash
    .replace(/^#\/?/, '')
    .split('/')
    .filter(part => part !== '')
    .map(decodeURIComponent);

/** `#/reports/rep_1`, for a link. */
export const to = (...place: readonly string[]): string => `#/${place.map(encodeURIComponent).join('/')}`;

export const go = (...place: readonly string[]): void => {
  location.hash = to(...place);
};

/** The place at hand, as it changes. */
export function usePlace(): Place {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const changed = () => setHash(location.hash);
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return placeOf(hash);
}
