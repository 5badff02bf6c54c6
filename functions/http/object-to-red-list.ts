import { routes } from '../../shared/contract/routes.ts';
import { objectToRedList } from '../../shared/usecases/object-to-red-list.ts';
import { httpHandler } from '../edge/http-handler.ts';
import { casePublishing } from '../edge/wiring/case-publishing.ts';
import { verifiedIdentity } from '../edge/wiring/verified-identity.ts';

export const handler = httpHandler(routes.objectToRedList, ({ by, params, body }) =>
  objectToRedList({ ...casePublishing(), verifiedIdentity: verifiedIdentity() }, { by, ...params, ...body }),
);
