import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { ProblemCode } from '../../shared/contract/problem.ts';
import type { DrainTally } from '../../shared/usecases/drain-outbox.ts';
import type { CasesTally } from '../../shared/usecases/sweep-cases.ts';
import { faultSummary } from './fault.ts';

const serviceName = 'relief-credit';
const logger = new Logger({ serviceName });
const metrics = new Metrics({ namespace: 'ReliefCredit', serviceName });

/** Ids and numbers about one invocation. There is no room here for a body, a claim or a header. */
export type Observation = {
  readonly door: 'http' | 'step' | 'storage' | 'stream' | 'schedule';
  /** Route or step by its name in the contract, never an address as it was called. */
  readonly name: string;
  readonly requestId: string;
  readonly invocationId: string;
  readonly durationMs?: number;
  readonly status?: number;
  /** Of the things that this was about. */
  readonly correlationIds?: readonly string[];
};

function count(observation: Observation, also?: string): void {
  metrics.addDimension('door', observation.door);
  metrics.addMetric('requests', MetricUnit.Count, 1);
  if (also !== undefined) metrics.addMetric(also, MetricUnit.Count, 1);
  metrics.publishStoredMetrics();
}

export function observeSuccess(observation: Observation): void {
  logger.info('served', observation);
  count(observation);
}

/** What a tick of the outbox did at one downstream and what stands there; each fault in its own line. */
export function observeOutbox(tally: DrainTally): void {
  const { downstream, faults, standing, differing, checkedHoursAgo, ...done } = tally;
  for (const fault of faults) logger.warn('not delivered', { downstream, fault: faultSummary(fault) });
  metrics.addDimension('downstream', downstream);
  const numbers = {
    'outbox-acknowledged': done.acknowledged,
    'outbox-delayed': done.delayed,
    'outbox-waiting': standing.waiting,
    'outbox-parked': standing.parked,
    'outbox-late': standing.late,
    ...(differing === null ? {} : { 'deliveries-differing': differing }),
    ...(checkedHoursAgo === null ? {} : { 'deliveries-checked-hours-ago': checkedHoursAgo }),
  };
  for (const [name, value] of Object.entries(numbers)) metrics.addMetric(name, MetricUnit.Count, value);
  metrics.publishStoredMetrics();
}

/** How far the run of a release is, of one step: parts of a lane, or rows handed to a downstream. */
export function observeProgress(step: 'compose' | 'deliver', of: string, done: number): void {
  metrics.addDimension('step', step);
  metrics.addDimension('of', of);
  metrics.addMetric('release-progress', MetricUnit.Count, done);
  metrics.publishStoredMetrics();
}

/** What a tick did to cases. */
export function observeCases({ looked, escalated }: CasesTally): void {
  metrics.addMetric('cases-looked-at', MetricUnit.Count, looked);
  metrics.addMetric('cases-escalated', MetricUnit.Count, escalated);
  metrics.publishStoredMetrics();
}

/** Reports that were read for a release, and the release. */
export const observeCounted = (correlationIds: readonly string[]): void =>
  logger.info('counted', { door: 'step', name: 'compose-lane', correlationIds });

export function observeRefusal(observation: Observation, code: ProblemCode): void {
  logger.info('refused', { ...observation, code });
  count(observation, `refused-${code}`);
}

export function observeFault(observation: Observation, fault: unknown): void {
  logger.error('fault', { ...observation, fault: faultSummary(fault) });
  count(observation, 'faults');
}
