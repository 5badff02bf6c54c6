import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type Room, rooms } from './bundles.ts';
import type { Stage } from './stages.ts';

/**
 * One log per door. A stack holds 500 resources, and a log for each function would be a tenth of them; each line names
 * its function, and whoever looks for faults looks at a whole door. Functions write to the log of their own door alone.
 */
export class DoorLogs extends Construct {
  readonly #groups: ReadonlyMap<Room, LogGroup>;

  constructor(scope: Construct, id: string, { logs }: Stage) {
    super(scope, id);
    this.#groups = new Map(
      rooms.map(room => [
        room,
        new LogGroup(this, room, { retention: logs.operation, removalPolicy: RemovalPolicy.RETAIN }),
      ]),
    );
  }

  of(room: Room): LogGroup {
    const found = this.#groups.get(room);
    if (found === undefined) throw new Error(`no log for ${room}`);
    return found;
  }
}
