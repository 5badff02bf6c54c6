import { routes } from '../../shared/contract/routes.ts';
import { listReports } from '../../shared/usecases/list-reports.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { reportStore } from '../edge/wiring/report-store.ts';

export const handler = httpHandler(routes.listReports, ({ by, query }) =>
  listReports({ reports: reportStore() }, { by, ...query }),
);
