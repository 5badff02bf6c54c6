import { routes } from '../../shared/contract/routes.ts';
import { redriveReport } from '../../shared/usecases/redrive-report.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { reportStore } from '../edge/wiring/report-store.ts';
import { workflows } from '../edge/wiring/workflows.ts';

export const handler = httpHandler(routes.redriveReport, ({ params }) =>
  redriveReport({ reports: reportStore(), workflows: workflows() }, params),
);
