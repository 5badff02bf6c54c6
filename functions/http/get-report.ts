import { routes } from '../../shared/contract/routes.ts';
import { getReport } from '../../shared/usecases/get-report.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { reportStore } from '../edge/wiring/report-store.ts';

export const handler = httpHandler(routes.getReport, ({ by, params }) =>
  getReport({ reports: reportStore() }, { by, ...params }),
);
