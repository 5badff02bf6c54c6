import * as z from 'zod';
import { dynamoPolicyLibrary } from '../../shared/adapters/dynamo-policy-library.ts';
import { Campaign } from '../../shared/domain/campaign.ts';
import { LedgerRow } from '../../shared/domain/ledger.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import { Release } from '../../shared/domain/release.ts';
import { Report } from '../../shared/domain/report.ts';
import type { StackReader, StoredItem } from './read-stack.ts';

export type StoredReport = { readonly item: StoredItem; readonly report: Report };
export type StoredLedgerRow = LedgerRow & { readonly entry: string };

/** Everything that the tables hold, read once for all invariants. What cannot be read is named in `damaged`. */
export type StoredRecords = {
  readonly reports: readonly StoredReport[];
  readonly campaigns: readonly Campaign[];
  readonly releases: readonly Release[];
  readonly ledger: readonly StoredLedgerRow[];
  readonly office: readonly StoredItem[];
  /** By id and version; throws where a record names a version that is not there. */
  readonly policy: (policyId: string, version: number) => Policy;
  readonly damaged: readonly string[];
};

const Keyed = z.object({ pk: z.string(), sk: z.string() });

export async function storedRecords(reader: StackReader): Promise<StoredRecords> {
  const [reportItems, ledgerItems, office] = await Promise.all([
    reader.scan('reports'),
    reader.scan('ledger'),
    reader.scan('office'),
  ]);
  const damaged: string[] = [];
  const parsed = <T>(schema: z.ZodType<T>, item: StoredItem, name: string): T[] => {
    const result = schema.safeParse(item);
    if (result.success) return [result.data];
    const fields = result.error.issues.map(({ path }) => path.join('.'));
    damaged.push(`${name} is damaged at ${[...new Set(fields)].slice(0, 5).join(', ')}`);
    return [];
  };
  const nameOf = (item: StoredItem) => {
    const key = Keyed.safeParse(item);
    return key.success ? `${key.data.pk} / ${key.data.sk}` : 'an office item without its key';
  };
  const officeItems = (pk: RegExp, sk: RegExp) =>
    office.filter(item => {
      const key = Keyed.safeParse(item);
      return key.success && pk.test(key.data.pk) && sk.test(key.data.sk);
    });

  const reports = reportItems.flatMap(item =>
    parsed(z.object(Report.shape), item, `report ${String(item['reportId'])}`).map(report => ({
      item,
      report,
    })),
  );
  const campaigns = officeItems(/^CAMPAIGNS$/, /./).flatMap(item =>
    parsed(z.object(Campaign.shape), item, nameOf(item)),
  );
  const releases = officeItems(/^CAMPAIGN#/, /^RELEASE#/)
    .flatMap(item => parsed(z.object(Release.shape), item, nameOf(item)))
    .sort((a, b) =>
      a.campaignId === b.campaignId ? a.release - b.release : a.campaignId < b.campaignId ? -1 : 1,
    );
  const ledger = ledgerItems.flatMap(item =>
    parsed(z.object({ ...LedgerRow.shape, entry: z.string() }), item, `ledger line ${String(item['entry'])}`),
  );

  const library = dynamoPolicyLibrary({ client: reader.dynamo, tableName: reader.table('office') });
  const policies = new Map<string, Policy>();
  for (const policyId of new Set(campaigns.map(campaign => campaign.policyId))) {
    for (const { version } of await library.list(policyId)) {
      policies.set(`${policyId}@${version}`, await library.get(policyId, version));
    }
  }
  return {
    reports,
    campaigns,
    releases,
    ledger,
    office,
    policy(policyId, version) {
      const found = policies.get(`${policyId}@${version}`);
      if (found === undefined) throw new Error(`policy ${policyId} ${version} is not in the library`);
      return found;
    },
    damaged,
  };
}
