import * as z from 'zod';
import { invalid } from './delivered-batch.ts';
import type { DownstreamSystem } from './downstream-system.ts';
import type { RowLedger } from './row-ledger.ts';

const id = z.string().min(1).max(200);
/** Organisations only: an entity has a unified social credit code (GB 32100), and no person has one. */
const common = {
  rowId: id,
  entity: z.strictObject({ name: id, creditCode: z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/) }),
  list: z.enum(['red', 'defaulter']),
  campaign: id,
  release: z.union([z.int(), id]).optional(),
};
const entry = z.record(z.string(), z.unknown());
const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const Annotation = z.strictObject({ kind: id, since: z.string(), text });
const DisclosureRow = z.discriminatedUnion('operation', [
  z.strictObject({ ...common, operation: z.literal('list'), entry }),
  z.strictObject({ ...common, operation: z.literal('correct'), entry, reason: text }),
  z.strictObject({ ...common, operation: z.literal('annotate'), annotations: z.array(Annotation) }),
  z.strictObject({
    ...common,
    operation: z.literal('delist'),
    reason: text.optional(),
    entry: entry.optional(),
  }),
]);
type DisclosureRow = z.infer<typeof DisclosureRow>;

/** The public site (信用中国（河南郑州）) as a deliverer sees it. */
export const disclosureSite: DownstreamSystem = {
  check(row, ledger) {
    const parsed = DisclosureRow.safeParse(row);
    if (!parsed.success) return { reason: invalid(parsed.error) };
    const { rowId, operation, entity, list, campaign } = parsed.data;
    const subject = JSON.stringify([campaign, list, entity.creditCode]);
    const last = ledger.lastOf(subject)?.operation;
    if (operation !== 'list' && (last === undefined || last === 'delist')) return { reason: 'not-listed' };
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
    return question === 'GET /listings' ? { listings: standing(ledger) } : null;
  },
};

type Listing = Pick<DisclosureRow, 'entity' | 'list' | 'campaign'> & {
  readonly entry: object;
  readonly annotations: readonly z.infer<typeof Annotation>[];
};

/** What is shown follows from the rows in the order in which they came. */
function standing({ database }: RowLedger): readonly Listing[] {
  const shown = new Map<string, Listing>();
  for (const row of database.prepare('SELECT subject, content FROM rows ORDER BY seq').iterate()) {
    const change = DisclosureRow.parse(JSON.parse(String(row['content'])));
    const subject = String(row['subject']);
    const before = shown.get(subject);
    const next = shownAfter(before, change);
    if (next === null) shown.delete(subject);
    else shown.set(subject, next);
  }
  return [...shown.values()];
}

function shownAfter(before: Listing | undefined, change: DisclosureRow): Listing | null {
  const { entity, list, campaign } = change;
  const annotations = before?.annotations ?? [];
  switch (change.operation) {
    case 'list':
      return { entity, list, campaign, entry: change.entry, annotations };
    case 'correct':
      return { entity, list, campaign, entry: change.entry, annotations };
    case 'annotate':
      return before === undefined ? null : { ...before, annotations: change.annotations };
    case 'delist':
      return null;
  }
}
