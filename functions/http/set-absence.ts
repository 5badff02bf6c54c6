import { routes } from '../../shared/contract/routes.ts';
import { setAbsence } from '../../shared/usecases/set-absence.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { staffDirectory } from '../edge/wiring/staff-directory.ts';

export const handler = httpHandler(routes.setAbsence, ({ by, params, body }) =>
  setAbsence({ staff: staffDirectory() }, { by, ...params, absence: body }),
);
