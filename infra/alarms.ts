import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Parked } from './events.ts';

type Given = { readonly parked: readonly Parked[]; readonly machines: readonly StateMachine[] };

/** What a person has to look at: faults, and work that stopped by itself. Each names its section in `docs/runbook.md`. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, { parked, machines }: Given) {
    super(scope, id);
    const alarm = (name: string, metric: IMetric, threshold: number, alarmDescription: string) =>
      new Alarm(this, name, {
        metric,
        threshold,
        alarmDescription,
        evaluationPeriods: 1,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
    const period = Duration.minutes(5);
    for (const door of ['http', 'step', 'storage', 'stream', 'schedule']) {
      const metric = new Metric({
        namespace: 'ReliefCredit',
        metricName: 'faults',
        dimensionsMap: { service: 'relief-credit', door },
        statistic: 'Sum',
        period,
      });
      // Five in five minutes: one fault may be a client that went away, five are ours.
      alarm(`Faults-${door}`, metric, 5, `Faults behind the ${door} door (runbook: Faults)`);
    }
    for (const downstream of ['points', 'disclosure']) {
      const standing = (metricName: string) =>
        new Metric({
          namespace: 'ReliefCredit',
          metricName,
          dimensionsMap: { service: 'relief-credit', downstream },
          statistic: 'Maximum',
          period,
        });
      alarm(
        `Late-${downstream}`,
        standing('outbox-late'),
        1,
        `A delisting or correction was not acknowledged by ${downstream} in time (runbook: Late changes)`,
      );
      alarm(
        `Differing-${downstream}`,
        standing('deliveries-differing'),
        1,
        `What ${downstream} holds is not what was decided (runbook: Differences)`,
      );
      alarm(
        `Unchecked-${downstream}`,
        standing('deliveries-checked-hours-ago'),
        // A day and the time to try again a few times.
        30,
        `What ${downstream} holds could not be compared for more than a day (runbook: Differences)`,
      );
      alarm(
        `Refused-${downstream}`,
        standing('outbox-parked'),
        1,
        `A change was refused by ${downstream} and waits for a person (runbook: Parked rows)`,
      );
    }
    const escalated = new Metric({
      namespace: 'ReliefCredit',
      metricName: 'cases-escalated',
      dimensionsMap: { service: 'relief-credit' },
      statistic: 'Sum',
      period,
    });
    alarm('CasesAtRisk', escalated, 1, 'A clock of due process ran out (runbook: Cases at risk)');
    for (const queue of parked) {
      const metric = queue.metricApproximateNumberOfMessagesVisible({ period });
      alarm(`Parked-${queue.node.scope?.node.id}`, metric, 1, 'An event was parked (runbook: Parked events)');
    }
    for (const machine of machines) {
      const metric = machine.metricFailed({ period });
      alarm(`Failed-${machine.node.id}`, metric, 1, 'A workflow failed (runbook: Failed workflows)');
    }
  }
}
