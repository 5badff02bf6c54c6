import { sha256Of } from '../../shared/domain/canonical.ts';
import type { ImportId, ReportId } from '../../shared/domain/ids.ts';
import { type Import, importStateOf } from '../../shared/domain/import.ts';
import type { ImportProgress } from '../../shared/domain/import-progress.ts';
import type { RowOutcome, StagedChunk } from '../../shared/domain/import-row.ts';
import { Moment } from '../../shared/domain/moment.ts';
import { stateOf } from '../../shared/domain/report.ts';
import type { Finding, SheetRow } from '../../shared/domain/sheet.ts';
import type { ImportFiles } from '../../shared/ports/import-files.ts';
import type { ImportRows, SeenDeed } from '../../shared/ports/import-rows.ts';
import type { ImportStore } from '../../shared/ports/import-store.ts';
import type { ImportWorkflow } from '../../shared/ports/import-workflow.ts';
import type { KnownReports } from '../../shared/ports/known-reports.ts';
import type { ReportStore } from '../../shared/ports/report-store.ts';
import type { Spreadsheets } from '../../shared/ports/spreadsheets.ts';
import type { StagedRows } from '../../shared/ports/staged-rows.ts';
import type { RowNote, Workbooks } from '../../shared/ports/workbooks.ts';

/** Imports in memory, with the conditions of the real store: version follows version. */
export function memoryImports(): ImportStore & { readonly all: Map<ImportId, Import> } {
  const all = new Map<ImportId, Import>();
  const progress = new Map<string, ImportProgress>();
  return {
    all,
    find: async id => all.get(id) ?? null,
    async add(record) {
      const current = all.get(record.importId);
      if (current !== undefined) return { saved: false, current };
      all.set(record.importId, record);
      return { saved: true };
    },
    async save(record) {
      const current = all.get(record.importId) ?? null;
      if (current?.history.length !== record.history.length - 1) return { saved: false, current };
      all.set(record.importId, record);
      return { saved: true };
    },
    async ofDepartment(department, limit) {
      const items = [...all.values()]
        .filter(one => one.department === department)
        .map(record => {
          const { importId, campaignId } = record;
          const { status, openedAt, changedAt, checkDueAt, announced } = importStateOf(record);
          const { kind, mode } = announced;
          return { importId, campaignId, department, kind, mode, status, openedAt, changedAt, checkDueAt };
        })
        .sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
      return { items: items.slice(0, limit), next: null };
    },
    // Only what was kept under a phase is found under it.
    progress: async (id, phase) => (progress.get(`${id} ${phase}`) ?? null) as never,
    async keepProgress(id, one) {
      progress.set(`${id} ${one.phase}`, one);
    },
  };
}

/** Findings, deeds and outcomes in memory; what is written under one key stands there once. */
export function memoryImportRows(): ImportRows & {
  readonly found: Map<string, Finding>;
  readonly done: Map<string, RowOutcome>;
} {
  const found = new Map<string, Finding>();
  const done = new Map<string, RowOutcome>();
  const seen = new Map<string, readonly SeenDeed[]>();
  const padded = (row: number | null) => String(row ?? 0).padStart(7, '0');
  const inOrder = <T>(all: Map<string, T>, id: ImportId) =>
    [...all]
      .filter(([key]) => key.startsWith(id))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, value]) => value);
  return {
    found,
    done,
    async writeFindings(id, findings) {
      for (const one of findings)
        found.set(`${id} ${padded(one.row)} ${padded(one.column)} ${one.code}`, one);
    },
    async findings(id, { severity }) {
      const items = inOrder(found, id).filter(one => severity === null || one.severity === severity);
      return { items, next: null };
    },
    async *eachFinding(id) {
      yield inOrder(found, id);
    },
    async remember(id, upTo, deeds) {
      seen.set(`${id} ${padded(upTo)}`, deeds);
    },
    async recall(id, upTo) {
      return [...seen].flatMap(([key, deeds]) =>
        key.startsWith(id) && key <= `${id} ${padded(upTo)}` ? deeds : [],
      );
    },
    async writeOutcomes(id, outcomes) {
      for (const one of outcomes) done.set(`${id} ${padded(one.row)}`, one);
    },
    outcomes: async id => ({ items: inOrder(done, id), next: null }),
    async *eachOutcome(id, after) {
      const behind = inOrder(done, id).filter(({ row }) => row > after);
      if (behind.length > 0) yield behind;
    },
  };
}

