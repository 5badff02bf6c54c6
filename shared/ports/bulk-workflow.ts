import type { BulkId } from '../domain/ids.ts';

/**
 * What drives a bulk decision. `version` is the version of its record that asks for it; each occasion is one execution, and
 * a second start of it is the first.
 */
export type BulkWorkflow = {
  start(bulkId: BulkId, version: number, occasion: string): Promise<void>;
};
