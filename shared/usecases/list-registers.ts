import { hashOf } from '../domain/canonical.ts';
import { accept } from '../domain/outcome.ts';
import type { CampaignStore } from '../ports/campaign-store.ts';
import type { RegisterStore } from '../ports/register-store.ts';
import { registerPointerKey } from './register-files.ts';
import { publicKeysKey } from './release-keys.ts';

type Ports = {
  readonly campaigns: Pick<CampaignStore, 'list'>;
  readonly register: Pick<RegisterStore, 'head'>;
  readonly publicUrl: string;
};

/** Where anybody reads the register of each campaign that has one: defaulter entries, and what stands beside the red list's. */
export async function listRegisters({ campaigns, register, publicUrl }: Ports) {
  const heads = await Promise.all(
    (await campaigns.list()).map(({ campaignId }) => register.head(campaignId)),
  );
  const items = heads.flatMap(head => {
    if (head === null) return [];
    const { campaign, revision, at, counts } = head.manifest;
    const { campaignId } = campaign;
    return [
      {
        campaignId,
        revision,
        at,
        ...counts,
        manifestHash: hashOf(head.manifest),
        latest: `${publicUrl}/${registerPointerKey(campaignId)}`,
        keys: `${publicUrl}/${publicKeysKey}`,
      },
    ];
  });
  return accept({ items, next: null });
}
