import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { allStages, stageOf } from '../../infra/stages.ts';
import { synthesised } from './synthesised.ts';

/**
 * Services of which we know that the China regions lack them, or that they are another there. From AWS's own lists of
 * features in China ("Services and feature availability", docs.amazonaws.cn): user pools, malware protection for S3.
 */
const lackingInChina = [
  /^AWS::Cognito::UserPool/,
  /^AWS::GuardDuty::MalwareProtectionPlan$/,
  /^AWS::Shield::/,
  /^AWS::XRay::Group$/,
];
const stages = allStages().map(stage => ({ stage, ...synthesised(stage) }));

describe.each(stages)('$stage.name in $stage.partition', ({ stage, stacks, resources, ofType }) => {
  it('names no partition, region, account or suffix', () => {
    for (const { file, json } of stacks) {
      const text = JSON.stringify(json);
      expect(text, file).not.toMatch(/arn:aws[a-z-]*:/);
      expect(text, file).not.toMatch(/amazonaws\.com(?!"|\/)/);
      expect(text, file).not.toMatch(/\b(?:us|eu|ap|cn|ca|sa|me|af|il|mx)-(?:gov-)?[a-z]+-\d\b/);
      expect(text, file).not.toMatch(/(?<![0-9a-f-])\d{12}(?![0-9a-f-])/);
    }
  });

  it('asks a partition for nothing that it lacks', () => {
    const types = Object.values(resources).map(({ Type }) => Type);
    expect(types.length).toBeGreaterThan(300);
    if (stage.partition !== 'aws-cn') return;
    expect(types.filter(type => lackingInChina.some(pattern => pattern.test(type)))).toEqual([]);
  });

  it('keeps evidence from being removed for as long as it says', () => {
    const evidence = ofType('AWS::S3::Bucket').find(({ id }) => id.startsWith('BucketsEvidence'));
    expect(evidence?.Properties['ObjectLockConfiguration']).toMatchObject({
      Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 365 * stage.evidenceLockYears } },
    });
  });

  it('holds no secret and asks for none', () => {
    const Parameters = z.record(z.string(), z.object({ NoEcho: z.boolean().optional() }));
    for (const { json } of stacks) {
      const text = JSON.stringify(json);
      expect(text).not.toMatch(/AKIA[0-9A-Z]{16}|-----BEGIN|SecretString|password/i);
      const { Parameters: given } = z.object({ Parameters: Parameters.default({}) }).parse(json);
      expect(Object.values(given).filter(({ NoEcho }) => NoEcho)).toEqual([]);
    }
  });
});

it('is the same application in both partitions, but for what a stage chooses by name', () => {
  const keptOf = (name: string, partition: string) => {
    const found = stages.find(({ stage }) => stage.name === name && stage.partition === partition);
    return Object.values(found?.resources ?? {})
      .map(({ Type }) => Type)
      .filter(type => !/^AWS::(?:GuardDuty|WAFv2|IAM|S3::BucketPolicy)/.test(type))
      .sort();
  };
  for (const name of ['prod', 'dev']) expect(keptOf(name, 'aws')).toEqual(keptOf(name, 'aws-cn'));
});

it('keeps logs for six months at the least, and says no to a stage that is not there', () => {
  for (const { logs } of allStages()) {
    expect(Math.min(logs.access, logs.operation)).toBeGreaterThanOrEqual(180);
  }
  expect(() => stageOf('production', undefined)).toThrow();
  expect(() => stageOf('prod', 'aws-us-gov')).toThrow();
});
