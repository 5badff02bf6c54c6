import { application } from './application.ts';
import { checkRules } from './check-rules.ts';
import { allStages } from './stages.ts';

/** `npm run synth`: every stage in every partition, each held against the rule packs of cdk-nag. */
let failed = false;
const used = new Map<string, number>();
for (const stage of allStages()) {
  const directory = `cdk.out/${stage.partition}/${stage.name}`;
  const app = application(stage, directory);
  const { unexplained, accepted } = checkRules(app);
  app.synth();
  let reasons = 0;
  for (const [{ finding }, count] of accepted) {
    used.set(finding.source, (used.get(finding.source) ?? 0) + count);
    reasons += count;
  }
  console.log(`${directory}: ${reasons} findings with a written reason, ${unexplained.length} without`);
  for (const one of unexplained) console.error(`  ${one}`);
  failed ||= unexplained.length > 0;
}
for (const [finding, count] of used) {
  if (count > 0) continue;
  console.error(`infra/accepted-findings.ts: ${finding} accepts nothing in any stage`);
  failed = true;
}
if (failed) process.exitCode = 1;
