import { ask } from './api.ts';
import type { Answer } from './problem.ts';

type Ok<A> = A extends { ok: true; value: infer T } ? T : never;
export type Campaign = Ok<Awaited<ReturnType<typeof fetchCampaign>>>;
export type Policy = Ok<Awaited<ReturnType<typeof fetchPolicy>>>;

const fetchCampaign = (campaignId: string) =>
  ask(api => api.GET('/campaigns/{campaignId}', { params: { path: { campaignId } } }));
const fetchPolicy = (policyId: string, version: number) =>
  ask(api => api.GET('/policies/{policyId}/versions/{version}', { params: { path: { policyId, version } } }));

/** A loaded policy version never changes, so a page asks for it once. */
const policies = new Map<string, Promise<Answer<Policy>>>();

export function policyOf(policyId: string, version: number): Promise<Answer<Policy>> {
  const name = `${policyId} ${version}`;
  const asked = policies.get(name) ?? fetchPolicy(policyId, version);
  policies.set(name, asked);
  void asked.then(answer => {
    if (!answer.ok) policies.delete(name);
  });
  return asked;
}

/** A campaign with the policy that is in force in it. */
export async function campaignWithPolicy(
  campaignId: string,
): Promise<Answer<{ campaign: Campaign; policy: Policy }>> {
  const campaign = await fetchCampaign(campaignId);
  if (!campaign.ok) return campaign;
  const policy = await policyOf(campaign.value.policyId, campaign.value.policyVersion);
  return policy.ok ? { ok: true, value: { campaign: campaign.value, policy: policy.value } } : policy;
}
