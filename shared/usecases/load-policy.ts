import { hashOf } from '../domain/canonical.ts';
import { accept, type Outcome, refuse, refuseFields } from '../domain/outcome.ts';
import type { Policy } from '../domain/policy.ts';
import type { PolicyLibrary } from '../ports/policy-library.ts';

type Loaded = { policyId: string; version: number; title: Policy['title'] };

/** Adds the next version of a policy. A version once loaded never changes; the same file again is a success. */
export async function loadPolicy(
  { policies }: { readonly policies: PolicyLibrary },
  { policy }: { readonly policy: Policy },
): Promise<Outcome<Loaded>> {
  const { policyId, version, title } = policy;
  const standing = await policies.find(policyId, version);
  if (standing === null) {
    const versions = await policies.list(policyId);
    const next = Math.max(0, ...versions.map(known => known.version)) + 1;
    if (version !== next) return refuseFields([{ ...notTheNext(next), path: ['version'] }]);
    if (await policies.add(policy)) return accept({ policyId, version, title });
  }
  const now = standing ?? (await policies.get(policyId, version));
  return hashOf(now) === hashOf(policy)
    ? accept({ policyId, version, title })
    : refuse(
        'already-exists',
        '这一版本已载入且内容不同，请使用新的版本号。',
        'This version stands already with other contents; give it a new number.',
      );
}

const notTheNext = (next: number) => ({
  code: 'not-the-next-version',
  message: { zh: `下一个版本号应为 ${next}`, en: `The next version is ${next}` },
  remedy: { zh: `请将 version 改为 ${next}`, en: `Set version to ${next}` },
});
