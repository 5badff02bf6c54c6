import type { DeliveryCheck, DeliveryCheckState } from '../domain/delivery-check.ts';
import type { Moment } from '../domain/moment.ts';
import type { DownstreamName } from '../domain/release-action.ts';

/** The reconciliations of everything, one line for each downstream. */
export type DeliveryChecks = {
  find(downstream: DownstreamName): Promise<DeliveryCheckState>;
  /** Somebody wants one now; asked again is the same. */
  ask(downstream: DownstreamName, at: Moment): Promise<void>;
  /** Begins one, unless one was begun at `since` or after. False: somebody else has it. */
  begin(downstream: DownstreamName, at: Moment, since: Moment): Promise<boolean>;
  /** Keeps what was found, over an older one. */
  keep(check: DeliveryCheck): Promise<void>;
};
