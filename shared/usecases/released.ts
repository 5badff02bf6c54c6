import type { Moment } from '../domain/moment.ts';
import { acknowledgeBy } from '../domain/outbox.ts';
import type { ReleaseState } from '../domain/release.ts';
import type { PolicyLibrary } from '../ports/policy-library.ts';
import type { ReleaseName } from './release-keys.ts';

export type Released = ReleaseName & { readonly publishedAt: Moment; readonly acknowledgeBy: Moment };

/** A published release with what its clock says: by when its rows must be acknowledged. */
export async function releasedOf(
  policies: Pick<PolicyLibrary, 'get'>,
  name: ReleaseName,
  { frozen, published }: Pick<ReleaseState, 'frozen' | 'published'>,
): Promise<Released> {
  if (published === null) throw new Error('a release that is handed over before it is published');
  const policy = await policies.get(frozen.policyId, frozen.policyVersion);
  return { ...name, publishedAt: published.at, acknowledgeBy: acknowledgeBy({ at: published.at, policy }) };
}
