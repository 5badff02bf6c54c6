import * as z from 'zod';
import { DepartmentId, DistrictId } from './ids.ts';
import { Moment } from './moment.ts';

export const Role = z.enum(['citizen', 'reviewer', 'lead', 'office', 'auditor']);
export type Role = z.infer<typeof Role>;

/** The issuer's pseudonym of one human being, the same in every account of theirs. Holds nothing of an ID number. */
export const PersonRef = z.string().min(1).max(128).brand<'PersonRef'>();
export type PersonRef = z.infer<typeof PersonRef>;

/** The account that signs in (`sub` of the token). */
export const AccountId = z.string().min(1).max(128).brand<'AccountId'>();
export type AccountId = z.infer<typeof AccountId>;

/** From when until when (exclusive) somebody is away, and who acts for them meanwhile. */
export const Absence = z.strictObject({ from: Moment, until: Moment, delegate: AccountId });
export type Absence = z.infer<typeof Absence>;

/** A row of the staff directory: what an account may do, read at each call and never from a token. */
export const Staff = z.strictObject({
  account: AccountId,
  role: Role.exclude(['citizen']),
  /** The credit office and auditors belong to no department. */
  department: DepartmentId.nullable(),
  /** `*` is the whole city. */
  districts: z
    .array(z.union([DistrictId, z.literal('*')]))
    .min(1)
    .max(20),
  active: z.boolean(),
  absence: Absence.optional(),
  changedAt: Moment,
});
export type Staff = z.infer<typeof Staff>;

export type Caller = {
  readonly account: AccountId;
  readonly person: PersonRef;
  readonly role: Role;
  readonly department: DepartmentId | null;
  readonly districts: readonly (DistrictId | '*')[];
};

/** Who did something, as history remembers it: an account, never a name. */
export const Actor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('citizen'), account: AccountId, person: PersonRef }),
  z.strictObject({
    kind: z.literal('staff'),
    account: AccountId,
    person: PersonRef,
    role: Role.exclude(['citizen']),
    department: DepartmentId.nullable(),
  }),
  z.strictObject({ kind: z.literal('system'), name: z.string().min(1).max(60) }),
]);
export type Actor = z.infer<typeof Actor>;

export function actorOf(caller: Caller): Actor {
  const { account, person, role, department } = caller;
  return role === 'citizen'
    ? { kind: 'citizen', account, person }
    : { kind: 'staff', account, person, role, department };
}
