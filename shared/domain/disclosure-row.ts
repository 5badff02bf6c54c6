import * as z from 'zod';
import { Bilingual } from './bilingual.ts';
import { RedListEntry } from './composition.ts';
import { CampaignId } from './ids.ts';
import { Moment } from './moment.ts';

export const ListName = z.enum(['red', 'defaulter']);
export type ListName = z.infer<typeof ListName>;

/** An organisation, and never a person: it has a unified social credit code. */
const Entity = z.strictObject({ name: z.string().min(1), creditCode: z.string().length(18) });

/** An entry of the defaulter list as the public reads it. Its members are those of the list's own record of it. */
const DefaulterListing = z.record(z.string(), z.json());

/** What stands beside an entry: that it is objected to (art. 41 of Henan's regulation), or what came of that. */
export const Annotation = z.strictObject({
  kind: z.enum(['objection-pending', 'objection-rejected', 'repair-pending', 'corrected']),
  since: Moment,
  text: Bilingual,
});
export type Annotation = z.infer<typeof Annotation>;

const named = { rowId: z.string().min(1).max(200), entity: Entity, campaign: CampaignId };
const red = { list: z.literal('red'), entry: RedListEntry };
const defaulter = { list: z.literal('defaulter'), entry: DefaulterListing };
const either = <O extends 'list' | 'correct', R extends z.ZodRawShape>(name: O, rest: R) => {
  const operation = z.literal(name);
  return z.discriminatedUnion('list', [
    z.strictObject({ ...named, operation, ...red, ...rest }),
    z.strictObject({ ...named, operation, ...defaulter, ...rest }),
  ]);
};

/**
 * One change of what the disclosure site shows. `list` shows an entry, `correct` shows another in its place and says why,
 * `annotate` replaces all that stands beside it (nothing, where the list of annotations is empty), `delist` ends it.
 */
export const DisclosureRow = z.discriminatedUnion('operation', [
  either('list', {}),
  either('correct', { reason: Bilingual }),
  z.strictObject({
    ...named,
    operation: z.literal('annotate'),
    list: ListName,
    annotations: z.array(Annotation).max(10),
  }),
  z.strictObject({
    ...named,
    operation: z.literal('delist'),
    list: ListName,
    /** Why it leaves the list early; absent where it stopped by itself or is in no later release. */
    reason: Bilingual.optional(),
    /** What was shown until now. */
    entry: z.union([RedListEntry, DefaulterListing]).optional(),
  }),
]);
export type DisclosureRow = z.infer<typeof DisclosureRow>;
