import type { BatchAnswer, DeliveryRow } from '../domain/delivery.ts';
import type { HoldingsPage } from '../domain/delivery-holdings.ts';
import type { ReleaseNumber } from '../domain/ids.ts';

/** A system that takes what is released. It may be down, slow, or answer after the caller has gone. */
export type Downstream = {
  /** The same key again is the same batch: answered with its first receipts, taken once. `single`: outside any release. */
  deliver(key: string, release: ReleaseNumber | 'single', rows: readonly DeliveryRow[]): Promise<BatchAnswer>;
  holdings(after: string | null): Promise<HoldingsPage>;
};
