import * as z from 'zod';
import { invalid } from './delivered-batch.ts';
import type { DownstreamSystem } from './downstream-system.ts';
import type { RowLedger } from './row-ledger.ts';

const id = z.string().min(1).max(200);
const common = {
  rowId: id,
  person: z.strictObject({ name: id, documentType: id, documentNumber: id }),
  points: z.int().min(1).max(100_000),
  campaign: id,
  release: z.union([z.int(), id]),
};
/** There is no negative operation: a reversal takes back what one grant gave, and no more. */
const PointsRow = z.discriminatedUnion('operation', [
  z.strictObject({ operation: z.literal('grant'), ...common }),
  z.strictObject({ operation: z.literal('reverse'), reverses: id, ...common }),
]);
const Held = z.object({ campaign: z.string() });
const Holder = z.strictObject({ documentType: id, documentNumber: id });

const subjectOf = ({ documentType, documentNumber }: z.infer<typeof Holder>): string =>
  JSON.stringify([documentType, documentNumber]);

/** The points system (商鼎分) as a deliverer sees it. */
export const pointsSystem: DownstreamSystem = {
  check(row, ledger) {
    const parsed = PointsRow.safeParse(row);
    if (!parsed.success) return { reason: invalid(parsed.error) };
    const { rowId, operation, points, campaign } = parsed.data;
    const { documentType, documentNumber } = parsed.data.person;
    const subject = subjectOf({ documentType, documentNumber });
    const checked = { rowId, operation, subject, points };
    if (parsed.data.operation === 'grant') return { ...checked, reverses: null };
    const { reverses } = parsed.data;
    const grant = ledger.row(reverses);
    if (grant?.operation !== 'grant') return { reason: 'no-such-grant' };
    if (grant.subject !== subject) return { reason: 'grant-of-another-person' };
    if (Held.parse(grant.content).campaign !== campaign) return { reason: 'grant-of-another-campaign' };
    if (ledger.reversedOf(reverses) + points > (grant.points ?? 0)) return { reason: 'more-than-granted' };
    return { ...checked, reverses };
  },
  shown: ({ content, receiptId, acceptedAt }) => ({ ...PointsRow.parse(content), receiptId, acceptedAt }),
  totals({ database }: RowLedger) {
    const sums = database
      .prepare(`
        SELECT count(DISTINCT subject) AS persons,
          coalesce(sum(points) FILTER (WHERE operation = 'grant'), 0) AS granted,
          coalesce(sum(points) FILTER (WHERE operation = 'reverse'), 0) AS reversed
        FROM rows`)
      .get();
    const granted = Number(sums?.['granted']);
    const reversed = Number(sums?.['reversed']);
    return { persons: Number(sums?.['persons']), granted, reversed, standing: granted - reversed };
  },
  /** `POST /balances {documentType, documentNumber}`: what one person has. A POST, so that no address holds a number. */
  ask(question, body, ledger) {
    const holder = Holder.safeParse(body);
    if (question !== 'POST /balances' || !holder.success) return null;
    const rows = ledger.allOf(subjectOf(holder.data));
    return {
      balance: rows.reduce((sum, row) => sum + (row.operation === 'grant' ? 1 : -1) * (row.points ?? 0), 0),
      rows: rows.map(pointsSystem.shown),
    };
  },
};
