import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type LocalServer, listenLocally, readBody, reportFault, sendJson } from './listen-locally.ts';

export type JsonCall = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The parsed body; undefined where none was sent. */
  readonly body: unknown;
  /** As they came. */
  readonly bytes: Buffer;
  /** With query, as it came. */
  readonly target: string;
};

/** `drop` cuts the connection without a word. */
export type JsonAnswer =
  | {
      readonly status: number;
      readonly body?: unknown;
      /** A page, in place of a body. */
      readonly html?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | 'drop';

type Service = {
  readonly name: string;
  readonly port?: number | undefined;
  readonly limitBytes: number;
  /** Pages of any origin may call it, without cookies. */
  readonly anyOrigin?: boolean;
  handle(call: JsonCall): JsonAnswer | Promise<JsonAnswer>;
};

/** A small JSON service on this machine, which takes forms too: 400 for a body that is no JSON, 413 for one too long, 500 for a fault. */
export function serveJson({
  name,
  port,
  limitBytes,
  anyOrigin = false,
  handle,
}: Service): Promise<LocalServer> {
  const server = createServer(async (request, response) => {
    try {
      if (anyOrigin) {
        response.setHeader('access-control-allow-origin', '*');
        response.setHeader('access-control-allow-headers', 'authorization,content-type');
        if (request.method === 'OPTIONS') return void response.writeHead(204).end();
      }
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const bytes = await readBody(request, limitBytes);
      if (bytes === null) return sendJson(response, 413, { message: `more than ${limitBytes} bytes` });
      const parsed = parseBody(bytes, request.headers['content-type']);
      if (!parsed.ok) return sendJson(response, 400, { message: 'the body is not JSON' });
      const answer = await handle({
        method: request.method ?? 'GET',
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body: parsed.body,
        bytes,
        target: request.url ?? '/',
      });
      if (answer === 'drop') request.socket.destroy();
      else if (answer.html !== undefined) {
        response.writeHead(answer.status, { 'content-type': 'text/html; charset=utf-8', ...answer.headers });
        response.end(answer.html);
      } else sendJson(response, answer.status, answer.body, answer.headers);
    } catch (fault) {
      // The caller hung up in the middle of the body.
      if (request.socket.destroyed) return;
      reportFault(name, fault);
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { message: 'Internal Server Error' });
    }
  });
  return listenLocally(server, port);
}

function parseBody(bytes: Buffer, type = ''): { ok: true; body: unknown } | { ok: false } {
  if (bytes.length === 0) return { ok: true, body: undefined };
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return { ok: true, body: Object.fromEntries(new URLSearchParams(bytes.toString('utf8'))) };
  }
  try {
    return { ok: true, body: JSON.parse(bytes.toString('utf8')) };
  } catch {
    return { ok: false };
  }
}
