import * as z from 'zod';
import { Day } from './day.ts';
import { IdentityDocument } from './identity-document.ts';
import { Sex } from './sex.ts';
import { personName } from './text.ts';

/** Who a person is: what the vault keeps encrypted and nothing else may hold (R18, R20). */
export const Identity = z.strictObject({
  name: personName,
  sex: Sex,
  document: IdentityDocument,
  /** Stated where the document does not carry it; otherwise read from it. */
  birthDate: Day,
});
export type Identity = z.infer<typeof Identity>;
