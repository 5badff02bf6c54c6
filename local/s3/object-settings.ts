import { versionIdHeader } from './commit-object.ts';
import { findVersion } from './find-version.ts';
import { mayRetain, needsObjectLock, readRetention } from './object-lock.ts';
import { readTagDocument, writeTagDocument } from './object-tags.ts';
import { receiveText } from './receive-body.ts';
import { isRefusal, refuse } from './refusal.ts';
import { type Operation, xmlAnswer } from './s3-engine.ts';
import { childText, parseXml, xml, xmlDocument } from './xml.ts';

export const getTagging: Operation = (request, engine) => {
  const version = findVersion(request, engine);
  if (isRefusal(version)) return version;
  return xmlAnswer(writeTagDocument(version.tags), versionIdHeader(request, version.versionId));
};

export const putTagging: Operation = async (request, engine) => {
  const body = await receiveText(request);
  if (isRefusal(body)) return body;
  const tags = readTagDocument(body.text);
  if (isRefusal(tags)) return tags;
  const version = findVersion(request, engine);
  if (isRefusal(version)) return version;
  engine.versions.setTags(version.seq, tags);
  return { status: 200, headers: versionIdHeader(request, version.versionId) };
};

export const deleteTagging: Operation = (request, engine) => {
  const version = findVersion(request, engine);
  if (isRefusal(version)) return version;
  engine.versions.setTags(version.seq, []);
  return { status: 204, headers: versionIdHeader(request, version.versionId) };
};

export const getRetention: Operation = (request, engine) => {
  const unlockable = needsObjectLock(request.bucket);
  if (unlockable) return unlockable;
  const version = findVersion(request, engine);
  if (isRefusal(version)) return version;
  if (version.retention === null) return refuse('NoSuchObjectLockConfiguration');
  const { mode, until } = version.retention;
  return xmlAnswer(
    xmlDocument('Retention', [xml('Mode', mode), xml('RetainUntilDate', new Date(until).toISOString())]),
  );
};

export const putRetention: Operation = async (request, engine) => {
  const unlockable = needsObjectLock(request.bucket);
  if (unlockable) return unlockable;
  const body = await receiveText(request);
  if (isRefusal(body)) return body;
  const root = parseXml(body.text);
  if (root?.name !== 'Retention') return refuse('MalformedXML');
  const version = findVersion(request, engine);
  if (isRefusal(version)) return version;
  const now = engine.clock.now();
  const mode = childText(root, 'Mode');
  const until = childText(root, 'RetainUntilDate');
  if ((mode === undefined) !== (until === undefined)) return refuse('MalformedXML');
  const retention = mode !== undefined && until !== undefined ? readRetention(mode, until, now) : null;
  if (isRefusal(retention)) return retention;
  const bypass = request.headers['x-amz-bypass-governance-retention'] === 'true';
  const refusal = mayRetain(version, retention, now, bypass);
  if (refusal) return refusal;
  engine.versions.setRetention(version.seq, retention);
  return { status: 200, headers: {} };
};

export const getLegalHold: Operation = (request, engine) => {
  const unlockable = needsObjectLock(request.bucket);
  if (unlockable) return unlockable;
  const version = findVersion(request, engine);
  if (isRefusal(version)) return version;
  return xmlAnswer(xmlDocument('LegalHold', [xml('Status', version.legalHold ? 'ON' : 'OFF')]));
};

export const putLegalHold: Operation = async (request, engine) => {
  const unlockable = needsObjectLock(request.bucket);
  if (unlockable) return unlockable;
  const body = await receiveText(request);
  if (isRefusal(body)) return body;
  const root = parseXml(body.text);
  const status = root?.name === 'LegalHold' ? childText(root, 'Status') : undefined;
  if (status !== 'ON' && status !== 'OFF') return refuse('MalformedXML');
  const version = findVersion(request, engine);
  if (isRefusal(version)) return version;
  engine.versions.setLegalHold(version.seq, status === 'ON');
  return { status: 200, headers: {} };
};
