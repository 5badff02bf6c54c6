import { openapi } from '../../shared/contract/openapi.ts';
import { routes } from '../../shared/contract/routes.ts';
import { accept } from '../../shared/domain/outcome.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { refusalStatus } from '../edge/refusal-status.ts';

export const handler = httpHandler(routes.getOpenapi, async () =>
  accept(openapi({ routes, statusOf: refusalStatus })),
);
