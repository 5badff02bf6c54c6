import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import { AccountId, type Caller, PersonRef } from '../../shared/domain/actor.ts';
import { may, type Permission } from '../../shared/domain/permission.ts';
import type { StaffDirectory } from '../../shared/ports/staff-directory.ts';
import { type Entered, enter, turnAway } from './door-refusal.ts';

const Authorized = z.object({
  authorizer: z.object({
    jwt: z.object({
      claims: z.object({ sub: AccountId, person: PersonRef, acr: z.string().optional() }),
    }),
  }),
});

const bearerOf = (authorization: string | undefined): string | null =>
  /^Bearer ([A-Za-z0-9._~+/=-]+)$/i.exec(authorization ?? '')?.[1] ?? null;

export type SignedIn = { readonly caller: Caller; readonly bearer: string };

/**
 * Who calls, and may they at all? The gateway has verified the token; what its bearer may do is read from the
 * directory now, so that a right that was taken away is gone with the next call.
 */
export async function identifyCaller(
  staff: Pick<StaffDirectory, 'find'>,
  event: APIGatewayProxyEventV2,
  permission: Permission,
): Promise<Entered<SignedIn>> {
  const context = Authorized.safeParse(event.requestContext);
  const bearer = bearerOf(event.headers['authorization']);
  if (!context.success || bearer === null) return notSignedIn;
  const { sub: account, person, acr } = context.data.authorizer.jwt.claims;

  const row = await staff.find(account);
  if (row?.active && acr !== 'mfa') return oneFactorOnly;
  const caller: Caller = row?.active
    ? { account, person, role: row.role, department: row.department, districts: row.districts }
    : { account, person, role: 'citizen', department: null, districts: [] };
  return may(caller, permission) ? enter({ caller, bearer }) : notPermitted;
}

const notSignedIn = turnAway('not-signed-in', '请先登录。', 'Sign in first.');
const oneFactorOnly = turnAway(
  'second-factor-required',
  '工作人员须以双因素方式登录，请重新登录。',
  'Staff sign in with a second factor; sign in again.',
);
const notPermitted = turnAway('forbidden', '您无权进行此操作。', 'You are not permitted to do this.');
