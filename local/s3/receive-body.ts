import { createHash } from 'node:crypto';
import { type ChunkedTail, decodeAwsChunked } from './aws-chunked.ts';
import type { BlobStore } from './blob-store.ts';
import {
  CHECKSUM_BYTES,
  type ChecksumAlgorithm,
  checksumAlgorithm,
  checksumHeader,
  DEFAULT_CHECKSUM,
  type StoredChecksum,
  startChecksum,
} from './checksum.ts';
import { isRefusal, notImplemented, type Refusal, refuse } from './refusal.ts';
import type { S3Request } from './s3-request.ts';

export type ReceivedBody = {
  size: number;
  /** Hex; S3's entity tag of an object put in one piece. */
  md5: string;
  checksum: StoredChecksum;
  /** Whether the sender gave a checksum or Content-MD5, which was then verified. */
  verified: boolean;
  /** The checksum algorithm the sender named, if any. */
  named: ChecksumAlgorithm | undefined;
};

export type ReceivedBlob = ReceivedBody & { blob: string };

/** The largest object or part S3 takes in one request: 5 GiB. */
const LARGEST_UPLOAD_BYTES = 5 * 1024 ** 3;
/** A thousand keys of 1024 bytes, each escaped, and their tags. */
const LARGEST_DOCUMENT_BYTES = 8 * 1024 ** 2;

type Expected = {
  size: number;
  algorithm: ChecksumAlgorithm;
  named: boolean;
  /** Where the value stands: known now, in a trailer, or nowhere. */
  value: string | undefined;
  trailer: string | undefined;
  md5: string | undefined;
};

function expectedSize(request: S3Request): number | Refusal {
  const chunked = request.caller.signed && request.caller.payload.kind === 'trailer';
  const text = request.headers[chunked ? 'x-amz-decoded-content-length' : 'content-length'];
  if (text === undefined) return refuse('MissingContentLength');
  return /^\d{1,15}$/.test(text) ? Number(text) : refuse('BadRequest', 'Invalid Content-Length');
}

function expectations(request: S3Request, largest: number): Expected | Refusal {
  const { headers } = request;
  const size = expectedSize(request);
  if (isRefusal(size)) return size;
  if (size > largest) {
    return refuse('EntityTooLarge', undefined, {
      details: { ProposedSize: String(size), MaxSizeAllowed: String(largest) },
    });
  }
  const md5 = headers['content-md5'];
  if (md5 !== undefined && Buffer.from(md5, 'base64').length !== 16) return refuse('InvalidDigest');

  const prefix = 'x-amz-checksum-';
  const about = new Set(['x-amz-checksum-algorithm', 'x-amz-checksum-type', 'x-amz-checksum-mode']);
  const given = Object.keys(headers).filter(name => name.startsWith(prefix) && !about.has(name));
  const trailer = headers['x-amz-trailer']?.toLowerCase();
  const names = trailer === undefined ? given : [...given, trailer];
  const [name] = names;
  if (names.length > 1) {
    return refuse(
      'InvalidRequest',
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    );
  }
  if (name === undefined) {
    const announced = headers['x-amz-sdk-checksum-algorithm'];
    if (announced !== undefined && md5 === undefined) {
      return refuse(
        'InvalidRequest',
        'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.',
      );
    }
    return { size, algorithm: DEFAULT_CHECKSUM, named: false, value: undefined, trailer: undefined, md5 };
  }
  const algorithm = name.startsWith(prefix) ? checksumAlgorithm(name.slice(prefix.length)) : undefined;
  if (algorithm === undefined) return notImplemented(`the header ${name}`);
  const value = trailer === undefined ? headers[name] : undefined;
  if (value !== undefined && !isChecksumValue(algorithm, value)) {
    return refuse('InvalidRequest', `Value for ${checksumHeader(algorithm)} header is invalid.`);
  }
  return { size, algorithm, named: true, value, trailer, md5 };
}

function isChecksumValue(algorithm: ChecksumAlgorithm, value: string): boolean {
  const bytes = Buffer.from(value, 'base64');
  return bytes.length === CHECKSUM_BYTES[algorithm] && bytes.toString('base64') === value;
}

