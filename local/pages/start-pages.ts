import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { GetObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { type LocalServer, listenLocally, reportFault } from '../http-api/listen-locally.ts';
import { localAccount, localCredentials } from '../template/local-account.ts';
import type { PagesPlan } from './pages-plan.ts';

const compressible = /^(?:text\/|application\/(?:json|javascript|manifest\+json)|image\/svg)/;

type File = { readonly body: Buffer; readonly headers: Record<string, string>; readonly etag: string };

/**
 * Stands in for a CDN in front of a private bucket: its root object, its page for what is not there, its headers, gzip.
 * Missing: caching, Brotli, ranges, TLS, behaviours by path.
 */
export async function startPages(input: {
  readonly plan: PagesPlan;
  readonly port: number;
  /** The S3 engine's address. */
  readonly s3: string;
}): Promise<LocalServer> {
  const { plan } = input;
  const client = new S3Client({
    endpoint: input.s3,
    region: localAccount.region,
    credentials: localCredentials,
    forcePathStyle: true,
  });

  async function fileAt(key: string): Promise<File | null> {
    try {
      const found = await client.send(new GetObjectCommand({ Bucket: plan.bucket, Key: key }));
      return {
        body: Buffer.from((await found.Body?.transformToByteArray()) ?? []),
        headers: {
          'content-type': found.ContentType ?? 'application/octet-stream',
          ...(found.CacheControl !== undefined && { 'cache-control': found.CacheControl }),
        },
        etag: found.ETag ?? '',
      };
    } catch (fault) {
      if (fault instanceof S3ServiceException && fault.$metadata.httpStatusCode === 404) return null;
      throw fault;
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    for (const [name, value] of Object.entries(plan.headers)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(403).end();
    const key = pathname === '/' ? plan.root : decoded(pathname).slice(1);
    const found = await fileAt(key);
    const file = found ?? (plan.notFound === undefined ? null : await fileAt(plan.notFound.slice(1)));
    if (file === null) return void response.writeHead(404).end();
    if (found !== null && request.headers['if-none-match'] === file.etag) {
      return void response.writeHead(304, { etag: file.etag }).end();
    }
    const packed =
      plan.compress &&
      compressible.test(file.headers['content-type'] ?? '') &&
      /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    const body = packed ? gzipSync(file.body) : file.body;
    response.writeHead(found === null ? 404 : 200, {
      ...file.headers,
      ...(packed && { 'content-encoding': 'gzip', vary: 'accept-encoding' }),
      etag: file.etag,
      'content-length': body.length,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(fault => {
      if (request.socket.destroyed) return;
      reportFault('pages', fault);
      response.destroy();
    });
  });
  const { url, close } = await listenLocally(server, input.port);
  return {
    url,
    close: async () => {
      await close();
      client.destroy();
    },
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
