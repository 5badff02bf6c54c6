import type { DeliveryCheckState } from '../../shared/domain/delivery-check.ts';
import type { DownstreamName } from '../../shared/domain/release-action.ts';
import type { DeliveryChecks } from '../../shared/ports/delivery-checks.ts';

export function memoryDeliveryChecks(): DeliveryChecks {
  const states = new Map<DownstreamName, DeliveryCheckState>();
  const of = (downstream: DownstreamName): DeliveryCheckState =>
    states.get(downstream) ?? { downstream, askedAt: null, startedAt: null, newest: null };
  return {
    find: async downstream => of(downstream),
    async ask(downstream, askedAt) {
      states.set(downstream, { ...of(downstream), askedAt });
    },
    async begin(downstream, at, since) {
      const { startedAt } = of(downstream);
      if (startedAt !== null && startedAt >= since) return false;
      states.set(downstream, { ...of(downstream), startedAt: at });
      return true;
    },
    async keep(check) {
      states.set(check.downstream, { ...of(check.downstream), newest: check });
    },
  };
}
