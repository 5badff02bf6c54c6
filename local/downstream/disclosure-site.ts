import * as z from 'zod';
import { invalid } from './delivered-batch.ts';
import type { DownstreamSystem } from './downstream-system.ts';
import type { RowLedger } from './row-ledger.ts';

const id = z.string().min(1).max(200);
/** Organisations only: an entity has a unified social credit code (GB 32100), and no person has one. */
const DisclosureRow = z.strictObject({
  rowId: id,
  operation: z.enum(['list', 'delist']),
  entity: z.strictObject({ name: id, creditCode: z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/) }),
  list: z.enum(['red', 'defaulter']),
  campaign: id,
  release: z.union([z.int(), id]).optional(),
  entry: z.record(z.string(), z.unknown()),
});

/** The public site (信用中国（河南郑州）) as a deliverer sees it. */
export const disclosureSite: DownstreamSystem = {
  check(row, ledger) {
    const parsed = DisclosureRow.safeParse(row);
    if (!parsed.success) return { reason: invalid(parsed.error) };
    const { rowId, operation, entity, list, campaign } = parsed.data;
    const subject = JSON.stringify([campaign, list, entity.creditCode]);
    if (operation === 'delist' && ledger.lastOf(subject)?.operation !== 'list')
      return { reason: 'not-listed' };
    return { rowId, operation, subject, points: null, reverses: null };
  },
  shown({ content, receiptId, acceptedAt }) {
    return { ...DisclosureRow.parse(content), receiptId, acceptedAt };
  },
  totals(ledger) {
    const lists = standing(ledger).map(row => row.list);
    const count = (list: string) => lists.filter(one => one === list).length;
    return { listed: { red: count('red'), defaulter: count('defaulter') } };
  },
  /** `GET /listings`: what a visitor of the site sees now. */
  ask(question, _body, ledger) {
    if (question !== 'GET /listings') return null;
    return {
      listings: standing(ledger).map(({ entity, list, campaign, entry }) => ({
        entity,
        list,
        campaign,
        entry,
      })),
    };
  },
};

const standing = ({ database }: RowLedger) =>
  database
    .prepare(`
      SELECT content FROM rows AS one
      WHERE operation = 'list' AND seq = (SELECT max(seq) FROM rows WHERE subject = one.subject)
      ORDER BY seq`)
    .all()
    .map(row => DisclosureRow.parse(JSON.parse(String(row['content']))));
