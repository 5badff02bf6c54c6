import {
  createECDH,
  createPrivateKey,
  createPublicKey,
  type ECDH,
  type JsonWebKey,
  randomBytes,
} from 'node:crypto';

/** P-256 (SP 800-186): the field's prime and the group's order. */
const P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * ECDSA over a digest that was made elsewhere (KMS `MessageType: DIGEST`). Node's `sign` always hashes, so the formula of
 * FIPS 186-5 6.4 is written out here, with curve multiplication left to its ECDH. Not in constant time: for one machine.
 */
export function signDigest(pkcs8: Buffer, digest: Buffer): Buffer {
  const d = scalar(
    createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }).export({ format: 'jwk' }).d,
  );
  const z = toInteger(digest);
  for (;;) {
    const k = toInteger(randomBytes(32));
    if (k === 0n || k >= N) continue;
    const r = multiplyBase(k).x % N;
    const s = mod(inverse(k, N) * (z + r * d), N);
    if (r !== 0n && s !== 0n) return derOf(r, s);
  }
}

/** Whether `signature` (DER) is the key's over `digest`. */
export function verifyDigest(pkcs8: Buffer, digest: Buffer, signature: Buffer): boolean {
  const pair = fromDer(signature);
  if (pair === null) return false;
  const [r, s] = pair;
  if (r <= 0n || r >= N || s <= 0n || s >= N) return false;
  const shown = createPublicKey(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })).export({
    format: 'jwk',
  });
  const q = { x: scalar(shown.x), y: scalar(shown.y) };
  const w = inverse(s, N);
  const u1 = mod(toInteger(digest) * w, N);
  const u2 = mod(r * w, N);
  // u1·G + u2·Q = u2·(u1/u2·G + Q): one addition here, and ECDH gives the x of the rest.
  const t = mod(u1 * inverse(u2, N), N);
  const sum = t === 0n ? q : add(multiplyBase(t), q);
  return sum !== null && mod(xOfProduct(u2, sum), N) === r;
}

type Point = { readonly x: bigint; readonly y: bigint };

function withPrivate(k: bigint): ECDH {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(bytesOf(k));
  return ecdh;
}

function multiplyBase(k: bigint): Point {
  const point = withPrivate(k).getPublicKey();
  return { x: toInteger(point.subarray(1, 33)), y: toInteger(point.subarray(33)) };
}

const xOfProduct = (k: bigint, { x, y }: Point): bigint =>
  toInteger(withPrivate(k).computeSecret(Buffer.concat([Buffer.from([4]), bytesOf(x), bytesOf(y)])));

/** null at infinity. */
function add(left: Point, right: Point): Point | null {
  if (left.x === right.x && left.y !== right.y) return null;
  const slope =
    left.x === right.x
      ? 3n * (left.x * left.x - 1n) * inverse(2n * left.y, P)
      : (right.y - left.y) * inverse(right.x - left.x, P);
  const x = mod(slope * slope - left.x - right.x, P);
  return { x, y: mod(slope * (left.x - x) - left.y, P) };
}

const mod = (value: bigint, modulus: bigint): bigint => ((value % modulus) + modulus) % modulus;

function inverse(value: bigint, modulus: bigint): bigint {
  let [r0, r1] = [modulus, mod(value, modulus)];
  let [t0, t1] = [0n, 1n];
  while (r1 !== 0n) {
    const quotient = r0 / r1;
    [r0, r1] = [r1, r0 - quotient * r1];
    [t0, t1] = [t1, t0 - quotient * t1];
  }
  return mod(t0, modulus);
}

const toInteger = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex') || '0'}`);
const bytesOf = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
const scalar = (value: JsonWebKey['d']): bigint => toInteger(Buffer.from(value ?? '', 'base64url'));

function derOf(r: bigint, s: bigint): Buffer {
  const integer = (value: bigint): Buffer => {
    const hex = value.toString(16);
    const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
    const positive = (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes;
    return Buffer.concat([Buffer.from([2, positive.length]), positive]);
  };
  const body = Buffer.concat([integer(r), integer(s)]);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
}

function fromDer(der: Buffer): readonly [bigint, bigint] | null {
  const rLength = der[3] ?? 0;
  const sAt = 4 + rLength;
  const sLength = der[sAt + 1] ?? 0;
  const whole = sAt + 2 + sLength;
  if (der[0] !== 0x30 || der[1] !== whole - 2 || der[2] !== 2 || der[sAt] !== 2) return null;
  if (whole !== der.length || rLength === 0 || rLength > 33 || sLength === 0 || sLength > 33) return null;
  return [toInteger(der.subarray(4, sAt)), toInteger(der.subarray(sAt + 2))];
}