/** Hashes any bytes on their way to `sink`; for a body that has no sender to hold to, such as a copy. */
export async function digestInto(
  source: AsyncIterable<Buffer>,
  algorithm: ChecksumAlgorithm,
  sink: (bytes: Buffer) => Promise<void>,
  extra?: { update(bytes: Buffer): unknown },
  largest = Number.POSITIVE_INFINITY,
): Promise<{ size: number; md5: string; checksum: StoredChecksum }> {
  const md5 = createHash('md5');
  const running = startChecksum(algorithm);
  let size = 0;
  for await (const bytes of source) {
    size += bytes.length;
    if (size > largest) break;
    md5.update(bytes);
    running.update(bytes);
    extra?.update(bytes);
    await sink(bytes);
  }
  const value = running.digest().toString('base64');
  return { size, md5: md5.digest('hex'), checksum: { algorithm, value, type: 'FULL_OBJECT' } };
}

async function receive(
  request: S3Request,
  largest: number,
  sink: (bytes: Buffer) => Promise<void>,
): Promise<ReceivedBody | Refusal> {
  const expected = expectations(request, largest);
  if (isRefusal(expected)) return expected;
  const claim = request.caller.signed ? request.caller.payload : undefined;
  const tail: ChunkedTail = { complete: false, trailers: new Map() };
  const chunked = claim?.kind === 'trailer';
  // Leaving early must not tear the connection down: the refusal still has to go out on it.
  const sent = request.incoming.iterator({ destroyOnReturn: false });
  const source = chunked ? decodeAwsChunked(sent, tail) : sent;
  const sha256 = createHash('sha256');
  const extra = claim?.kind === 'sha256' ? sha256 : undefined;
  // One byte more than promised is enough to know that the promise is broken.
  const body = await digestInto(source, expected.algorithm, sink, extra, expected.size);

  if ((chunked && !tail.complete) || body.size !== expected.size) return refuse('IncompleteBody');
  if (claim?.kind === 'sha256' && sha256.digest('hex') !== claim.hex)
    return refuse('XAmzContentSHA256Mismatch');
  const value = expected.trailer === undefined ? expected.value : tail.trailers.get(expected.trailer);
  if (expected.trailer !== undefined && value === undefined) {
    return refuse('InvalidRequest', `The trailer ${expected.trailer} was announced and not sent.`);
  }
  if (value !== undefined && value !== body.checksum.value) {
    return refuse(
      'BadDigest',
      `The ${expected.algorithm} you specified did not match the calculated checksum.`,
    );
  }
  if (expected.md5 !== undefined && expected.md5 !== Buffer.from(body.md5, 'hex').toString('base64')) {
    return refuse('BadDigest', 'The Content-MD5 you specified did not match what we received.');
  }
  return {
    ...body,
    verified: value !== undefined || expected.md5 !== undefined,
    named: expected.named ? expected.algorithm : undefined,
  };
}

/**
 * Takes the request's body into the blob store, synced to disk. Refuses a body whose length, signed hash, checksum
 * or MD5 is not as promised, leaving nothing behind; a sender that goes away is a fault and leaves nothing either.
 */
export async function receiveBlob(request: S3Request, blobs: BlobStore): Promise<ReceivedBlob | Refusal> {
  const incoming = await blobs.receive();
  let body: ReceivedBody | Refusal;
  try {
    body = await receive(request, LARGEST_UPLOAD_BYTES, incoming.write);
  } catch (fault) {
    await incoming.discard();
    throw fault;
  }
  if (isRefusal(body)) {
    await incoming.discard();
    return body;
  }
  return { ...body, blob: await incoming.keep() };
}

/** A small document, such as the keys to delete, verified in the same way. */
export async function receiveText(request: S3Request): Promise<(ReceivedBody & { text: string }) | Refusal> {
  const pieces: Buffer[] = [];
  const body = await receive(request, LARGEST_DOCUMENT_BYTES, async bytes => void pieces.push(bytes));
  return isRefusal(body) ? body : { ...body, text: Buffer.concat(pieces).toString('utf8') };
}
