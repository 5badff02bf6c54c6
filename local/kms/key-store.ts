import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import { type KmsRefusal, refuse } from './kms-refusal.ts';

/** The key specs that are played here, each with its one usage. */
const USAGE_OF = {
  SYMMETRIC_DEFAULT: 'ENCRYPT_DECRYPT',
  HMAC_256: 'GENERATE_VERIFY_MAC',
  ECC_NIST_P256: 'SIGN_VERIFY',
} as const;

/** A key as the template declares it. */
export type KmsKeyPlan = {
  readonly arn: string;
  readonly id: string;
  readonly spec: string;
  readonly usage: string;
  /** With their prefix: `alias/identity-vault`. */
  readonly aliases: readonly string[];
};

export type KeySpec = keyof typeof USAGE_OF;

export type KmsKey = KmsKeyPlan & {
  readonly spec: KeySpec;
  readonly usage: (typeof USAGE_OF)[KeySpec];
  /** 32 bytes, or a PKCS #8 private key in DER. */
  readonly material: Buffer;
  /** Seconds since the epoch. */
  readonly createdAt: number;
};

export type KeyStore = {
  /** By id, key ARN, alias name or alias ARN. */
  find(name: string): KmsKey | KmsRefusal;
  byId(id: string): KmsKey | null;
};

const Spec = z.enum(['SYMMETRIC_DEFAULT', 'HMAC_256', 'ECC_NIST_P256']);
const Kept = z.record(
  z.string(),
  z.strictObject({ spec: z.string(), material: z.base64(), createdAt: z.number() }),
);

/**
 * Keeps the material of every key in one file for its owner's eyes only. Keys are made when first declared and never
 * dropped: one that leaves the template and returns opens what it closed.
 */
export function openKeyStore(file: string, plans: readonly KmsKeyPlan[]): KeyStore {
  mkdirSync(dirname(file), { recursive: true });
  const kept = existsSync(file) ? Kept.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  const keys = new Map<string, KmsKey>();
  const names = new Map<string, KmsKey>();
  let made = false;
  for (const plan of plans) {
    const { spec, usage } = kindOf(plan);
    let row = kept[plan.id];
    if (row === undefined) {
      const material = newMaterial(spec).toString('base64');
      row = { spec, material, createdAt: Math.floor(Date.now() / 1000) };
      kept[plan.id] = row;
      made = true;
    }
    if (row.spec !== plan.spec)
      throw new Error(`the key ${plan.id} was made as ${row.spec}, not ${plan.spec}`);
    const material = Buffer.from(row.material, 'base64');
    const key: KmsKey = { ...plan, spec, usage, material, createdAt: row.createdAt };
    keys.set(plan.id, key);
    for (const name of namesOf(plan)) {
      if (names.has(name)) throw new Error(`two keys are called ${name}`);
      names.set(name, key);
    }
  }
  if (made) {
    // Renamed into place: a start cut short must not lose the keys that were there.
    writeFileSync(`${file}.new`, JSON.stringify(kept), { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  }
  return {
    find: name => names.get(name) ?? refuse('NotFoundException', 'no such key or alias'),
    byId: id => keys.get(id) ?? null,
  };
}

function kindOf({ id, spec, usage }: KmsKeyPlan): Pick<KmsKey, 'spec' | 'usage'> {
  const known = Spec.safeParse(spec);
  if (!known.success) throw new Error(`the key ${id} is of a spec that is not played here: ${spec}`);
  const own = USAGE_OF[known.data];
  if (own !== usage) throw new Error(`the key ${id} is ${spec}, which is not played for ${usage}`);
  return { spec: known.data, usage: own };
}

function namesOf({ arn, id, aliases }: KmsKeyPlan): string[] {
  const account = arn.slice(0, arn.lastIndexOf(':') + 1);
  return [...new Set([id, arn, ...aliases.flatMap(alias => [alias, `${account}${alias}`])])];
}

function newMaterial(spec: KeySpec): Buffer {
  if (spec !== 'ECC_NIST_P256') return randomBytes(32);
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
    type: 'pkcs8',
    format: 'der',
  });
}