export function memoryStagedRows(): StagedRows & { readonly chunksOf: Map<string, StagedChunk> } {
  const chunksOf = new Map<string, StagedChunk>();
  return {
    chunksOf,
    async stage(id, chunks) {
      for (const one of chunks) chunksOf.set(`${id} ${one.first}`, one);
    },
    async *chunks(id, after) {
      const own = [...chunksOf].filter(([key, { first }]) => key.startsWith(id) && first > after);
      yield* own.map(([, chunk]) => chunk).sort((a, b) => a.first - b.first);
    },
  };
}

type Stored = { readonly text: string; readonly versionId: string };

/** Files by key; what stands in them is text that `memorySheets` reads back. */
export function memoryImportFiles(): ImportFiles & { readonly objects: Map<string, Stored> } {
  const objects = new Map<string, Stored>();
  const expiresAt = Moment.parse('2021-08-01T00:10:00.000Z');
  return {
    objects,
    uploadAddress: async ({ key }) => ({ url: `memory:${key}`, method: 'PUT', headers: {}, expiresAt }),
    async look(key) {
      const stored = objects.get(key);
      if (stored === undefined) return null;
      const { text, versionId } = stored;
      return { versionId, length: Buffer.byteLength(text), sha256: sha256Of(text) };
    },
    inRoom: work =>
      work({
        path: name => `room:${name}`,
        fetch: async key => objects.get(key)?.text ?? '',
        async put(key, name) {
          objects.set(key, { text: `from room:${name}`, versionId: 'v1' });
        },
      }),
    downloadAddress: async (key, _version, name) => ({ url: `memory:${key}?as=${name}`, expiresAt }),
  };
}

/** Reads a table from the path itself: a line a row, its cells apart by tabs. `broken` reads as nothing. */
export const memorySheets = (): Spreadsheets => ({
  async open(path) {
    const lines = path.split('\n');
    const rows = lines.map(
      (line, index): SheetRow => ({
        row: index + 1,
        hidden: false,
        cells: line
          .split('\t')
          .map((text, at) => ({ column: at + 1, text, kind: 'text' as const }))
          .filter(({ text }) => text !== ''),
      }),
    );
    return {
      readable: true,
      file: {
        format: 'csv',
        encoding: 'utf-8',
        sheets: [{ name: 'csv', hidden: false, rows: rows.length, hiddenColumns: [], merged: [] }],
        async *rows(_sheet, after = 0) {
          yield rows.filter(({ row }) => row > after);
        },
      },
    };
  },
});

export const memoryKnown =
  (reports: ReportStore): KnownReports =>
  async (ids: readonly ReportId[]) => {
    const found = await Promise.all(ids.map(id => reports.find(id)));
    return new Map(
      found.flatMap(report => (report === null ? [] : [[report.reportId, stateOf(report).status] as const])),
    );
  };

/** Remembers what was started. */
export function memoryWorkflow(): ImportWorkflow & { readonly started: string[] } {
  const started: string[] = [];
  return {
    started,
    async start(importId, occasion) {
      started.push(`${importId}-${occasion}`);
    },
  };
}

/** Draws nothing; remembers the notes of the file that was given back last. */
export function memoryWorkbooks(): Workbooks & { readonly notes: RowNote[]; readonly drawn: string[] } {
  const notes: RowNote[] = [];
  const drawn: string[] = [];
  return {
    notes,
    drawn,
    async writeTemplate(path) {
      drawn.push(path);
    },
    async writeTable(path, _name, rows) {
      for await (const _ of rows) drawn.push(path);
    },
    async annotate(_from, to, sheet) {
      notes.length = 0;
      for await (const page of sheet.notes) notes.push(...page);
      drawn.push(to);
      return true;
    },
  };
}
