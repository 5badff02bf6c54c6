import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { GetPublicKeyCommand } from '@aws-sdk/client-kms';
import * as z from 'zod';
import { canonicalJson } from '../../shared/domain/canonical.ts';
import {
  type PublishedRelease,
  readPublic,
  readSealed,
  releaseFolder,
  sha256,
} from './published-releases.ts';
import type { StackReader } from './read-stack.ts';

const Manifest = z.looseObject({
  previousManifestHash: z.string().nullable(),
  previousRelease: z.int().nullable(),
  files: z.array(z.object({ name: z.string(), sha256: z.string(), length: z.int() })),
  merkleRoot: z.string().nullable(),
  sealed: z.string(),
});
const Signature = z.looseObject({ manifestHash: z.string(), signature: z.string() });
const Pointer = z.looseObject({ release: z.int(), manifestHash: z.string() });

/** I6: every manifest is signed by our key, holds for every public byte and every sealed one, and follows the one before. */
export async function manifestsHold(
  reader: StackReader,
  releases: readonly PublishedRelease[],
): Promise<string[]> {
  if (releases.length === 0) return [];
  const { PublicKey = new Uint8Array() } = await reader.kms.send(
    new GetPublicKeyCommand({ KeyId: reader.key('Manifest') }),
  );
  const key = createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' });
  const faults: string[] = [];
  for (const release of releases) {
    const found = await manifestFaults(reader, release, key);
    faults.push(...found.map(fault => `I6 ${release.name}: ${fault}`));
  }
  for (const own of Map.groupBy(releases, ({ campaignId }) => campaignId).values())
    faults.push(...(await pointerFaults(reader, own)));
  return faults;
}

async function manifestFaults(
  reader: StackReader,
  release: PublishedRelease,
  key: KeyObject,
): Promise<string[]> {
  const read = (file: string) => readPublic(reader, releaseFolder(release) + file);
  const bytes = await read('manifest.json');
  const signed = await read('manifest.signature.json');
  if (bytes === null || signed === null) return ['its manifest or signature is not public'];
  const manifest = Manifest.parse(JSON.parse(bytes.toString('utf8')));
  const signature = Signature.parse(JSON.parse(signed.toString('utf8')));
  const faults: string[] = [];
  const hash = sha256(bytes);
  if (hash !== release.published.manifestHash || hash !== release.composed.manifestHash)
    faults.push('the public manifest is not the one that was approved');
  if (signature.manifestHash !== hash) faults.push('the signature is of another manifest');
  if (!verify('sha256', bytes, key, Buffer.from(signature.signature, 'base64')))
    faults.push('the signature does not verify');
  if (manifest.previousManifestHash !== (release.previous?.published.manifestHash ?? null))
    faults.push('it does not follow the release before');
  for (const { name, sha256: owed, length } of manifest.files) {
    const file = await read(name);
    if (file === null) faults.push(`${name} is not public`);
    else if (file.length !== length || sha256(file) !== owed) faults.push(`${name} differs`);
  }
  const { entries } = release.expected;
  if (manifest.merkleRoot !== treeOf(entries.map(entry => canonicalJson(entry))))
    faults.push('its tree is not that of the entries owed');
  if (sha256(await readSealed(reader, `${releaseFolder(release)}sealed/index.json`)) !== manifest.sealed)
    faults.push('what is sealed behind it differs');
  return faults;
}

async function pointerFaults(reader: StackReader, releases: readonly PublishedRelease[]): Promise<string[]> {
  const newest = releases.at(-1);
  if (newest === undefined) return [];
  const bytes = await readPublic(reader, `campaigns/${newest.campaignId}/latest.json`);
  // The pointer is written right after the record says that all is public.
  if (bytes === null) return newest.delivered ? [`I6 ${newest.name}: nothing points to it`] : [];
  const { release, manifestHash } = Pointer.parse(JSON.parse(bytes.toString('utf8')));
  const right = release === newest.release && manifestHash === newest.published.manifestHash;
  return right || !newest.delivered ? [] : [`I6 ${newest.name}: latest.json points elsewhere`];
}

/** RFC 6962, section 2.1, the plain way: leaves behind a 0, nodes behind a 1, split at the largest power of two. */
function treeOf(texts: readonly string[]): string | null {
  if (texts.length === 0) return null;
  const hash = (...parts: readonly Uint8Array[]) =>
    createHash('sha256').update(Buffer.concat(parts)).digest();
  const root = (leaves: readonly Buffer[]): Buffer => {
    const [only = Buffer.alloc(0)] = leaves;
    if (leaves.length === 1) return only;
    let half = 1;
    while (half * 2 < leaves.length) half *= 2;
    return hash(Buffer.from([1]), root(leaves.slice(0, half)), root(leaves.slice(half)));
  };
  return root(texts.map(text => hash(Buffer.from([0]), Buffer.from(text)))).toString('hex');
}
