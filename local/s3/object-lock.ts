import type { BucketSettings } from './bucket-settings.ts';
import type { LockMode, ObjectVersion, Retention } from './object-version.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';

export type Lock = { retention: Retention | null; legalHold: boolean };

const DAY_MS = 24 * 60 * 60 * 1000;
const HEADERS = ['mode', 'retain-until-date', 'legal-hold'].map(name => `x-amz-object-lock-${name}`);

export function hasLockHeaders(headers: Readonly<Record<string, string>>): boolean {
  return HEADERS.some(name => headers[name] !== undefined);
}

export function needsObjectLock(bucket: BucketSettings): Refusal | undefined {
  return bucket.objectLock
    ? undefined
    : refuse('InvalidRequest', 'Bucket is missing Object Lock Configuration');
}

export function parseLockMode(text: string): LockMode | undefined {
  return text === 'GOVERNANCE' || text === 'COMPLIANCE' ? text : undefined;
}

/** A retention as asked for; it must lie in the future of `now` (ms). */
export function readRetention(mode: string, until: string, now: number): Retention | Refusal {
  const parsed = parseLockMode(mode);
  const instant = Date.parse(until);
  if (parsed === undefined) return refuse('InvalidArgument', 'Unknown wormMode directive.');
  if (Number.isNaN(instant))
    return refuse('InvalidArgument', 'The retain until date must be provided in ISO 8601 format');
  if (instant <= now) return refuse('InvalidArgument', 'The retain until date must be in the future!');
  return { mode: parsed, until: instant };
}

function defaultRetention(bucket: BucketSettings, now: number): Retention | null {
  const rule = bucket.objectLock ? bucket.defaultRetention : undefined;
  return rule ? { mode: rule.mode, until: now + rule.days * DAY_MS } : null;
}

/** The lock a new object brings in its headers, or else gets from its bucket. */
export function readLockHeaders(
  headers: Readonly<Record<string, string>>,
  bucket: BucketSettings,
  now: number,
): Lock | Refusal {
  if (!hasLockHeaders(headers)) return { retention: defaultRetention(bucket, now), legalHold: false };
  const unlockable = needsObjectLock(bucket);
  if (unlockable) return unlockable;
  const mode = headers['x-amz-object-lock-mode'];
  const until = headers['x-amz-object-lock-retain-until-date'];
  const hold = headers['x-amz-object-lock-legal-hold'];
  if ((mode === undefined) !== (until === undefined)) {
    return refuse(
      'InvalidArgument',
      'x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied',
    );
  }
  if (hold !== undefined && hold !== 'ON' && hold !== 'OFF') {
    return refuse('InvalidArgument', "Legal Hold must be either of 'ON' or 'OFF'");
  }
  const retention =
    mode !== undefined && until !== undefined
      ? readRetention(mode, until, now)
      : defaultRetention(bucket, now);
  if (isRefusal(retention)) return retention;
  return { retention, legalHold: hold === 'ON' };
}

/** May this version be removed for good? `bypass`: x-amz-bypass-governance-retention was sent. */
export function mayRemove(version: ObjectVersion, now: number, bypass: boolean): Refusal | undefined {
  const { retention, legalHold } = version;
  const retained =
    retention !== null && retention.until > now && !(retention.mode === 'GOVERNANCE' && bypass);
  if (!legalHold && !retained) return undefined;
  return refuse('AccessDenied', 'Access Denied because object protected by object lock.');
}

/** May `next` take the place of the version's retention? Longer always; shorter or none only past a bypassed GOVERNANCE. */
export function mayRetain(
  version: ObjectVersion,
  next: Retention | null,
  now: number,
  bypass: boolean,
): Refusal | undefined {
  const held = version.retention;
  if (held === null || held.until <= now || (held.mode === 'GOVERNANCE' && bypass)) return undefined;
  const weaker = next === null || next.until < held.until || next.mode !== held.mode;
  return weaker
    ? refuse('AccessDenied', 'Access Denied because object protected by object lock.')
    : undefined;
}
