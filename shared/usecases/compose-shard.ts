import type { ShardRange } from '../contract/publication-steps.ts';
import { sha256Of } from '../domain/canonical.ts';
import {
  closeTally,
  openTally,
  type PartReference,
  type PersonRow,
  ShardPart,
  type ShardSummary,
  type SubjectRow,
  subjectsPerPart,
  sumTallies,
  type Tally,
} from '../domain/composition.ts';
import { composeSubject } from '../domain/composition-subject.ts';
import { compositionOf, type ReleaseState } from '../domain/release.ts';
import type { DeterminedReports } from '../ports/determined-reports.ts';
import type { EvidenceWitness } from '../ports/evidence-witness.ts';
import type { PolicyLibrary } from '../ports/policy-library.ts';
import type { ReleaseFiles } from '../ports/release-files.ts';
import type { ReleaseStore } from '../ports/release-store.ts';
import { getReleaseRecord } from './record-release.ts';
import { keyOf, type ReleaseName, sealedFiles } from './release-keys.ts';
import { type PartPlace, parseFile, partsOf, readPart, readSealedIndex } from './release-parts.ts';
import { type Policies, policiesOf } from './release-policies.ts';
import { type OrderedGroup, subjectGroups } from './subject-groups.ts';
import { tamperedReports } from './tampered-reports.ts';

export type ComposeShardPorts = {
  readonly releases: Pick<ReleaseStore, 'find'>;
  readonly determined: DeterminedReports;
  readonly policies: Pick<PolicyLibrary, 'get'>;
  readonly files: Pick<ReleaseFiles, 'read' | 'write'>;
  readonly witness: EvidenceWitness;
  /** Subjects in a part; smaller in tests alone. */
  readonly partSize?: number;
};

type Work = {
  readonly name: ReleaseName;
  readonly state: ReleaseState;
  readonly policies: Policies;
  readonly previous: readonly PartPlace[];
  readonly previousName: ReleaseName | null;
};

/**
 * Composes shards until all are done or time is up. What is written is the checkpoint: parts end after so many subjects
 * and nowhere else, so that a call killed anywhere is taken up after its last part and writes the very same bytes.
 */
export async function composeShards(
  ports: ComposeShardPorts,
  range: ShardRange,
  outOfTime: () => boolean,
): Promise<ShardRange & { done: boolean }> {
  const { state } = await getReleaseRecord(ports.releases, range);
  if (state.status !== 'frozen') return { ...range, from: range.to, done: true };
  const work = await workOf(ports, range, state);
  for (let shard = range.from; shard < range.to; shard += 1) {
    const complete = !outOfTime() && (await composeShard(ports, work, shard, outOfTime));
    if (!complete) return { ...range, from: shard, done: false };
  }
  return { ...range, from: range.to, done: true };
}

async function workOf(ports: ComposeShardPorts, range: ShardRange, state: ReleaseState): Promise<Work> {
  const { campaignId, release } = range;
  const { previous, policyId, policyVersion } = state.frozen;
  const base = {
    name: { campaignId, release },
    state,
    policies: await policiesOf(ports.policies, policyId, policyVersion),
  };
  if (previous === null) return { ...base, previous: [], previousName: null };
  const previousName = { campaignId, release: previous.release };
  const { state: published } = await getReleaseRecord(ports.releases, previousName);
  const sealed = await readSealedIndex(ports.files, previousName, compositionOf(published).sealedHash);
  return { ...base, previous: partsOf(sealed.shards, range.from, range.to), previousName };
}

/** True once the shard's summary stands. */
async function composeShard(
  ports: ComposeShardPorts,
  work: Work,
  shard: number,
  outOfTime: () => boolean,
): Promise<boolean> {
  const summaryKey = keyOf(work.name, sealedFiles.summary(shard));
  if ((await ports.files.read(summaryKey)) !== null) return true;
  const written = await writtenParts(ports, work.name, shard);
  const references = written.map(({ reference }) => reference);
  const tallies = written.map(({ tally }) => tally);
  const after = references.at(-1)?.last ?? null;
  const groups = subjectGroups(
    ports.determined.pages(work.name.campaignId, shard, after),
    standingBefore(ports, work, shard, after),
    work.state.frozen.cutOff,
  );
  for await (const batch of inBatches(groups, ports.partSize ?? subjectsPerPart)) {
    const { reference, tally } = await writePart(ports, work, shard, references.length, batch);
    references.push(reference);
    tallies.push(tally);
    if (outOfTime()) return false;
  }
  const summary: ShardSummary = { schemaVersion: 1, shard, parts: references, tally: sumTallies(tallies) };
  await ports.files.write(summaryKey, Buffer.from(JSON.stringify(summary)), 'application/json');
  return true;
}

type WrittenPart = { readonly reference: PartReference; readonly tally: Tally };

/** Parts that an earlier call left behind, up to the first that is missing. */
async function writtenParts(
  ports: ComposeShardPorts,
  name: ReleaseName,
  shard: number,
): Promise<WrittenPart[]> {
  const found: WrittenPart[] = [];
  while (true) {
    const key = keyOf(name, sealedFiles.part(shard, found.length));
    const bytes = await ports.files.read(key);
    if (bytes === null) return found;
    found.push(writtenPart(parseFile(ShardPart, Buffer.from(bytes).toString('utf8'), key), bytes));
  }
}

const writtenPart = ({ part, last, tally }: ShardPart, bytes: Uint8Array): WrittenPart => ({
  tally,
  reference: {
    part,
    sha256: sha256Of(bytes),
    length: bytes.byteLength,
    last,
    organisations: tally.organisations,
    adjusted: tally.adjusted,
    changes: tally.changes,
  },
});

async function writePart(
  ports: ComposeShardPorts,
  work: Work,
  shard: number,
  index: number,
  batch: readonly OrderedGroup[],
): Promise<WrittenPart> {
  const records = batch.flatMap(group => group.records);
  await work.policies.know(records.map(({ policyVersion }) => policyVersion));
  const tampered = await tamperedReports(ports.witness, records);
  const rules = {
    release: work.name.release,
    caps: work.policies.caps,
    policyOf: work.policies.of,
    tampered,
  };
  const open = openTally();
  const rows: SubjectRow[] = [];
  for (const group of batch) {
    const row = composeSubject(group, rules, open);
    if (row !== null) rows.push(row);
  }
  const last = batch.at(-1)?.order;
  if (last === undefined) throw new Error('a part without subjects');
  const part: ShardPart = { schemaVersion: 1, shard, part: index, last, tally: closeTally(open), rows };
  const bytes = Buffer.from(JSON.stringify(part));
  await ports.files.write(keyOf(work.name, sealedFiles.part(shard, index)), bytes, 'application/json');
  return writtenPart(part, bytes);
}

/** Persons with points after the release before, in order; parts that end before the place to start at are not read. */
async function* standingBefore(
  ports: ComposeShardPorts,
  work: Work,
  shard: number,
  after: string | null,
): AsyncGenerator<PersonRow> {
  const { previousName } = work;
  if (previousName === null) return;
  for (const place of work.previous) {
    if (place.shard !== shard || (after !== null && place.last <= after)) continue;
    const part = await readPart(ports.files, previousName, place);
    for (const row of part.rows) {
      if (row.kind !== 'person' || row.total === 0) continue;
      if (after === null || `person#${row.subjectId}` > after) yield row;
    }
  }
}

async function* inBatches<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<readonly T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
