import { creditCode } from '../../../local/demo/cast.ts';
import type { ImportTurn } from '../../../shared/contract/import-steps.ts';
import { originalKey } from '../../../shared/contract/object-keys.ts';
import type { Caller } from '../../../shared/domain/actor.ts';
import { sha256Of } from '../../../shared/domain/canonical.ts';
import { DepartmentId, type ImportId, type ReportId, type Sha256 } from '../../../shared/domain/ids.ts';
import { ImportFile, type ImportKind, type ImportMode } from '../../../shared/domain/import-action.ts';
import { actImport } from '../../../shared/usecases/act-import.ts';
import { annotateImport } from '../../../shared/usecases/annotate-import.ts';
import { checkReport } from '../../../shared/usecases/check-report.ts';
import { confirmImport } from '../../../shared/usecases/confirm-import.ts';
import { followImport } from '../../../shared/usecases/follow-import.ts';
import { openImport } from '../../../shared/usecases/open-import.ts';
import { readImport } from '../../../shared/usecases/read-import.ts';
import { getImport } from '../../../shared/usecases/read-imports.ts';
import { recordImport } from '../../../shared/usecases/record-import.ts';
import { returnImport } from '../../../shared/usecases/return-import.ts';
import {
  memoryImportFiles,
  memoryImportRows,
  memoryImports,
  memoryKnown,
  memorySheets,
  memoryStagedRows,
  memoryWorkbooks,
  memoryWorkflow,
} from '../../fakes/memory-imports.ts';
import { campaignId, people, world } from './world.ts';

/** The headings of a workbook about organisations, by the words of the plan. */
const organisationHeadings = [
  '单位名称',
  '统一社会信用代码',
  '类别',
  '区县',
  '事项名称',
  '事项说明',
  '开始日期',
  '结束日期',
  '地点',
];

/** A row about the n-th fictitious company. */
export const rowAbout = (
  index: number,
  change: { description?: string; code?: string; place?: string } = {},
) => [
  `郑州示例第${index}号物资有限公司`,
  change.code ?? creditCode(index),
  '企业和社会组织突出贡献',
  '中牟县',
  '紧急供应防汛物资',
  change.description ?? '昼夜生产并免费运送沙袋和抽水泵。',
  '2021-07-20',
  '2021-07-21',
  change.place ?? '中牟县',
];

export const sheetOf = (rows: readonly (readonly string[])[]): string =>
  [organisationHeadings, ...rows].map(row => row.join('\t')).join('\n');

/** The world of single reports, and a department that sends files into it. */
export function importWorld() {
  const told = world();
  const imports = memoryImports();
  const rows = memoryImportRows();
  const staged = memoryStagedRows();
  const files = memoryImportFiles();
  const workflow = memoryWorkflow();
  const ports = {
    ...told.ports,
    imports,
    rows,
    staged,
    files,
    workflow,
    known: memoryKnown(told.ports.reports),
    spreadsheets: memorySheets(),
    workbooks: memoryWorkbooks(),
    staff: { list: async () => [] },
  };
  const never = () => false;

  const announce = (
    text: string,
    given: { who?: Caller; kind?: ImportKind; mode?: ImportMode; key?: string } = {},
  ) => {
    const { who = people.wu, kind = 'organisations', mode = 'import', key } = given;
    const file = ImportFile.parse({
      name: '名单.csv',
      length: Buffer.byteLength(text),
      sha256: sha256Of(text),
    });
    return openImport(ports, { by: told.by(who, key), campaignId, kind, mode, file });
  };

  const arrive = async (importId: ImportId, text: string) => {
    const key = originalKey(importId);
    files.objects.set(key, { text, versionId: 'v1' });
    await recordImport(ports, { key, now: told.now() });
  };

  /** What the workflow does, until it waits for somebody or is done. */
  async function drive(importId: ImportId): Promise<ImportTurn> {
    let turn = await followImport(ports, importId, told.now());
    for (let steps = 0; steps < 20; steps += 1) {
      switch (turn.next) {
        case 'read':
          turn = await readImport(ports, importId, told.now, never);
          break;
        case 'annotate':
          turn = await annotateImport(ports, importId, told.now());
          break;
        case 'act':
          turn = await actImport(ports, importId, told.now, never);
          break;
        case 'return':
          turn = await returnImport(ports, importId, told.now, never);
          break;
        case 'wait':
        case 'done':
          return turn;
      }
    }
    throw new Error('the workflow goes in a circle');
  }

  const view = async (importId: ImportId, who = people.wu) =>
    told.value(await getImport(ports, { by: told.by(who), importId }));

  /** From the announcement to the judgement. */
  async function judged(text: string, given: Parameters<typeof announce>[1] = {}) {
    const { importId } = told.value(await announce(text, given));
    await arrive(importId, text);
    await drive(importId);
    return view(importId);
  }

  /** Confirms what was judged, or what `shown` says was seen. */
  const confirm = async (
    importId: ImportId,
    who = people.lead,
    codesConfirmed = false,
    shown: Sha256 | null = null,
  ) => {
    const contentHash = shown ?? (await view(importId)).contentHash;
    if (contentHash === null) throw new Error('not judged');
    return confirmImport(ports, {
      by: told.by(who),
      importId,
      decision: { decision: 'confirm', contentHash, codesConfirmed, reason: null },
    });
  };

  /** A reviewer of the competent department approves it. */
  async function decideOn(reportId: ReportId) {
    const officer = { ...people.health, department: DepartmentId.parse('industry-bureau') };
    await checkReport(ports, { reportId, now: told.now() });
    told.value(await told.claim(officer, reportId));
    told.value(await told.decide(officer, reportId, { outcome: 'approve', note: null }));
  }

  /** Sent, confirmed and acted. */
  async function imported(text: string) {
    const { importId } = await judged(text);
    told.value(await confirm(importId));
    await drive(importId);
    return view(importId);
  }

  return { ...told, ports, announce, arrive, drive, view, judged, confirm, imported, decideOn, workflow };
}
