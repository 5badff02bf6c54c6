import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { MovableClock } from '../movable-clock.ts';
import { jwtGate } from './authorize-jwt.ts';
import { corsHeaders, preflight } from './cors.ts';
import { functionAnswer } from './function-answer.ts';
import type { HttpApiPlan } from './http-api-plan.ts';
import { type LocalServer, listenLocally, readBody, reportFault, sendJson } from './listen-locally.ts';
import { isFromThisMachine, type LocalControl, localAnswer } from './local-control.ts';
import { routeMatcher } from './match-route.ts';
import { type HttpApiEvent, requestEvent } from './request-event.ts';

export type Invoked =
  | { readonly ok: true; readonly payload: unknown }
  | { readonly ok: false; readonly errorType: string; readonly errorMessage: string };

type Options = {
  readonly port?: number;
  readonly api: HttpApiPlan;
  invoke(functionName: string, event: HttpApiEvent): Promise<Invoked>;
  readonly clock: MovableClock;
  readonly local: LocalControl;
  readonly integrationTimeoutMs?: number;
};

/** Quotas of HTTP APIs: payload 10 MB, request line and header values 10,240 bytes, integration 30 s. */
const LONGEST_BODY = 10 * 1024 * 1024;
const LONGEST_HEAD = 10_240;
const LONGEST_INTEGRATION_MS = 30_000;
const LONGEST_LOCAL_BODY = 10_240;
/** Lambda takes 6 MB of event, which base64 reaches before the gateway's own limit does. */
const LONGEST_EVENT = 6 * 1024 * 1024;

/**
 * Stands in for one API Gateway HTTP API with Lambda proxy integrations, payload format 2.0. Missing: throttling,
 * stages other than `$default`, stage variables, custom domains, Lambda and IAM authorisers, HTTP integrations, parameter
 * mapping, access logs, TLS, X-Ray's trace header. Unproven on AWS: `%2F` stays inside its path segment, a path's last
 * slash counts, and a greedy variable wants at least one segment.
 */
export async function startHttpApi(options: Options): Promise<LocalServer> {
  const server = createServer({ maxHeaderSize: 64 * 1024 }, (request, response) => {
    serve(request, response).catch(fault => {
      if (request.socket.destroyed) return;
      reportFault('http-api', fault);
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { message: 'Internal Server Error' });
    });
  });
  const findRoute = routeMatcher(options.api.routes);
  const authorize = jwtGate(() => options.clock.now());
  const { cors } = options.api;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? 'GET';
    const target = request.url ?? '/';
    const cut = target.indexOf('?');
    const path = cut === -1 ? target : target.slice(0, cut);
    const query = cut === -1 ? '' : target.slice(cut + 1);
    const { origin } = request.headers;
    // Callers take the time from here, so it is the time that the application has.
    response.setHeader('date', new Date(options.clock.now()).toUTCString());
    if (path.startsWith('/_local/')) return serveLocal(request, response, path);

    const shared = cors ? corsHeaders(cors, origin) : {};
    const say = (status: number, message: string, headers: Readonly<Record<string, string>> = {}) =>
      sendJson(response, status, { message }, { ...headers, ...shared, 'apigw-requestid': randomUUID() });

    if (headLength(request) > LONGEST_HEAD) return say(431, 'Request Header Fields Too Large');
    if (!path.startsWith('/') || !isDecodable(path)) return say(400, 'Bad Request');
    const early = preflight(cors, method, request.headers);
    if (early) {
      response.writeHead(204, { ...early }).end();
      return;
    }
    const matched = findRoute(method, path);
    if (!matched) return say(404, 'Not Found');
    const { route, pathParameters } = matched;
    let jwt: { claims: Readonly<Record<string, string>>; scopes: readonly string[] | null } | undefined;
    if (route.authorizer) {
      const decided = await authorize(route.authorizer, request.headers.authorization);
      if (!decided.ok) {
        const message = decided.status === 401 ? 'Unauthorized' : 'Forbidden';
        return say(decided.status, message, { 'www-authenticate': decided.challenge });
      }
      jwt = { claims: decided.claims, scopes: decided.scopes };
    }
    const body = await readBody(request, LONGEST_BODY);
    if (body === null) return say(413, 'Request Entity Too Large');
    const authorizer = jwt && { jwt };
    const now = options.clock.now();
    const event = requestEvent({ request, path, query, body, route, pathParameters, authorizer, now });
    if (Buffer.byteLength(event.body ?? '') > LONGEST_EVENT) return say(413, 'Request Entity Too Large');

    const invoked = await inTime(options.invoke(route.functionName, event));
    if (invoked === 'late') return say(503, 'Service Unavailable');
    const answer = invoked.ok ? functionAnswer(invoked.payload) : null;
    if (answer === null) return say(500, 'Internal Server Error');
    // 204 and 304 have no body, and a length would make the client wait for one.
    const bodiless = answer.status === 204 || answer.status === 304;
    response.writeHead(answer.status, {
      ...answer.headers,
      ...(answer.cookies.length > 0 && { 'set-cookie': [...answer.cookies] }),
      ...shared,
      ...(!bodiless && { 'content-length': answer.body.length }),
      'apigw-requestid': event.requestContext.requestId,
    });
    response.end(bodiless ? undefined : answer.body);
  }

  /** The function runs on, as it does on AWS; only the caller hears no more of it. */
  async function inTime(running: Promise<Invoked>): Promise<Invoked | 'late'> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>(resolve => {
      timer = setTimeout(() => {
        running.catch(fault => reportFault('http-api', fault));
        resolve('late');
      }, options.integrationTimeoutMs ?? LONGEST_INTEGRATION_MS);
    });
    try {
      return await Promise.race([running, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  async function serveLocal(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const { host, origin } = request.headers;
    if (!isFromThisMachine(host, origin)) return sendJson(response, 403, { message: 'Forbidden' });
    const shared = corsHeaders({ allowOrigins: [origin ?? ''] }, origin);
    if (request.method === 'OPTIONS') {
      const allowed = {
        'access-control-allow-methods': 'GET,POST',
        'access-control-allow-headers': 'content-type',
      };
      response.writeHead(204, { ...shared, ...allowed }).end();
      return;
    }
    const bytes = await readBody(request, LONGEST_LOCAL_BODY);
    const body = bytes === null ? undefined : parseJson(bytes);
    const answer = await localAnswer(options.local, { method: request.method ?? 'GET', path, body });
    sendJson(response, answer.status, answer.body, shared);
  }

  return listenLocally(server, options.port);
}

function headLength({ method = '', url = '', rawHeaders }: IncomingMessage): number {
  const values = rawHeaders.filter((_, place) => place % 2 === 1);
  return (
    Buffer.byteLength(`${method} ${url}`) + values.reduce((sum, value) => sum + Buffer.byteLength(value), 0)
  );
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
