import { generateKeyPairSync, sign } from 'node:crypto';
import { sha256Of } from '../../shared/domain/canonical.ts';
import type { BatchAnswer, DeliveryRow } from '../../shared/domain/delivery.ts';
import { Holding } from '../../shared/domain/delivery-holdings.ts';
import {
  type DeterminedReport,
  determinedPlaceOf,
  determinedShardKey,
  subjectOrderOf,
} from '../../shared/domain/determined-report.ts';
import { type LedgerRow, ledgerEntryKey } from '../../shared/domain/ledger.ts';
import { type Release, releaseStateOf } from '../../shared/domain/release.ts';
import type { DeterminedReports } from '../../shared/ports/determined-reports.ts';
import type { Downstream } from '../../shared/ports/downstream.ts';
import type { LedgerStore } from '../../shared/ports/ledger-store.ts';
import type { ReleaseFiles } from '../../shared/ports/release-files.ts';
import type { ReleaseStore } from '../../shared/ports/release-store.ts';
import type { Signer } from '../../shared/ports/signer.ts';

export function memoryReleases(): ReleaseStore & {
  readonly all: Map<string, Release>;
  readonly tasks: Map<string, string>;
} {
  const all = new Map<string, Release>();
  const tasks = new Map<string, string>();
  const keyOf = (campaignId: string, release: number) => `${campaignId}#${String(release).padStart(4, '0')}`;
  return {
    all,
    tasks,
    find: async (campaignId, release) => all.get(keyOf(campaignId, release)) ?? null,
    list: async campaignId =>
      [...all]
        .filter(([key]) => key.startsWith(`${campaignId}#`))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, release]) => release),
    async add(release) {
      const key = keyOf(release.campaignId, release.release);
      const current = all.get(key);
      if (current !== undefined) return { saved: false, current };
      all.set(key, release);
      return { saved: true };
    },
    async save(release) {
      const key = keyOf(release.campaignId, release.release);
      const current = all.get(key) ?? null;
      if (current?.history.length !== release.history.length - 1) return { saved: false, current };
      // A stored history folds, or it would not have been written.
      releaseStateOf(release);
      all.set(key, release);
      return { saved: true };
    },
    task: async (campaignId, release) => tasks.get(keyOf(campaignId, release)) ?? null,
    async keepTask(campaignId, release, token) {
      tasks.set(keyOf(campaignId, release), token);
    },
  };
}

/** The index of determinations, sorted as DynamoDB sorts it, in pages of a size that a test chooses. */
export function memoryDetermined(records: DeterminedReport[], pageSize = 3): DeterminedReports {
  return {
    async *pages(campaignId, shard, after) {
      const rows = records
        .map(record => ({ record, place: determinedPlaceOf(record) }))
        .filter(({ place }) => place.shard === determinedShardKey(campaignId, shard))
        .filter(({ record }) => after === null || subjectOrderOf(record.subject) > after)
        .sort((a, b) => (a.place.order < b.place.order ? -1 : 1))
        .map(({ record }) => record);
      for (let at = 0; at < rows.length; at += pageSize) yield rows.slice(at, at + pageSize);
    },
  };
}

export type MemoryFiles = ReleaseFiles & {
  readonly sealed: Map<string, Uint8Array>;
  readonly published: Map<string, Uint8Array>;
  /** How many writes have been made, repetitions included. */
  writes(): number;
};

export function memoryFiles(beforeWrite: (key: string) => void = () => {}): MemoryFiles {
  const sealed = new Map<string, Uint8Array>();
  const published = new Map<string, Uint8Array>();
  let writes = 0;
  const once = (room: Map<string, Uint8Array>, key: string, contents: Uint8Array) => {
    beforeWrite(key);
    writes += 1;
    const standing = room.get(key);
    if (standing !== undefined && sha256Of(standing) !== sha256Of(contents))
      throw new Error(`${key} differs`);
    room.set(key, Uint8Array.from(contents));
  };
  return {
    sealed,
    published,
    writes: () => writes,
    read: async key => sealed.get(key) ?? null,
    list: async prefix => [...sealed.keys()].filter(key => key.startsWith(prefix)),
    write: async (key, contents) => once(sealed, key, contents),
    previewAddress: async key => `memory:sealed/${key}`,
    readPublished: async key => published.get(key) ?? null,
    publish: async (key, contents) => once(published, key, contents),
    async point(key, contents) {
      beforeWrite(key);
      published.set(key, contents);
    },
    async revise(key, change) {
      const revised = await change(published.get(key) ?? null);
      beforeWrite(key);
      if (revised !== null) published.set(key, revised);
    },
  };
}

export function memoryLedger(): LedgerStore & { readonly rows: Map<string, LedgerRow> } {
  const rows = new Map<string, LedgerRow>();
  return {
    rows,
    async write(lines) {
      for (const line of lines) {
        rows.set(`${line.subjectId}|${ledgerEntryKey(line.campaignId, line.release)}`, line);
      }
    },
    of: async subjectId => [...rows.values()].filter(line => line.subjectId === subjectId),
  };
}

/** Takes each key once, refuses the rows a test names, and fails as often as told to before it answers. */
export function memoryDownstream() {
  const batches = new Map<string, BatchAnswer>();
  const rows: DeliveryRow[] = [];
  const refuse = new Set<string>();
  const script = { failuresAfterAccepting: 0, calls: 0 };
  const downstream: Downstream = {
    async deliver(key, _release, given) {
      script.calls += 1;
      const known = batches.get(key);
      const answer = known ?? {
        batchId: `b${batches.size + 1}`,
        receipts: given.map(({ rowId }) =>
          refuse.has(rowId)
            ? { rowId, status: 'rejected' as const, receiptId: `r-${rowId}`, reason: 'refused' }
            : { rowId, status: 'accepted' as const, receiptId: `r-${rowId}` },
        ),
      };
      if (known === undefined) {
        batches.set(key, answer);
        rows.push(...given.filter(({ rowId }) => !refuse.has(rowId)));
      }
      if (script.failuresAfterAccepting > 0) {
        script.failuresAfterAccepting -= 1;
        throw Object.assign(new Error('500'), { name: 'Unavailable' });
      }
      return answer;
    },
    async holdings(after) {
      const from = Number(after ?? 0);
      const page = rows.slice(from, from + 2).map(row => Holding.parse(row));
      return { rows: page, next: from + 2 < rows.length ? String(from + 2) : null };
    },
  };
  return { downstream, rows, refuse, script };
}

/** A key pair of this process, signing as KMS does. */
export function memorySigner(): { readonly sign: Signer; readonly publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  return {
    publicKey: pem,
    sign: async manifest => ({
      schemaVersion: 1,
      algorithm: 'ES256',
      keyId: sha256Of(spki),
      manifestHash: sha256Of(manifest),
      signature: sign('sha256', manifest, privateKey).toString('base64'),
      publicKey: pem,
    }),
  };
}
