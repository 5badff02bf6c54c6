import * as z from 'zod';
import { bulkRoutes } from './bulk-routes.ts';
import { caseRoutes } from './case-routes.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import { deskRoutes } from './desk-routes.ts';
import { guidanceRoutes } from './guidance-routes.ts';
import { importRoutes } from './import-routes.ts';
import { officeRoutes } from './office-routes.ts';
import { releaseRoutes } from './release-routes.ts';
import { reportRoutes, reviewRoutes } from './report-routes.ts';
import { type Route, route } from './route.ts';
import { subjectRoutes } from './subject-routes.ts';

export const serviceRoutes = {
  getHealth: route({
    method: 'GET',
    path: '/health',
    summary: { zh: '健康检查', en: 'Is the service and all that it depends on reachable?' },
    permission: 'anyone',
    response: z.strictObject({
      status: z.literal('ok'),
      dependencies: z.record(z.string(), z.literal('ok')),
    }),
  }),
  getOpenapi: route({
    method: 'GET',
    path: '/openapi.json',
    summary: { zh: '接口说明（OpenAPI 3.1）', en: 'This interface as OpenAPI 3.1' },
    permission: 'anyone',
    response: z.record(z.string(), z.unknown()),
  }),
};

/** Every route there is, named as the function that serves it. */
export const routes = {
  ...reportRoutes,
  ...reviewRoutes,
  ...deskRoutes,
  ...bulkRoutes,
  ...importRoutes,
  ...caseRoutes,
  ...officeRoutes,
  ...releaseRoutes,
  ...deliveryRoutes,
  ...subjectRoutes,
  ...guidanceRoutes,
  ...serviceRoutes,
} satisfies Record<string, Route>;
export type RouteName = keyof typeof routes;
