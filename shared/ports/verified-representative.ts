import type { CaseSubject } from '../domain/case-content.ts';

/** Asks the issuer for which organisations it has verified that who signed in may act. None where it has not verified the person. */
export type VerifiedRepresentative = (bearer: string) => Promise<readonly CaseSubject[]>;
