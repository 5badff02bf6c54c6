import type { InvocationOutbox } from '../lambda/invocation-outbox.ts';
import type { EventMatcher } from './match-event-pattern.ts';

/** One rule of the default bus: which events, to which functions. */
export type RulePlan = { name: string; matches: EventMatcher; functionNames: readonly string[] };

/** An event in EventBridge's envelope. */
export type BusEvent = { id: string } & Record<string, unknown>;

/**
 * The default event bus. When `put` returns, the event is in the outbox of every function whose rule matches, so the
 * sender may forget it. The same event put twice while undelivered counts once; after that it is delivered again, as
 * on AWS. A rule's own retry policy and dead-letter queue speak of reaching Lambda at all, which cannot fail here.
 */
export function eventBus(input: { rules: readonly RulePlan[]; outbox: InvocationOutbox }): {
  put(event: BusEvent): void;
} {
  const { rules, outbox } = input;
  return {
    put(event) {
      for (const rule of rules) {
        if (!rule.matches(event)) continue;
        for (const name of rule.functionNames) outbox.add(name, event, `${event.id}/${rule.name}/${name}`);
      }
      outbox.wake();
    },
  };
}
