import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type HttpApiRoute, routeKeyOf } from './http-api-plan.ts';

type Facts = {
  readonly request: IncomingMessage;
  /** The raw target split at its first `?`. */
  readonly path: string;
  readonly query: string;
  readonly body: Buffer;
  readonly route: HttpApiRoute;
  readonly pathParameters: Readonly<Record<string, string>> | undefined;
  readonly authorizer:
    | {
        readonly jwt: {
          readonly claims: Readonly<Record<string, string>>;
          readonly scopes: readonly string[] | null;
        };
      }
    | undefined;
  readonly now: number;
};

export type HttpApiEvent = ReturnType<typeof requestEvent>;

/** Content types that API Gateway hands on as text (observed on AWS); all else, and none at all, comes in base64. */
const TEXT = /^(?:text\/[^;]+|application\/(?:json|xml|javascript)) *(?:;|$)/i;

/** These belong to one connection and end at the gateway; cookies have a field of their own. */
const NOT_HANDED_ON = /^(?:connection|keep-alive|transfer-encoding|upgrade|te|trailer|expect|cookie)$/;

/** Builds the Lambda event, payload format 2.0. HTTP APIs decode `rawPath` in spite of its name. */
export function requestEvent({ request, path, query, body, route, pathParameters, authorizer, now }: Facts) {
  const method = request.method ?? 'GET';
  const headers = Object.fromEntries(
    Object.entries(request.headersDistinct)
      .filter(([name]) => !NOT_HANDED_ON.test(name))
      .map(([name, values]) => [name, (values ?? []).join(',')]),
  );
  const cookies = (request.headersDistinct['cookie'] ?? [])
    .flatMap(line => line.split(/; */))
    .filter(Boolean);
  const host = request.headers.host ?? '127.0.0.1';
  const sourceIp = request.socket.remoteAddress ?? '127.0.0.1';
  const rawPath = decodeURIComponent(path);
  const isText = TEXT.test(request.headers['content-type'] ?? '');
  return {
    version: '2.0',
    routeKey: routeKeyOf(route),
    rawPath,
    rawQueryString: query,
    ...(cookies.length > 0 && { cookies }),
    headers: {
      ...headers,
      'content-length': String(body.length),
      'x-forwarded-for': [headers['x-forwarded-for'], sourceIp].filter(Boolean).join(', '),
      'x-forwarded-port': host.split(':')[1] ?? '80',
      'x-forwarded-proto': 'http',
    },
    ...(query !== '' && { queryStringParameters: queryParameters(query) }),
    ...(pathParameters && { pathParameters }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      ...(authorizer && { authorizer }),
      domainName: host,
      domainPrefix: 'local',
      http: {
        method,
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp,
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: routeKeyOf(route),
      stage: '$default',
      time: logTime(now),
      timeEpoch: now,
    },
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

/** A name that comes twice keeps both values, with a comma between. */
function queryParameters(query: string): Record<string, string> {
  const found = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(query))
    found.set(name, [...(found.get(name) ?? []), value]);
  return Object.fromEntries([...found].map(([name, values]) => [name, values.join(',')]));
}

/** `12/Mar/2020:19:03:58 +0000` */
function logTime(now: number): string {
  const [, day, month, year, time] = new Date(now).toUTCString().replace(',', '').split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}
