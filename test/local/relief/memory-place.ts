import type { PublishedPlace } from '../../../local/relief/published-place.ts';

/** Published files in memory, as a folder that can be looked through or as an address that cannot. */
export const memoryPlace = (
  files: ReadonlyMap<string, Uint8Array>,
  { web = false } = {},
): PublishedPlace => ({
  read: async path => files.get(path) ?? null,
  list: async prefix => (web ? null : [...files.keys()].filter(key => key.startsWith(`${prefix}/`)).sort()),
});
