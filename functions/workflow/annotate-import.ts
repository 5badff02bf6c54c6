import { importSteps } from '../../shared/contract/import-steps.ts';
import { annotateImport } from '../../shared/usecases/annotate-import.ts';
import { stepHandler } from '../edge/step-handler.ts';
import { importAnnotating } from '../edge/wiring/import-annotating.ts';

export const handler = stepHandler('annotate-import', importSteps.annotateImport, ({ importId }, { now }) =>
  annotateImport(importAnnotating(), importId, now),
);
