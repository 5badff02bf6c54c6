import type { ActionId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';

export type TakenCopy = { readonly number: number; readonly at: Moment; readonly actionId: ActionId };

/** Which copies a subject has taken in a year. Entries are never changed or removed. */
export type CopyRegister = {
  of(subject: string, year: number): Promise<readonly TakenCopy[]>;
  /** False where that number is taken already by another call. */
  take(subject: string, year: number, copy: TakenCopy): Promise<boolean>;
};
