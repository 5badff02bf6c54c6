import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { expect, it } from 'vitest';
import { acceptedFindings } from '../../infra/accepted-findings.ts';
import { application } from '../../infra/application.ts';
import { checkRules } from '../../infra/check-rules.ts';
import { stageOf } from '../../infra/stages.ts';

// `npm run synth` holds every stage against the same table; one of them is enough here.
it('finds nothing in the application for which no reason is written', () => {
  const app = application(stageOf('prod', 'aws'), join(tmpdir(), 'never-written'));
  const { unexplained, accepted } = checkRules(app);
  expect(unexplained).toEqual([]);
  // The packs have looked: a pack that finds nothing at all did not run.
  expect([...accepted.values()].reduce((all, one) => all + one, 0)).toBeGreaterThan(50);
});

it('says for each line a reason that a stranger understands', () => {
  for (const { reason } of acceptedFindings) expect(reason).toMatch(/^.{40,}\.$/);
});

it('tells what has no reason, and where it lies', () => {
  const app = new App();
  new Bucket(new Stack(app, 'somewhere'), 'Open');
  const { unexplained } = checkRules(app, [{ finding: /^AwsSolutions-S10$/, reason: 'a test' }]);
  expect(unexplained).toEqual([
    'AwsSolutions-S1 at somewhere/Open/Resource: The S3 Bucket has server access logs disabled.',
  ]);
});
