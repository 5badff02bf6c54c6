import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import type { Policy } from '../domain/policy.ts';
import type { PolicyLibrary } from '../ports/policy-library.ts';
import type { Page } from '../ports/report-store.ts';

type Ports = { readonly policies: PolicyLibrary };

export async function getPolicy(
  { policies }: Ports,
  { policyId, version }: { readonly policyId: string; readonly version: number },
): Promise<Outcome<Policy>> {
  const policy = await policies.find(policyId, version);
  return policy === null
    ? refuse('not-found', '没有这个政策版本。', 'There is no such version of the policy.')
    : accept(policy);
}

/** The versions of a policy, oldest first. */
export async function listPolicies(
  { policies }: Ports,
  { policyId }: { readonly policyId: string },
): Promise<Outcome<Page<{ policyId: string; version: number; title: Policy['title'] }>>> {
  return accept({ items: await policies.list(policyId), next: null });
}
