import { routes } from '../../shared/contract/routes.ts';
import { openImport } from '../../shared/usecases/open-import.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { importFiles } from '../edge/wiring/import-files.ts';
import { importStore } from '../edge/wiring/import-store.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';

export const handler = httpHandler(routes.openImport, ({ by, body }) =>
  openImport(
    { imports: importStore(), campaigns: campaignStore(), policies: policyLibrary(), files: importFiles() },
    { by, ...body },
  ),
);
