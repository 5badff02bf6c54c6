import {
  getBucketLocation,
  getBucketVersioning,
  getObjectLockConfiguration,
  headBucket,
} from './bucket-operations.ts';
import { completeUpload } from './complete-upload.ts';
import { copyObject } from './copy-object.ts';
import { deleteObject, deleteObjects } from './delete-object.ts';
import { getObject, headObject } from './get-object.ts';
import { listObjects, listVersions } from './list-objects.ts';
import {
  deleteTagging,
  getLegalHold,
  getRetention,
  getTagging,
  putLegalHold,
  putRetention,
  putTagging,
} from './object-settings.ts';
import { putObject } from './put-object.ts';
import { notImplemented, type Refusal } from './refusal.ts';
import type { Operation } from './s3-engine.ts';
import { abortUpload, beginUpload, listParts, uploadPart } from './upload-parts.ts';

/** Everything there is: the method, what it is aimed at, and the sub-resource. */
const OPERATIONS: Record<string, Operation> = {
  'HEAD bucket': headBucket,
  'GET bucket?list-type': listObjects,
  'GET bucket?versions': listVersions,
  'GET bucket?location': getBucketLocation,
  'GET bucket?versioning': getBucketVersioning,
  'GET bucket?object-lock': getObjectLockConfiguration,
  'POST bucket?delete': deleteObjects,
  'GET object': getObject,
  'HEAD object': headObject,
  'PUT object': putObject,
  'PUT object (copy)': copyObject,
  'DELETE object': deleteObject,
  'GET object?tagging': getTagging,
  'PUT object?tagging': putTagging,
  'DELETE object?tagging': deleteTagging,
  'GET object?retention': getRetention,
  'PUT object?retention': putRetention,
  'GET object?legal-hold': getLegalHold,
  'PUT object?legal-hold': putLegalHold,
  'POST object?uploads': beginUpload,
  'PUT object?uploadId': uploadPart,
  'POST object?uploadId': completeUpload,
  'GET object?uploadId': listParts,
  'DELETE object?uploadId': abortUpload,
};

/** AWS's names for what a caller is likely to try and will not find. */
const UNSERVED: Record<string, string> = {
  'GET service': 'ListBuckets',
  'GET bucket': 'ListObjects version 1',
  'PUT bucket': 'CreateBucket',
  'DELETE bucket': 'DeleteBucket',
  'POST bucket': 'uploads by POST policy',
  'GET bucket?uploads': 'ListMultipartUploads',
  'GET object?attributes': 'GetObjectAttributes',
  'GET object?acl': 'GetObjectAcl',
};

/** Every sub-resource S3 has; naming one that is not served must never fall through to the object itself. */
const SUBRESOURCES = [
  ...['abac', 'accelerate', 'acl', 'analytics', 'annotation', 'append', 'attributes', 'cors', 'delete'],
  ...['encryption', 'intelligent-tiering', 'inventory', 'legal-hold', 'lifecycle', 'list-type', 'location'],
  ...['logging', 'metadataConfiguration', 'metadataInventoryTable', 'metadataJournalTable', 'metadataTable'],
  ...['metrics', 'notification', 'object-lock', 'ownershipControls', 'policy', 'policyStatus'],
  ...['publicAccessBlock', 'renameObject', 'replication', 'requestPayment', 'restore', 'retention', 'select'],
  ...['session', 'tagging', 'torrent', 'uploadId', 'uploads', 'versioning', 'versions', 'website'],
  ...['directoryBucket', 'encryptionConfiguration'],
] as const;

/** x-amz-* headers that change nothing here or are obeyed; any other would be silently ignored, so it is refused. */
const OBEYED_HEADERS = new Set(
  [
    ...[
      'content-sha256',
      'date',
      'user-agent',
      'trailer',
      'decoded-content-length',
      'sdk-checksum-algorithm',
    ],
    ...[
      'checksum-algorithm',
      'checksum-mode',
      'checksum-type',
      'mp-object-size',
      'tagging',
      'security-token',
    ],
    ...['object-lock-mode', 'object-lock-retain-until-date', 'object-lock-legal-hold'],
    ...['bypass-governance-retention', 'metadata-directive', 'tagging-directive', 'copy-source'],
    ...['copy-source-if-match', 'copy-source-if-none-match', 'copy-source-if-modified-since'],
    ...['copy-source-if-unmodified-since'],
  ].map(name => `x-amz-${name}`),
);

/** These only say again what holds anyway. */
const HARMLESS_VALUES: Record<string, string> = {
  'x-amz-acl': 'private',
  'x-amz-storage-class': 'STANDARD',
  'x-amz-server-side-encryption': 'AES256',
};

function refusedHeader(headers: Readonly<Record<string, string>>): string | undefined {
  return Object.keys(headers).find(
    name =>
      name.startsWith('x-amz-') &&
      !OBEYED_HEADERS.has(name) &&
      !name.startsWith('x-amz-meta-') &&
      !name.startsWith('x-amz-checksum-') &&
      HARMLESS_VALUES[name] !== headers[name],
  );
}

/** The operation a request asks for, or a 501 that names it. `aim` is decided by whether there is a key. */
export function route(
  method: string,
  aim: 'service' | 'bucket' | 'object',
  query: ReadonlyMap<string, string>,
  headers: Readonly<Record<string, string>>,
): { name: string; run: Operation } | Refusal {
  const subresource = SUBRESOURCES.find(name => query.has(name));
  const copies = method === 'PUT' && subresource === undefined && headers['x-amz-copy-source'] !== undefined;
  const name = `${method} ${aim}${subresource ? `?${subresource}` : ''}${copies ? ' (copy)' : ''}`;
  const run = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
  if (run === undefined) return notImplemented(UNSERVED[name] ?? name);
  const header = refusedHeader(headers);
  return header === undefined ? { name, run } : notImplemented(`the header ${header}`);
}
