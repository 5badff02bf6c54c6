import * as z from 'zod';
import { issueOf } from './field-problem.ts';
import { policyContradictions } from './policy-contradictions.ts';
import { PolicyId, PolicyShape } from './policy-shape.ts';

/**
 * Everything the notice leaves open, as a file that an office changes without a deployment. A version, once loaded, is
 * never edited. Strict throughout: an unknown member is refused rather than silently without effect.
 */
export const Policy = PolicyShape.superRefine((policy, context) => {
  for (const { path, message } of policyContradictions(policy)) {
    context.addIssue(issueOf({ code: 'policy-contradiction', message, remedy }, path));
  }
});
export type Policy = PolicyShape;

const remedy = { zh: '请改正政策文件后重新载入', en: 'Correct the policy file and load it again' };

/** The version of the policy a decision was made under; every decision remembers it. */
export const PolicyReference = z.strictObject({ policyId: PolicyId, version: z.int().min(1) });
export type PolicyReference = z.infer<typeof PolicyReference>;

/** What a decision writes down of the policy it was made under. */
export const policyReferenceOf = (policy: Policy): PolicyReference => ({
  policyId: policy.policyId,
  version: policy.version,
});
