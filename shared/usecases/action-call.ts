import type { Actor, Caller } from '../domain/actor.ts';
import { actorOf } from '../domain/actor.ts';
import type { ActionBy } from '../domain/append-action.ts';
import { hashOf } from '../domain/canonical.ts';
import type { ActionId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';

/** A call by somebody who signed in. `bearer` is their token: to ask the issuer who they are, and for nothing else. */
export type ActionCall = {
  readonly caller: Caller;
  readonly actionId: ActionId;
  readonly now: Moment;
  readonly bearer: string;
};

export type ReadCall = Pick<ActionCall, 'caller' | 'now'>;

/** `request` is what the call asks for, without any identity document, so that its hash can stand in a history. */
export const byCaller = (call: ActionCall, policyVersion: number, request: unknown): ActionBy => ({
  actor: actorOf(call.caller),
  at: call.now,
  policyVersion,
  actionId: call.actionId,
  requestHash: hashOf(request),
});

/** An action of the system itself; its id is made from its cause, so that a repeated cause acts once. */
export const bySystem = (
  name: string,
  cause: { readonly actionId: ActionId; readonly now: Moment },
  policyVersion: number,
): ActionBy => ({
  actor: { kind: 'system', name } satisfies Actor,
  at: cause.now,
  policyVersion,
  actionId: cause.actionId,
  requestHash: hashOf([name, cause.actionId]),
});
