import type { LanePosition } from '../contract/publication-steps.ts';
import { sha256Of } from '../domain/canonical.ts';
import {
  closeTally,
  type HeldRow,
  isBehind,
  LanePart,
  type LaneSummary,
  openTally,
  type PartReference,
  type PersonRow,
  type Place,
  type SubjectRow,
  subjectsPerPart,
  sumTallies,
  type Tally,
} from '../domain/composition.ts';
import { composeSubject } from '../domain/composition-subject.ts';
import { shardsPerLane } from '../domain/determined-report.ts';
import { compositionOf, type ReleaseState } from '../domain/release.ts';
import type { DeterminedReports } from '../ports/determined-reports.ts';
import type { EvidenceWitness } from '../ports/evidence-witness.ts';
import type { PolicyLibrary } from '../ports/policy-library.ts';
import type { ReleaseFiles } from '../ports/release-files.ts';
import type { ReleaseStore } from '../ports/release-store.ts';
import { getReleaseRecord } from './record-release.ts';
import { keyOf, type ReleaseName, sealedFiles } from './release-keys.ts';
import {
  type PartPlace,
  parseFile,
  partsOf,
  readPart,
  readSealedBytes,
  readSealedIndex,
} from './release-parts.ts';
import { type Policies, policiesOf } from './release-policies.ts';
import { type PlacedGroup, type PlacedPage, placeOfPerson, subjectGroups } from './subject-groups.ts';
import { tamperedReports } from './tampered-reports.ts';

export type ComposeLanePorts = {
  readonly releases: Pick<ReleaseStore, 'find'>;
  readonly determined: DeterminedReports;
  readonly policies: Pick<PolicyLibrary, 'get'>;
  readonly files: Pick<ReleaseFiles, 'read' | 'list' | 'write'>;
  readonly witness: EvidenceWitness;
  /** Subjects in a part; smaller in tests alone. */
  readonly partSize?: number;
};

type Work = {
  readonly name: ReleaseName;
  readonly lane: number;
  readonly state: ReleaseState;
  readonly policies: Policies;
  readonly previous: { readonly name: ReleaseName; readonly parts: readonly PartPlace[] } | null;
};

/**
 * Composes one lane until it is complete or time is up. What is written is the checkpoint: parts end after so many
 * subjects and nowhere else, so that a call killed anywhere is taken up after its last part and writes the same bytes.
 */
export async function composeLane(
  ports: ComposeLanePorts,
  position: LanePosition,
  outOfTime: () => boolean,
): Promise<LanePosition & { done: boolean; paused?: boolean }> {
  const { campaignId, release, lane } = position;
  const name = { campaignId, release };
  const { state } = await getReleaseRecord(ports.releases, name);
  const standing = new Set(await ports.files.list(keyOf(name, sealedFiles.lane(lane))));
  const summaryKey = keyOf(name, sealedFiles.summary(lane));
  if (state.status !== 'frozen' || standing.has(summaryKey)) return { ...position, done: true };
  if (state.paused !== null) return { ...position, done: false, paused: true };
  const work = await workOf(ports, name, lane, state);
  const written = await writtenParts(ports, work, standing);
  const after = written.at(-1)?.reference.last ?? null;
  const groups = subjectGroups(
    pagesOf(ports, work, after),
    standingBefore(ports, work, after),
    state.frozen.cutOff,
  );
  for await (const batch of inBatches(groups, ports.partSize ?? subjectsPerPart)) {
    written.push(await writePart(ports, work, written.length, batch));
    if (outOfTime()) return { ...position, part: written.length, done: false };
  }
  const summary: LaneSummary = {
    schemaVersion: 1,
    lane,
    parts: written.map(({ reference }) => reference),
    tally: sumTallies(written.map(({ tally }) => tally)),
  };
  await ports.files.write(summaryKey, Buffer.from(JSON.stringify(summary)), 'application/json');
  return { ...position, part: written.length, done: true };
}

async function workOf(
  ports: ComposeLanePorts,
  name: ReleaseName,
  lane: number,
  state: ReleaseState,
): Promise<Work> {
  const { previous, policyId, policyVersion } = state.frozen;
  const policies = await policiesOf(ports.policies, policyId, policyVersion);
  if (previous === null) return { name, lane, state, policies, previous: null };
  const before = { campaignId: name.campaignId, release: previous.release };
  const { state: published } = await getReleaseRecord(ports.releases, before);
  const sealed = await readSealedIndex(ports.files, before, compositionOf(published).sealedHash);
  return { name, lane, state, policies, previous: { name: before, parts: partsOf(sealed.lanes, lane) } };
}

/** The lane's shards one after the other, from after a place on. */
async function* pagesOf(
  ports: ComposeLanePorts,
  work: Work,
  after: Place | null,
): AsyncGenerator<PlacedPage> {
  const first = work.lane * shardsPerLane;
  for (let shard = Math.max(first, after?.shard ?? first); shard < first + shardsPerLane; shard += 1) {
    const from = after?.shard === shard ? after.order : null;
    for await (const records of ports.determined.pages(work.name.campaignId, shard, from))
      yield { shard, records };
  }
}

type WrittenPart = { readonly reference: PartReference; readonly tally: Tally };

/** Parts that an earlier call left behind, up to the first that is missing. */
async function writtenParts(
  { files }: ComposeLanePorts,
  { name, lane }: Work,
  standing: ReadonlySet<string>,
): Promise<WrittenPart[]> {
  const found: WrittenPart[] = [];
  while (true) {
    const key = keyOf(name, sealedFiles.part(lane, found.length));
    if (!standing.has(key)) return found;
    const bytes = await readSealedBytes(files, key);
    found.push(writtenPart(parseFile(LanePart, Buffer.from(bytes).toString('utf8'), key), bytes));
  }
}

const writtenPart = ({ part, last, tally, held }: LanePart, bytes: Uint8Array): WrittenPart => ({
  tally,
  reference: {
    part,
    sha256: sha256Of(bytes),
    length: bytes.byteLength,
    last,
    organisations: tally.organisations,
    adjusted: tally.adjusted,
    changes: tally.changes,
    held: held.length,
  },
});

async function writePart(
  ports: ComposeLanePorts,
  work: Work,
  index: number,
  batch: readonly PlacedGroup[],
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
  const held: HeldRow[] = [];
  for (const group of batch) {
    const row = composeSubject(group, rules, open, held);
    if (row !== null) rows.push(row);
  }
  const last = batch.at(-1)?.place;
  if (last === undefined) throw new Error('a part without subjects');
  const part: LanePart = {
    schemaVersion: 1,
    lane: work.lane,
    part: index,
    last,
    tally: closeTally(open),
    rows,
    held,
  };
  const bytes = Buffer.from(JSON.stringify(part));
  await ports.files.write(keyOf(work.name, sealedFiles.part(work.lane, index)), bytes, 'application/json');
  return writtenPart(part, bytes);
}

/** Persons with points after the release before, in order; parts that end before the place to start at are not read. */
async function* standingBefore(
  ports: ComposeLanePorts,
  { previous }: Work,
  after: Place | null,
): AsyncGenerator<PersonRow> {
  for (const reference of previous?.parts ?? []) {
    if (previous === null || (after !== null && !isBehind(reference.last, after))) continue;
    const { rows } = await readPart(ports.files, previous.name, reference);
    for (const row of rows) {
      if (row.kind !== 'person' || row.total === 0) continue;
      if (after === null || isBehind(placeOfPerson(row), after)) yield row;
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
