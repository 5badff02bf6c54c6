import type { PointsCaps } from '../domain/points.ts';
import type { Policy } from '../domain/policy.ts';
import type { PolicyLibrary } from '../ports/policy-library.ts';

export type Policies = {
  /** The caps of the policy the release was frozen under. */
  readonly caps: PointsCaps;
  readonly current: Policy;
  /** Loads the versions that are not known yet. */
  know(versions: Iterable<number>): Promise<void>;
  /** A version that is known. */
  of(version: number): Policy;
};

/** Every version of one policy that a composition meets, each read once: a version never changes. */
export async function policiesOf(
  library: Pick<PolicyLibrary, 'get'>,
  policyId: string,
  version: number,
): Promise<Policies> {
  const current = await library.get(policyId, version);
  const known = new Map([[version, current]]);
  return {
    current,
    caps: { perCategory: current.caps.perCategory.value, perPerson: current.caps.perPerson.value },
    async know(versions) {
      const missing = [...new Set(versions)].filter(one => !known.has(one));
      for (const policy of await Promise.all(missing.map(one => library.get(policyId, one)))) {
        known.set(policy.version, policy);
      }
    },
    of(one) {
      const policy = known.get(one);
      if (policy === undefined) throw new Error(`policy ${policyId} version ${one} was not read`);
      return policy;
    },
  };
}
