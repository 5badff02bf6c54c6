import { environment } from '../../shared/contract/environment.ts';
import { routes } from '../../shared/contract/routes.ts';
import { listRegisters } from '../../shared/usecases/list-registers.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { readEnvironment } from '../edge/read-environment.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { registerStore } from '../edge/wiring/register-store.ts';

export const handler = httpHandler(routes.listRegisters, () =>
  listRegisters({
    campaigns: campaignStore(),
    register: registerStore(),
    publicUrl: readEnvironment(environment.publicationsUrl),
  }),
);
