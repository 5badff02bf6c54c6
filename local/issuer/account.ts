import * as z from 'zod';

/** What the issuer has verified about one account: the answer of `/userinfo` is these facts without `person` and `acr`. */
export const Account = z.strictObject({
  sub: z.string().min(1).max(128),
  /** The issuer's pseudonym of the human being, the same in every account of theirs. Chosen at random where left out. */
  person: z.string().min(1).max(128).optional(),
  /** `mfa` where the account signs in with two factors, as staff must. */
  acr: z.enum(['pwd', 'mfa']).default('pwd'),
  name: z.string().min(1).max(200),
  gender: z.enum(['male', 'female']),
  birthdate: z.iso.date(),
  document: z.strictObject({ type: z.string().min(1).max(60), number: z.string().min(1).max(64) }),
  phone: z
    .string()
    .regex(/^\+?\d{6,15}$/)
    .optional(),
  /** Organisations for which the issuer has verified that this person may act. */
  represents: z
    .array(z.strictObject({ name: z.string().min(2).max(120), creditCode: z.string().length(18) }))
    .max(100)
    .optional(),
});
export type Account = z.infer<typeof Account>;

/** The same where the issuer may not have seen a document: without one, the rest is only what the person says. */
export const MaybeVerified = Account.partial({ document: true });
export type MaybeVerified = z.infer<typeof MaybeVerified>;
