import { routes } from '../../shared/contract/routes.ts';
import { takeCaseStep } from '../../shared/usecases/take-case-step.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { casePublishing } from '../edge/wiring/case-publishing.ts';

export const handler = httpHandler(routes.takeCaseStep, ({ by, params, body }) =>
  takeCaseStep(casePublishing(), { by, ...params, body }),
);
