import type { AccountId, Staff } from '../domain/actor.ts';

export type StaffDirectory = {
  find(account: AccountId): Promise<Staff | null>;
  put(staff: Staff): Promise<void>;
  list(): Promise<readonly Staff[]>;
};
