import { randomBytes } from 'node:crypto';
import { type ChecksumType, checksumAlgorithm, checksumElement, checksumHeader } from './checksum.ts';
import { readDraft } from './read-draft.ts';
import { receiveBlob } from './receive-body.ts';
import { isRefusal, notImplemented, type Refusal, refuse } from './refusal.ts';
import { type Operation, type S3Engine, xmlAnswer } from './s3-engine.ts';
import { inTransaction } from './s3-index.ts';
import type { S3Request } from './s3-request.ts';
import type { Upload } from './upload-store.ts';
import { xml, xmlDocument } from './xml.ts';

const MOST_PARTS = 10_000;

export function findUpload(request: S3Request, engine: S3Engine): Upload | Refusal {
  const upload = engine.uploads.find(request.query.get('uploadId') ?? '');
  return upload && upload.bucket === request.bucket.name && upload.key === request.key
    ? upload
    : refuse('NoSuchUpload');
}

/** How the finished object shall be summed up: as asked, else over the whole, as S3 does by itself. */
function readChecksumPlan(request: S3Request): Upload['draft']['checksum'] | Refusal {
  const name = request.headers['x-amz-checksum-algorithm'];
  const asked = request.headers['x-amz-checksum-type'];
  if (name === undefined) {
    return asked === undefined
      ? { algorithm: 'CRC64NVME', type: 'FULL_OBJECT', named: false }
      : refuse(
          'InvalidRequest',
          'The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.',
        );
  }
  const algorithm = checksumAlgorithm(name);
  if (algorithm === undefined) return notImplemented(`the checksum ${name}`);
  const type: ChecksumType =
    algorithm === 'CRC64NVME' || asked === 'FULL_OBJECT' ? 'FULL_OBJECT' : 'COMPOSITE';
  const impossible = type === 'FULL_OBJECT' ? algorithm.startsWith('SHA') : asked === 'FULL_OBJECT';
  if (impossible || (asked !== undefined && asked !== type)) {
    return refuse(
      'InvalidRequest',
      `The ${asked} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
    );
  }
  return { algorithm, type, named: true };
}

/** CreateMultipartUpload. */
export const beginUpload: Operation = (request, engine) => {
  const draft = readDraft(request, engine.clock.now());
  if (isRefusal(draft)) return draft;
  const checksum = readChecksumPlan(request);
  if (isRefusal(checksum)) return checksum;
  const uploadId = randomBytes(48).toString('base64url');
  const { name } = request.bucket;
  const initiated = engine.clock.now();
  engine.uploads.begin({
    uploadId,
    bucket: name,
    key: request.key,
    initiated,
    draft: { ...draft, checksum },
  });
  const headers: Record<string, string> = {};
  if (checksum?.named) {
    headers['x-amz-checksum-algorithm'] = checksum.algorithm;
    headers['x-amz-checksum-type'] = checksum.type;
  }
  return xmlAnswer(
    xmlDocument('InitiateMultipartUploadResult', [
      xml('Bucket', name),
      xml('Key', request.key),
      xml('UploadId', uploadId),
    ]),
    headers,
  );
};

export const uploadPart: Operation = async (request, engine) => {
  const partNumber = Number(request.query.get('partNumber'));
  if (!Number.isInteger(partNumber) || partNumber < 1 || partNumber > MOST_PARTS) {
    return refuse('InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive');
  }
  if (request.headers['x-amz-copy-source'] !== undefined) return notImplemented('UploadPartCopy');
  const upload = findUpload(request, engine);
  if (isRefusal(upload)) return upload;
  const body = await receiveBlob(request, engine.blobs);
  if (isRefusal(body)) return body;
  const plan = upload.draft.checksum;
  if (plan?.named && body.named !== plan.algorithm) {
    await engine.blobs.remove([body.blob]);
    return refuse(
      'InvalidRequest',
      `Checksum Type mismatch occurred, expected checksum Type: ${plan.algorithm.toLowerCase()}, actual checksum Type: ${body.named?.toLowerCase() ?? 'null'}`,
    );
  }
  const { blob, size, md5: etag, checksum } = body;
  const modified = engine.clock.now();
  const { known, freed } = engine.uploads.putPart(upload.uploadId, {
    partNumber,
    blob,
    size,
    etag,
    modified,
    checksum,
  });
  await engine.blobs.remove(freed);
  if (!known) return refuse('NoSuchUpload');
  const headers = { etag: `"${etag}"`, [checksumHeader(checksum.algorithm)]: checksum.value };
  return { status: 200, headers };
};

export const abortUpload: Operation = async (request, engine) => {
  const upload = findUpload(request, engine);
  if (isRefusal(upload)) return upload;
  await engine.blobs.remove(inTransaction(engine.index, () => engine.uploads.forget(upload.uploadId)));
  return { status: 204, headers: {} };
};

export const listParts: Operation = (request, engine) => {
  const upload = findUpload(request, engine);
  if (isRefusal(upload)) return upload;
  const marker = Number(request.query.get('part-number-marker') ?? 0);
  const limit = Math.min(Number(request.query.get('max-parts') ?? 1000), 1000);
  if (!Number.isInteger(marker) || !Number.isInteger(limit) || limit < 1) return refuse('InvalidArgument');
  const rest = engine.uploads.parts(upload.uploadId).filter(part => part.partNumber > marker);
  const shown = rest.slice(0, limit);
  const plan = upload.draft.checksum;
  return xmlAnswer(
    xmlDocument('ListPartsResult', [
      xml('Bucket', upload.bucket),
      xml('Key', upload.key),
      xml('UploadId', upload.uploadId),
      xml('PartNumberMarker', marker),
      xml('NextPartNumberMarker', shown.at(-1)?.partNumber),
      xml('MaxParts', limit),
      xml('IsTruncated', rest.length > shown.length),
      xml('ChecksumAlgorithm', plan?.algorithm),
      xml('ChecksumType', plan?.type),
      ...shown.map(part =>
        xml('Part', [
          xml('PartNumber', part.partNumber),
          xml('LastModified', new Date(part.modified).toISOString()),
          xml('ETag', `"${part.etag}"`),
          xml('Size', part.size),
          xml(checksumElement(part.checksum.algorithm), part.checksum.value),
        ]),
      ),
    ]),
  );
};
