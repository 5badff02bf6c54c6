import type { Identity } from '../domain/identity.ts';
import type { IdentityDocument } from '../domain/identity-document.ts';
import type { SubjectId } from '../domain/ids.ts';

/** The only place where ID numbers lie, encrypted, found by a keyed blind index. */
export type IdentityVault = {
  /** The blind index alone; nothing is stored. */
  subjectIdOf(document: IdentityDocument): Promise<SubjectId>;
  /** The same for many at once, in their order. */
  subjectIdsOf(documents: readonly IdentityDocument[]): Promise<readonly SubjectId[]>;
  /** Keeps the identity once and returns its blind index; a second call changes nothing. */
  keep(identity: Identity): Promise<SubjectId>;
  /** Opened only for delivery and for staff who may see; the caller records that it was opened. */
  open(subjectId: SubjectId): Promise<Identity | null>;
};
