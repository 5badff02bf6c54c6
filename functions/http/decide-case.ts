import { routes } from '../../shared/contract/routes.ts';
import { decideCase } from '../../shared/usecases/take-case-step.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { casePublishing } from '../edge/wiring/case-publishing.ts';
import { reportStore } from '../edge/wiring/report-store.ts';

export const handler = httpHandler(routes.decideCase, ({ by, params, body }) =>
  decideCase({ ...casePublishing(), reports: reportStore() }, { by, ...params, body }),
);
