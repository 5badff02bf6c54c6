import type { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { type Accepted, acceptedFindings } from './accepted-findings.ts';

export type Findings = {
  /** Findings for which nobody wrote down a reason: rule, resource, what the rule says. */
  readonly unexplained: readonly string[];
  /** How many findings each line of the table accepts. */
  readonly accepted: ReadonlyMap<Accepted, number>;
};

/**
 * What the packs AwsSolutions and Serverless of cdk-nag find in everything under `app`, held against the table of reasons.
 * The packs are asked directly, because cdk-nag's own acknowledgements take exact names and not one reason for one kind of
 * finding.
 */
export function checkRules(app: App, table: readonly Accepted[] = acceptedFindings): Findings {
  const accepted = new Map<Accepted, number>(table.map(line => [line, 0]));
  const unexplained: string[] = [];
  for (const pack of [new AwsSolutionsChecks(app), new ServerlessChecks(app)]) {
    for (const { ruleName, description, violatingResources = [] } of pack.validateScope(app).violations) {
      for (const { constructPath = '' } of violatingResources) {
        const line = table.find(
          ({ finding, at }) => finding.test(ruleName) && (at === undefined || at.test(constructPath)),
        );
        if (line === undefined) unexplained.push(`${ruleName} at ${constructPath}: ${description}`);
        else accepted.set(line, (accepted.get(line) ?? 0) + 1);
      }
    }
  }
  return { unexplained, accepted };
}
