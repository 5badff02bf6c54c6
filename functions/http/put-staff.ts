import { routes } from '../../shared/contract/routes.ts';
import { putStaff } from '../../shared/usecases/put-staff.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { staffDirectory } from '../edge/wiring/staff-directory.ts';

export const handler = httpHandler(routes.putStaff, ({ by, params, body }) =>
  putStaff({ staff: staffDirectory() }, { by, ...params, ...body }),
);
