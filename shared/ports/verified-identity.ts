import type { Identity } from '../domain/identity.ts';

/** Asks the issuer who signed in (OpenID Connect Core 5.3, UserInfo). null where the issuer has not verified the person. */
export type VerifiedIdentity = (bearer: string) => Promise<Identity | null>;
