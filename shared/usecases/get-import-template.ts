import { templateKey } from '../contract/object-keys.ts';
import { workbookPlan } from '../domain/bulk-plan.ts';
import type { CampaignId } from '../domain/ids.ts';
import type { ImportKind } from '../domain/import-action.ts';
import { accept, type Outcome } from '../domain/outcome.ts';
import type { FileAddress, ImportFiles } from '../ports/import-files.ts';
import type { Workbooks } from '../ports/workbooks.ts';
import { workbookType } from './annotate-import.ts';
import { type CampaignPolicyPorts, findCampaignPolicy } from './campaign-policy.ts';

/** Raised with every change of how templates are drawn, so that none of before is handed out. */
const EDITION = 1;

type Ports = CampaignPolicyPorts & {
  readonly files: Pick<ImportFiles, 'look' | 'inRoom' | 'downloadAddress'>;
  readonly workbooks: Pick<Workbooks, 'writeTemplate'>;
};

/** The empty workbook of a campaign's policy: drawn by whoever asks first, and kept for the others. */
export async function getImportTemplate(
  { files, workbooks, ...ports }: Ports,
  { campaignId, kind }: { readonly campaignId: CampaignId; readonly kind: ImportKind },
): Promise<Outcome<FileAddress>> {
  const found = await findCampaignPolicy(ports, campaignId);
  if (!found.ok) return found;
  const { policy } = found.value;
  const plan = workbookPlan(policy, kind);
  const key = templateKey(policy.policyId, policy.version, kind, EDITION);
  if ((await files.look(key)) === null) {
    await files.inRoom(async room => {
      await workbooks.writeTemplate(room.path('template'), plan);
      await room.put(key, 'template', workbookType);
    });
  }
  return accept(await files.downloadAddress(key, null, `报送模板-${plan.sheetName}.xlsx`));
}
