import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { checksumElement, checksumHeader, compositeChecksum, type StoredChecksum } from './checksum.ts';
import { commitObject, versionIdHeader } from './commit-object.ts';
import { writeCheck } from './conditions.ts';
import { digestInto, receiveText } from './receive-body.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import { type Operation, type S3Engine, xmlAnswer } from './s3-engine.ts';
import type { S3Request } from './s3-request.ts';
import { findUpload } from './upload-parts.ts';
import type { Part, Upload } from './upload-store.ts';
import { childrenNamed, childText, parseXml, xml, xmlDocument } from './xml.ts';

/** Every part but the last: 5 MiB. */
const SMALLEST_PART_BYTES = 5 * 1024 ** 2;

/** The stored parts that the document names, in its order, each held against its tag and checksum. */
function chooseParts(document: string, upload: Upload, stored: readonly Part[]): Part[] | Refusal {
  const root = parseXml(document);
  const named = root?.name === 'CompleteMultipartUpload' ? childrenNamed(root, 'Part') : [];
  if (named.length === 0) return refuse('MalformedXML');
  const plan = upload.draft.checksum;
  const chosen: Part[] = [];
  for (const element of named) {
    const partNumber = Number(childText(element, 'PartNumber') ?? Number.NaN);
    const etag = childText(element, 'ETag')?.replaceAll('"', '');
    if (!Number.isInteger(partNumber) || etag === undefined) return refuse('MalformedXML');
    if (partNumber <= (chosen.at(-1)?.partNumber ?? 0)) return refuse('InvalidPartOrder');
    const part = stored.find(candidate => candidate.partNumber === partNumber);
    const details = { UploadId: upload.uploadId, PartNumber: String(partNumber), ETag: etag };
    if (part === undefined || part.etag !== etag) return refuse('InvalidPart', undefined, { details });
    const checksum = childText(element, checksumElement(part.checksum.algorithm));
    if (checksum !== undefined && checksum !== part.checksum.value) {
      return refuse('InvalidPart', undefined, { details });
    }
    if (checksum === undefined && plan?.named && plan.type === 'COMPOSITE') {
      return refuse(
        'InvalidRequest',
        `The upload was created using a ${plan.algorithm.toLowerCase()} checksum. The complete request must include the checksum for each part. It was missing for part ${partNumber} in the request.`,
      );
    }
    chosen.push(part);
  }
  const small = chosen.slice(0, -1).find(part => part.size < SMALLEST_PART_BYTES);
  if (small) {
    return refuse('EntityTooSmall', undefined, {
      details: { ProposedSize: String(small.size), PartNumber: String(small.partNumber) },
    });
  }
  return chosen;
}

async function* concatenate(engine: S3Engine, parts: readonly Part[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield* createReadStream(engine.blobs.path(part.blob));
}

/** The finished object's checksum, unless it is not what the client says it must be. */
function settleChecksum(
  request: S3Request,
  upload: Upload,
  parts: readonly Part[],
  whole: StoredChecksum,
): StoredChecksum | Refusal {
  const plan = upload.draft.checksum;
  const checksum =
    plan?.type === 'COMPOSITE'
      ? compositeChecksum(
          plan.algorithm,
          parts.map(part => part.checksum.value),
        )
      : whole;
  const claimed = request.headers[checksumHeader(checksum.algorithm)];
  const [bare] = checksum.value.split('-');
  const agrees = claimed === undefined || claimed === checksum.value || claimed === bare;
  return agrees ? checksum : refuse('BadDigest', `The ${checksum.algorithm} you specified did not match.`);
}

/** CompleteMultipartUpload. The parts go in the transaction in which the object comes, so there is never both or none. */
export const completeUpload: Operation = async (request, engine) => {
  const check = writeCheck(request.headers);
  if (isRefusal(check)) return check;
  const upload = findUpload(request, engine);
  if (isRefusal(upload)) return upload;
  const body = await receiveCompletion(request);
  if (isRefusal(body)) return body;
  const parts = chooseParts(body.text, upload, engine.uploads.parts(upload.uploadId));
  if (isRefusal(parts)) return parts;
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const promised = request.headers['x-amz-mp-object-size'];
  if (promised !== undefined && Number(promised) !== size) {
    return refuse('InvalidRequest', 'The provided x-amz-mp-object-size does not match what was computed.');
  }
  const refusal = check(engine.versions.current(upload.bucket, upload.key));
  if (refusal) return refusal;

  const incoming = await engine.blobs.receive();
  let whole: Awaited<ReturnType<typeof digestInto>>;
  try {
    const algorithm = upload.draft.checksum?.algorithm ?? 'CRC64NVME';
    whole = await digestInto(concatenate(engine, parts), algorithm, incoming.write);
  } catch (fault) {
    await incoming.discard();
    // Aborted, or completed by someone else, while its parts were being read.
    if (engine.uploads.find(upload.uploadId) === undefined) return refuse('NoSuchUpload');
    throw fault;
  }
  const checksum = settleChecksum(request, upload, parts, whole.checksum);
  if (isRefusal(checksum)) {
    await incoming.discard();
    return checksum;
  }
  const digests = createHash('md5');
  for (const part of parts) digests.update(part.etag, 'hex');
  const etag = `${digests.digest('hex')}-${parts.length}`;
  const blob = await incoming.keep();
  const bytes = { blob, size, etag, checksum, partCount: parts.length };
  const version = await commitObject(request, engine, upload.draft, bytes, {
    eventName: 'ObjectCreated:CompleteMultipartUpload',
    check: current =>
      engine.uploads.find(upload.uploadId) === undefined ? refuse('NoSuchUpload') : check(current),
    alongside: () => engine.uploads.forget(upload.uploadId),
  });
  if (isRefusal(version)) return version;
  return xmlAnswer(
    xmlDocument('CompleteMultipartUploadResult', [
      xml('Bucket', upload.bucket),
      xml('Key', upload.key),
      xml('ETag', `"${etag}"`),
      xml(checksumElement(checksum.algorithm), checksum.value),
      xml('ChecksumType', checksum.type),
    ]),
    versionIdHeader(request, version.versionId),
  );
};

/** Here x-amz-checksum-* speaks of the object, not of the document that travels. */
function receiveCompletion(request: S3Request) {
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(([name]) => !name.startsWith('x-amz-checksum-')),
  );
  return receiveText({ ...request, headers });
}
