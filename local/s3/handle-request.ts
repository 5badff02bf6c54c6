import { randomBytes } from 'node:crypto';
import { closeSync, createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { authenticate, type Credentials } from './authenticate.ts';
import { answerPreflight, corsHeaders } from './cors.ts';
import { isRefusal, type Refusal, refusalStatus, refuse } from './refusal.ts';
import { route } from './route.ts';
import type { Answer, S3Engine } from './s3-engine.ts';
import { type RequestTarget, readTarget } from './s3-request.ts';
import { xml } from './xml.ts';

/** A bucket policy for the public grants s3:GetObject alone: no versions, no lists. */
const PUBLIC = new Set(['GET object', 'HEAD object']);

function effectiveHeaders(target: RequestTarget): Record<string, string> {
  const headers = { ...target.headers };
  for (const [name, value] of target.query) {
    const lower = name.toLowerCase();
    // Parameters of the signature itself are spelt X-Amz-; what a presigner hoisted is lower case.
    if (name === lower && lower.startsWith('x-amz-')) headers[lower] ??= value;
  }
  return headers;
}

async function answer(
  incoming: IncomingMessage,
  target: RequestTarget,
  engine: S3Engine,
  credentials: Credentials,
): Promise<Answer | Refusal> {
  const bucket = engine.buckets.get(target.bucketName);
  if (target.method === 'OPTIONS') return answerPreflight(bucket, target.headers);
  const caller = authenticate(target, credentials, engine.clock.now());
  if (isRefusal(caller)) return caller;
  const headers = caller.signed ? effectiveHeaders(target) : target.headers;
  const query = new Map(target.query);
  const aim = target.bucketName === '' ? 'service' : target.key === '' ? 'bucket' : 'object';
  const operation = route(target.method, aim, query, headers);
  if (caller.signed && isRefusal(operation)) return operation;
  if (bucket === undefined) {
    return refuse('NoSuchBucket', undefined, { details: { BucketName: target.bucketName } });
  }
  if (isRefusal(operation)) return refuse('AccessDenied');
  const open = bucket.publicRead && PUBLIC.has(operation.name) && !query.has('versionId');
  if (!caller.signed && !open) return refuse('AccessDenied');
  const request = { method: target.method, bucket, key: target.key, query, headers, caller, incoming };
  const outcome = await operation.run(request, engine);
  // Who may not list is not told what is missing.
  if (!caller.signed && isRefusal(outcome) && outcome.refused === 'NoSuchKey') return refuse('AccessDenied');
  return outcome;
}

function errorDocument(refusal: Refusal, resource: string, requestId: string, hostId: string): string {
  const details = Object.entries(refusal.details).map(([name, value]) => xml(name, value));
  const elements = [
    xml('Code', refusal.refused),
    xml('Message', refusal.message),
    ...details,
    xml('Resource', resource),
    xml('RequestId', requestId),
    xml('HostId', hostId),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml('Error', elements)}`;
}

/** Node writes header text byte by byte; S3 sends UTF-8. */
const headerBytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

async function send(
  response: ServerResponse,
  sent: Answer,
  headers: Record<string, string>,
  silent: boolean,
) {
  const { body } = sent;
  for (const [name, value] of Object.entries(headers)) {
    // What came in as raw bytes (a stored header) goes out as it came; only wider text is encoded.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the limit of latin1 is meant
    response.setHeader(name, /[^\u0000-\u00ff]/.test(value) ? headerBytes(value) : value);
  }
  response.statusCode = sent.status;
  if (typeof body === 'object') {
    const { descriptor, start, length } = body;
    if (length > 0) {
      const end = start + length - 1;
      await pipeline(createReadStream('', { fd: descriptor, start, end }), response);
    } else {
      closeSync(descriptor);
      response.end();
    }
    return;
  }
  if (body !== undefined && !silent) {
    response.setHeader('content-length', Buffer.byteLength(body));
    response.end(body);
  } else {
    // A HEAD answer keeps the length of what it describes.
    if (!silent && sent.status !== 204 && sent.status !== 304) response.setHeader('content-length', 0);
    response.end();
  }
}

/** Answers one HTTP request. Never rejects: a fault becomes InternalError, a caller that went away is let go. */
export async function handleRequest(
  incoming: IncomingMessage,
  response: ServerResponse,
  engine: S3Engine,
  credentials: Credentials,
  onFault: (fault: unknown) => void,
): Promise<void> {
  const requestId = randomBytes(8).toString('hex').toUpperCase();
  const hostId = randomBytes(24).toString('base64');
  const target = readTarget(incoming);
  let outcome: Answer | Refusal;
  try {
    outcome = isRefusal(target) ? target : await answer(incoming, target, engine, credentials);
  } catch (fault) {
    if (incoming.destroyed && !incoming.complete) return;
    onFault(fault);
    outcome = refuse('InternalError');
  }
  const resource = isRefusal(target) ? '/' : target.path;
  const cors = isRefusal(target)
    ? {}
    : corsHeaders(engine.buckets.get(target.bucketName), target.method, target.headers);
  const common = {
    ...cors,
    // Clients set their clock by this, and sign by that clock.
    date: new Date(engine.clock.now()).toUTCString(),
    server: 'AmazonS3',
    'x-amz-request-id': requestId,
    'x-amz-id-2': hostId,
  };
  const sent: Answer = isRefusal(outcome)
    ? {
        status: refusalStatus(outcome),
        headers: { 'content-type': 'application/xml', ...outcome.headers },
        body: errorDocument(outcome, resource, requestId, hostId),
      }
    : outcome;
  response.sendDate = false;
  try {
    await send(response, sent, { ...common, ...sent.headers }, incoming.method === 'HEAD');
  } catch {
    // The caller went away in the middle of the answer, or the disk failed under it: cut it short, so it is not taken for whole.
    response.destroy();
  }
  // A refused upload may still be arriving; unread bytes would reset the connection before the answer is read.
  if (!incoming.complete) incoming.resume();
}
