import type { Absence, AccountId, Staff } from '../domain/actor.ts';
import type { Moment } from '../domain/moment.ts';

export type StaffDirectory = {
  find(account: AccountId): Promise<Staff | null>;
  /** Sets what an account may do; an absence that stands there stays. */
  put(staff: Omit<Staff, 'absence'>): Promise<void>;
  /** Sets or takes away an absence and nothing else. False where there is no such account. */
  setAbsence(account: AccountId, absence: Absence | null, changedAt: Moment): Promise<boolean>;
  list(): Promise<readonly Staff[]>;
};
