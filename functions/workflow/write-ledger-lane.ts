import { publicationSteps } from '../../shared/contract/publication-steps.ts';
import { writeLedgerLane } from '../../shared/usecases/write-ledger-lane.ts';
import { outOfTime } from '../edge/out-of-time.ts';
import { stepHandler } from '../edge/step-handler.ts';
import { ledgerStore } from '../edge/wiring/ledger-store.ts';
import { releaseFiles } from '../edge/wiring/release-files.ts';
import { releaseStore } from '../edge/wiring/release-store.ts';

export const handler = stepHandler(
  'write-ledger-lane',
  publicationSteps.writeLedgerLane,
  (position, { remainingMillis }) =>
    writeLedgerLane(
      { releases: releaseStore(), files: releaseFiles(), ledger: ledgerStore() },
      position,
      outOfTime(remainingMillis),
    ),
);
