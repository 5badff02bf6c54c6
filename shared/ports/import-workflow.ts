import type { ImportId } from '../domain/ids.ts';

/** What drives an import. Each occasion is one execution: a second start of it is the first. */
export type ImportWorkflow = {
  start(importId: ImportId, occasion: string): Promise<void>;
};
