import type * as z from 'zod';
import type { importRoutes } from '../contract/import-routes.ts';
import { originalKey } from '../contract/object-keys.ts';
import { takesReports } from '../domain/campaign.ts';
import type { CampaignId, DepartmentId, ImportId } from '../domain/ids.ts';
import { type Import, importStateOf } from '../domain/import.ts';
import type { ImportFile, ImportKind, ImportMode } from '../domain/import-action.ts';
import { announceImport, earlierImportCall, type ImportActionBy } from '../domain/import-history.ts';
import { later, type Moment } from '../domain/moment.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import type { ImportRules } from '../domain/policy-shape.ts';
import { importIdOf } from '../domain/report-id.ts';
import type { ImportFiles } from '../ports/import-files.ts';
import type { ImportStore } from '../ports/import-store.ts';
import { type ActionCall, byCaller } from './action-call.ts';
import { type CampaignPolicyPorts, findCampaignPolicy } from './campaign-policy.ts';
import { findImport } from './change-import.ts';

/** Files of one department that are on their way or being read at a time. */
const MOST_AT_ONCE = 5;
/** An announcement whose file never came stops counting after an hour (in milliseconds). */
const AWAITED_FOR = 3_600_000;

type Ports = CampaignPolicyPorts & {
  readonly imports: ImportStore;
  readonly files: Pick<ImportFiles, 'uploadAddress'>;
};
type Command = {
  readonly by: ActionCall;
  readonly campaignId: CampaignId;
  readonly kind: ImportKind;
  readonly mode: ImportMode;
  readonly file: ImportFile;
};
type Opened = z.output<(typeof importRoutes)['openImport']['response']>;

/** Announces a file and gives it an address that takes exactly that file. The id is made from the call. */
export async function openImport(ports: Ports, command: Command): Promise<Outcome<Opened>> {
  const { by: call, campaignId, kind, mode, file } = command;
  const { department } = call.caller;
  if (department === null) return noDepartment;
  const found = await findCampaignPolicy(ports, campaignId);
  if (!found.ok) return found;
  const { campaign, policy } = found.value;
  const importId = importIdOf(call.actionId);
  const by = byCaller(call, policy.version, { campaignId, kind, mode, file });

  const standing = await ports.imports.find(importId);
  if (standing !== null) return again(ports, standing, by);
  if (!takesReports(campaign, call.now)) return noLongerTaken;
  if (file.length > policy.importRules.maxBytes) return tooLarge(policy.importRules);
  if (await isBusy(ports.imports, department, call.now)) return tooManyAtOnce;
  const record = announceImport({ importId, campaignId, department }, by, {
    type: 'announced',
    kind,
    mode,
    file,
  });
  const result = await ports.imports.add(record);
  if (result.saved) return accept(await uploadOf(ports, record));
  if (result.current === null) throw new Error('an import that stood in the way is gone');
  return again(ports, result.current, by);
}

/** A fresh address for a file that was announced and has not arrived; the old one has run out or was lost. */
export async function renewImportUpload(
  ports: Pick<Ports, 'imports' | 'files'>,
  { by, importId }: { readonly by: ActionCall; readonly importId: ImportId },
): Promise<Outcome<Opened>> {
  const found = await findImport(ports.imports, by.caller, 'import:make', importId);
  if (!found.ok) return found;
  return importStateOf(found.value).status === 'announced'
    ? accept(await uploadOf(ports, found.value))
    : hasArrived;
}

async function again(
  ports: Pick<Ports, 'files'>,
  record: Import,
  by: ImportActionBy,
): Promise<Outcome<Opened>> {
  const earlier = earlierImportCall(record, by);
  if (earlier === null) throw new Error('two calls made one import id');
  return earlier.ok ? accept(await uploadOf(ports, record)) : earlier;
}

async function uploadOf({ files }: Pick<Ports, 'files'>, { importId, history }: Import): Promise<Opened> {
  const { file } = importStateOf({ history }).announced;
  const { length, type, sha256 } = file;
  const upload = await files.uploadAddress({ key: originalKey(importId), length, type, sha256 });
  return { importId, upload: { ...upload, headers: { ...upload.headers } } };
}

/** Read from the index, which may lag by a second: a limit against flooding needs no more. */
async function isBusy(imports: ImportStore, department: DepartmentId, now: Moment): Promise<boolean> {
  const { items } = await imports.ofDepartment(department, 50, null);
  const under = items.filter(
    ({ status, openedAt }) =>
      status === 'reading' || (status === 'announced' && openedAt > later(now, -AWAITED_FOR)),
  );
  return under.length >= MOST_AT_ONCE;
}

const noDepartment = refuse(
  'forbidden',
  '只有部门工作人员可以批量报送。',
  'Only officers of a department send files of reports.',
);

const noLongerTaken = refuse(
  'campaign-not-open',
  '本次救灾期间的报送已截止。',
  'This relief campaign no longer takes reports.',
);

const tooLarge = ({ maxBytes }: ImportRules) =>
  refuse(
    'too-large',
    `文件不能超过 ${Math.floor(maxBytes / 1_000_000)} MB，请拆分后分别报送。`,
    `A file may have at most ${Math.floor(maxBytes / 1_000_000)} MB; split it and send the parts.`,
  );

const tooManyAtOnce = refuse(
  'too-many',
  '本部门已有多个文件正在读取，请稍候再试。',
  'Several files of your department are being read; try again when one is done.',
);

const hasArrived = refuse(
  'wrong-status',
  '文件已经收到，无需再次上传。',
  'The file has arrived; it need not be sent again.',
);
