import * as z from 'zod';

/** What differs from one deployment to another that is known before it is deployed; the rest are parameters. */
export type Stage = {
  readonly stackName: string;
  /** Days for which logs are kept: the Cybersecurity Law of China asks for six months at the least. */
  readonly logDays: 180 | 365;
  /** Years for which evidence cannot be removed, not even by its owner. */
  readonly evidenceLockYears: number;
};

const stages = {
  production: { stackName: 'relief-credit', logDays: 365, evidenceLockYears: 3 },
  trial: { stackName: 'relief-credit-trial', logDays: 180, evidenceLockYears: 1 },
} as const satisfies Record<string, Stage>;

const StageName = z.enum(['production', 'trial']).default('production');

/** The stage of that name; production where none is named. */
export const stageOf = (name: string | undefined): Stage => stages[StageName.parse(name)];
