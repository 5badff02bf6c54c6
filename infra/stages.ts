import * as z from 'zod';

/** What differs from one deployment to another that is known before it is deployed; the rest are parameters. */
export type Stage = {
  readonly name: StageName;
  readonly partition: Partition;
  readonly stackName: string;
  readonly logs: LogDays;
  /** Years for which evidence cannot be removed, not even by its owner. */
  readonly evidenceLockYears: number;
};

/**
 * Days for which logs are kept, by class. `operation` tells how calls and workflows went, `access` who came to the front
 * door. The Cybersecurity Law of China, art. 21, asks for six months of network logs at the least.
 */
export type LogDays = { readonly operation: 180 | 365; readonly access: 180 | 365 };

const StageName = z.enum(['prod', 'dev']);
type StageName = z.infer<typeof StageName>;
const Partition = z.enum(['aws', 'aws-cn']);
type Partition = z.infer<typeof Partition>;

const byName: Readonly<Record<StageName, Omit<Stage, 'name' | 'partition'>>> = {
  prod: {
    stackName: 'relief-credit',
    logs: { operation: 365, access: 365 },
    evidenceLockYears: 3,
  },
  dev: {
    stackName: 'relief-credit-dev',
    logs: { operation: 180, access: 180 },
    evidenceLockYears: 1,
  },
};

/** The stage of that name in that partition; production in `aws` where none is named. */
export const stageOf = (name: string | undefined, partition: string | undefined): Stage => {
  const stage = StageName.default('prod').parse(name);
  return { name: stage, partition: Partition.default('aws').parse(partition), ...byName[stage] };
};

/** Every stage in every partition. */
export const allStages = (): readonly Stage[] =>
  Partition.options.flatMap(partition => StageName.options.map(name => stageOf(name, partition)));
