import { canonicalJson, hashOf, sha256Of } from '../../shared/domain/canonical.ts';
import { ManifestSignature } from '../../shared/domain/manifest.ts';
import {
  RegisterManifest,
  RegisterPointer,
  RegisterShard,
  registerRoot,
  registerShardOf,
  revisionFiles,
  revisionFolder,
} from '../../shared/domain/register.ts';
import { type RegisterEntry, registerText } from '../../shared/domain/register-entry.ts';
import { altered, contradicts, type Finding, finding, missing, unreadable } from './finding.ts';
import type { PublishedPlace } from './published-place.ts';
import { canonicalOf } from './published-text.ts';
import { holds, type Trust } from './verify-keys.ts';

export type VerifiedRegister = {
  readonly revisions: number;
  readonly entries: number;
  readonly manifestHash: string;
  readonly findings: readonly Finding[];
  /** All files that its manifests speak of. */
  readonly files: readonly string[];
};

const registerFolder = (campaignId: string): string => `campaigns/${campaignId}/register/`;

/**
 * The register of a campaign, from its pointer back to the first revision: each manifest signed and chained, each change following from
 * the one before, and the entries that stand being exactly those that all changes together leave. null where there is no register.
 */
export async function verifyRegister(
  place: PublishedPlace,
  campaignId: string,
  trust: Trust,
): Promise<VerifiedRegister | null> {
  const folder = registerFolder(campaignId);
  const pointerFile = `${folder}latest.json`;
  const bytes = await place.read(pointerFile);
  if (bytes === null) return null;
  const pointer = canonicalOf(RegisterPointer, bytes);
  const none = { revisions: 0, entries: 0, manifestHash: '', files: [pointerFile] };
  if (pointer === null) return { ...none, findings: [unreadable(pointerFile)] };

  const findings: Finding[] = [];
  const chain: RegisterManifest[] = [];
  let expected: string | null = pointer.manifestHash;
  for (let revision = pointer.revision; revision > 0; revision -= 1) {
    const link = await readRevision(place, folder, revision, trust, expected);
    findings.push(...link.findings);
    if (link.manifest === null) break;
    chain.unshift(link.manifest);
    expected = link.manifest.previousManifestHash;
  }
  const [first] = chain;
  if (first?.revision === 1 && first.previousManifestHash !== null)
    findings.push(
      contradicts(
        manifestFile(folder, 1),
        '首个版本之前还有版本',
        'something stands before the first revision',
      ),
    );
  const files = [pointerFile, ...filesOf(folder, chain)];
  const head = chain.at(-1);
  if (head === undefined || findings.length > 0) return { ...none, revisions: chain.length, files, findings };

  const { entries, findings: own } = await readEntries(place, folder, head);
  findings.push(...own, ...changesFindings(folder, chain, entries));
  return { revisions: chain.length, entries: entries.length, manifestHash: hashOf(head), files, findings };
}

const filesOf = (folder: string, chain: readonly RegisterManifest[]): readonly string[] =>
  chain.flatMap(({ revision, files }) => [
    ...Object.values(revisionFiles).map(name => `${folder}${revisionFolder(revision)}/${name}`),
    ...files.map(({ name }) => folder + name),
  ]);

const manifestFile = (folder: string, revision: number): string =>
  `${folder}${revisionFolder(revision)}/${revisionFiles.manifest}`;

async function readRevision(
  place: PublishedPlace,
  folder: string,
  revision: number,
  { keys }: Trust,
  expected: string | null,
): Promise<{ readonly manifest: RegisterManifest | null; readonly findings: readonly Finding[] }> {
  const file = manifestFile(folder, revision);
  const signatureFile = `${folder}${revisionFolder(revision)}/${revisionFiles.signature}`;
  const [bytes, signed] = [await place.read(file), await place.read(signatureFile)];
  if (bytes === null) return { manifest: null, findings: [missing(file)] };
  if (sha256Of(bytes) !== expected) return { manifest: null, findings: [altered(file)] };
  const manifest = canonicalOf(RegisterManifest, bytes);
  if (manifest === null || manifest.revision !== revision)
    return { manifest: null, findings: [unreadable(file)] };
  if (signed === null) return { manifest, findings: [missing(signatureFile)] };
  const signature = canonicalOf(ManifestSignature, signed);
  const key = keys.find(({ kid }) => kid === signature?.keyId);
  if (signature === null || key === undefined || !holds(bytes, signature.signature, key.pem))
    return {
      manifest,
      findings: [
        finding(
          signatureFile,
          '签名不成立',
          'is no signature of this revision by a known key: do not rely on it',
        ),
      ],
    };
  return { manifest, findings: [] };
}

/** The entries that stand, file by file as the manifest names them. */
async function readEntries(
  place: PublishedPlace,
  folder: string,
  { files, merkleRoot, counts, revision, shards }: RegisterManifest,
): Promise<{ readonly entries: readonly RegisterEntry[]; readonly findings: readonly Finding[] }> {
  const entries: RegisterEntry[] = [];
  const findings: Finding[] = [];
  for (const { name, sha256, shard } of files) {
    const file = folder + name;
    const bytes = await place.read(file);
    const read = bytes === null ? null : canonicalOf(RegisterShard, bytes);
    if (bytes === null) findings.push(missing(file));
    else if (sha256Of(bytes) !== sha256) findings.push(altered(file));
    else if (read === null || read.shard !== shard || read.shards !== shards) findings.push(unreadable(file));
    else {
      entries.push(...read.entries);
      for (const { creditCode } of read.entries.filter(one => registerShardOf(one.creditCode) !== shard))
        findings.push(
          contradicts(file, '条目不在应在的文件中', 'an entry lies in another file than its own', creditCode),
        );
    }
  }
  const listed = entries.filter(({ list }) => list === 'defaulter').length;
  if (findings.length === 0 && (registerRoot(entries) !== merkleRoot || counts.listed !== listed))
    findings.push(
      contradicts(
        manifestFile(folder, revision),
        '条目与根校验值不符',
        'its root and counts are not those of its entries',
      ),
    );
  return { entries, findings };
}

/** Every change follows from those before it, and all of them leave exactly what stands. */
function changesFindings(
  folder: string,
  chain: readonly RegisterManifest[],
  entries: readonly RegisterEntry[],
): readonly Finding[] {
  const findings: Finding[] = [];
  const standing = new Map<string, string>();
  for (const { revision, change } of chain) {
    if ((standing.get(change.id) ?? null) !== change.before)
      findings.push(
        contradicts(manifestFile(folder, revision), '变更与此前内容不符', 'it changes what did not stand'),
      );
    if (change.after === null) standing.delete(change.id);
    else standing.set(change.id, change.after);
  }
  const now = new Map(entries.map(entry => [entry.id as string, sha256Of(registerText(entry)) as string]));
  const same = canonicalJson([...now].sort()) === canonicalJson([...standing].sort());
  if (!same)
    findings.push(
      contradicts(
        `${folder}latest.json`,
        '现有条目与历次变更不符',
        'what stands is not what all changes leave',
      ),
    );
  return findings;
}
