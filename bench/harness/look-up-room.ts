import * as z from 'zod';

/** Where a look-up's process finds what is published, and the table that the other side asks. */
export const LookUpRoom = z.strictObject({
  published: z.url(),
  dynamodb: z.url(),
  campaignId: z.string(),
  /** Credit codes, half of them listed. */
  sought: z.array(z.string()).min(1),
  times: z.int().min(1),
});
export type LookUpRoom = z.infer<typeof LookUpRoom>;
