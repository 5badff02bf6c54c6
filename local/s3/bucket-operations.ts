import { refuse } from './refusal.ts';
import { type Operation, xmlAnswer } from './s3-engine.ts';
import type { S3Request } from './s3-request.ts';
import { escapeXml, xml, xmlDocument } from './xml.ts';

/** One machine has no regions: a bucket lies in the one the caller signed for. */
const regionOf = (request: S3Request) => (request.caller.signed ? request.caller.region : 'us-east-1');

export const headBucket: Operation = request => ({
  status: 200,
  headers: { 'x-amz-bucket-region': regionOf(request), 'content-type': 'application/xml' },
});

/** us-east-1 is written as an empty constraint, for history's sake. */
export const getBucketLocation: Operation = request => {
  const region = regionOf(request);
  return xmlAnswer(xmlDocument('LocationConstraint', region === 'us-east-1' ? [] : [escapeXml(region)]));
};

export const getBucketVersioning: Operation = request =>
  xmlAnswer(
    xmlDocument('VersioningConfiguration', request.bucket.versioned ? [xml('Status', 'Enabled')] : []),
  );

export const getObjectLockConfiguration: Operation = request => {
  const { objectLock, defaultRetention } = request.bucket;
  if (!objectLock) return refuse('ObjectLockConfigurationNotFoundError');
  const rule = defaultRetention && [
    xml('DefaultRetention', [xml('Mode', defaultRetention.mode), xml('Days', defaultRetention.days)]),
  ];
  return xmlAnswer(
    xmlDocument('ObjectLockConfiguration', [xml('ObjectLockEnabled', 'Enabled'), xml('Rule', rule)]),
  );
};
