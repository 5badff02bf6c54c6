import { routes } from '../../shared/contract/routes.ts';
import { answerCase } from '../../shared/usecases/answer-case.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { casePublishing } from '../edge/wiring/case-publishing.ts';
import { verifiedRepresentative } from '../edge/wiring/verified-representative.ts';

export const handler = httpHandler(routes.answerCase, ({ by, params, body }) =>
  answerCase({ ...casePublishing(), represents: verifiedRepresentative() }, { by, ...params, body }),
);
