import { useEffect, useState } from 'preact/hooks';
import { ask } from '../client/api.ts';
import { type Campaign, type Policy, policyOf } from '../client/reading.ts';
import { say } from '../words/language.ts';

/** What the policy in force calls things. Until it is there, and for what it does not know, ids stand for themselves. */
export type Names = {
  readonly policy: Policy | null;
  readonly campaigns: readonly Campaign[];
  readonly category: (id: string) => string;
  readonly district: (id: string) => string;
  readonly department: (id: string) => string;
};

/** The names of a campaign, or of the one that began last. */
export function useNames(campaignId?: string): Names {
  const [campaigns, setCampaigns] = useState<readonly Campaign[]>([]);
  const [policy, setPolicy] = useState<Policy | null>(null);
  useEffect(() => {
    void ask(api => api.GET('/campaigns')).then(async answer => {
      if (!answer.ok) return;
      const items = [...answer.value.items].sort((a, b) => (a.startedOn < b.startedOn ? 1 : -1));
      setCampaigns(items);
      const chosen = items.find(one => one.campaignId === campaignId) ?? items[0];
      if (chosen === undefined) return;
      const found = await policyOf(chosen.policyId, chosen.policyVersion);
      if (found.ok) setPolicy(found.value);
    });
  }, [campaignId]);
  const named = (list: Policy['departments'] | undefined, id: string) => {
    const found = list?.find(one => one.id === id);
    return found === undefined ? id : say(found.name);
  };
  return {
    policy,
    campaigns,
    category: id => {
      const found = policy?.categories.find(one => one.id === id);
      return found === undefined ? id : say(found.name);
    },
    district: id => {
      const found = policy?.jurisdiction.districts.find(({ code }) => code === id);
      return found === undefined ? id : say(found.name);
    },
    department: id => named(policy?.departments, id),
  };
}
