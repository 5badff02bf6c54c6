import { routes } from '../../shared/contract/routes.ts';
import { refuse } from '../../shared/domain/outcome.ts';
import { httpHandler } from '../edge/http-handler.ts';

/** STUB until workbooks are drawn. */
export const handler = httpHandler(routes.getImportTemplate, async () =>
  refuse('not-found', '尚未提供', 'not yet'),
);
