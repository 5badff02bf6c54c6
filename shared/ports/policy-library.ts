import type { Policy } from '../domain/policy.ts';

export type PolicyLibrary = {
  /** One version, which never changes once loaded. */
  get(policyId: string, version: number): Promise<Policy>;
  latest(policyId: string): Promise<Policy>;
  find(policyId: string, version: number): Promise<Policy | null>;
  /** Adds the next version; false where that version stands already. */
  add(policy: Policy): Promise<boolean>;
  list(policyId: string): Promise<readonly { policyId: string; version: number; title: Policy['title'] }[]>;
};
