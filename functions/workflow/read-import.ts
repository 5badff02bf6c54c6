import { importSteps } from '../../shared/contract/import-steps.ts';
import { readImport } from '../../shared/usecases/read-import.ts';
import { now } from '../edge/clock.ts';
import { outOfTime } from '../edge/out-of-time.ts';
import { stepHandler } from '../edge/step-handler.ts';
import { importReading } from '../edge/wiring/import-reading.ts';

export const handler = stepHandler(
  'read-import',
  importSteps.readImport,
  ({ importId }, { remainingMillis }) =>
    readImport(importReading(), importId, now, outOfTime(remainingMillis)),
);
