import { Duration } from 'aws-cdk-lib';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Construct } from 'constructs';
import type { ReliefFunction } from './relief-function.ts';

/** Every minute; a tick that fails is not tried again, because the next one does the same work. */
export function everyMinute(scope: Construct, id: string, handler: ReliefFunction): Schedule {
  return new Schedule(scope, id, {
    description: `Starts what is due and mends what was missed: ${handler.node.id}`,
    schedule: ScheduleExpression.rate(Duration.minutes(1)),
    target: new LambdaInvoke(handler, { retryAttempts: 0, maxEventAge: Duration.minutes(1) }),
  });
}
