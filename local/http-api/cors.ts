import type { IncomingHttpHeaders } from 'node:http';
import type { HttpApiCors } from './http-api-plan.ts';

type Headers = Readonly<Record<string, string>>;

/** The answer to a preflight, given before any route or authoriser is asked; null where the call is none. */
export function preflight(
  cors: HttpApiCors | undefined,
  method: string,
  headers: IncomingHttpHeaders,
): Headers | null {
  const asked = headers['access-control-request-method'];
  if (!cors || method !== 'OPTIONS' || !headers.origin || !asked) return null;
  const shared = corsHeaders(cors, headers.origin);
  if (Object.keys(shared).length === 0) return {};
  return {
    ...shared,
    ...listed('access-control-allow-methods', cors.allowMethods),
    ...listed('access-control-allow-headers', cors.allowHeaders),
    ...(cors.maxAge !== undefined && { 'access-control-max-age': String(cors.maxAge) }),
  };
}

/** What a cross-origin answer carries; nothing for an origin that is not allowed. They replace a function's own. */
export function corsHeaders(cors: HttpApiCors, origin: string | undefined): Headers {
  if (origin === undefined) return {};
  const allowed = cors.allowOrigins ?? [];
  const scheme = `${origin.split('://')[0]}://*`;
  const any = allowed.includes('*');
  if (!any && !allowed.includes(origin) && !allowed.includes(scheme)) return {};
  return {
    'access-control-allow-origin': any ? '*' : origin,
    ...(!any && { vary: 'origin' }),
    ...(cors.allowCredentials && { 'access-control-allow-credentials': 'true' }),
    ...listed('access-control-expose-headers', cors.exposeHeaders),
  };
}

const listed = (name: string, values: readonly string[] | undefined): Headers =>
  values && values.length > 0 ? { [name]: values.join(',') } : {};
