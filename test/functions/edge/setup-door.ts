import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { vi } from 'vitest';
import * as z from 'zod';
import { route } from '../../../shared/contract/route.ts';
import { AccountId, type Staff } from '../../../shared/domain/actor.ts';
import { DistrictId, ReportId } from '../../../shared/domain/ids.ts';
import { Moment } from '../../../shared/domain/moment.ts';
import { accept } from '../../../shared/domain/outcome.ts';

vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'true');
vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');

/** A line like those of the table: signed in, acting, with every place where something can be said. */
export const saving = route({
  method: 'PATCH',
  path: '/reports/{reportId}',
  summary: { zh: '保存', en: 'Save' },
  permission: 'report:edit',
  params: z.strictObject({ reportId: ReportId }),
  query: z.strictObject({ draft: z.enum(['yes', 'no']).optional() }),
  body: z.strictObject({ title: z.string().min(1).max(20), days: z.int().optional() }),
  response: z.strictObject({ title: z.string() }),
  refusals: ['not-found'],
});

export const reading = route({
  method: 'GET',
  path: '/lists',
  summary: { zh: '名单', en: 'Lists' },
  permission: 'anyone',
  response: z.strictObject({ count: z.int() }),
});

export const reportId = '0123456789abcdefghjkmnpqrs';

export const served = async () => accept({ title: '抗洪' });

export const directoryOf =
  (...rows: readonly Staff[]) =>
  () => ({ find: async (account: string) => rows.find(row => row.account === account) ?? null });

export const officer: Staff = {
  account: AccountId.parse('staff-1'),
  role: 'reviewer',
  department: null,
  districts: [DistrictId.parse('410102')],
  active: true,
  changedAt: Moment.parse('2021-07-20T00:00:00.000Z'),
};

type Said = {
  readonly body?: string;
  readonly base64?: boolean;
  readonly query?: string;
  readonly params?: Record<string, string>;
  readonly headers?: Record<string, string | undefined>;
  readonly claims?: Record<string, string> | null;
};

/** An event as API Gateway sends it: complete and in good order, unless told otherwise. */
export function eventOf(said: Said = {}): APIGatewayProxyEventV2 {
  const claims = said.claims === undefined ? { sub: 'citizen-1', person: 'p-1', acr: 'pwd' } : said.claims;
  const requestContext = {
    accountId: '000000000000',
    apiId: 'api',
    domainName: 'd',
    domainPrefix: 'p',
    http: { method: 'PATCH', path: '/', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
    requestId: 'request-1',
    routeKey: '$default',
    stage: '$default',
    time: '20/Jul/2021:00:00:00 +0000',
    timeEpoch: 0,
    ...(claims === null ? {} : { authorizer: { jwt: { claims, scopes: null } } }),
  };
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: '/',
    rawQueryString: said.query ?? '',
    headers: {
      authorization: 'Bearer a.b.c',
      'content-type': 'application/json',
      'idempotency-key': 'key-12345678',
      ...said.headers,
    },
    pathParameters: said.params ?? { reportId },
    requestContext,
    body: said.body ?? '{"title":"抗洪"}',
    isBase64Encoded: said.base64 ?? false,
  };
}

export const context: Context = {
  callbackWaitsForEmptyEventLoop: true,
  functionName: 'f',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:f',
  memoryLimitInMB: '512',
  awsRequestId: 'invocation-1',
  logGroupName: 'g',
  logStreamName: 's',
  getRemainingTimeInMillis: () => 10_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};
