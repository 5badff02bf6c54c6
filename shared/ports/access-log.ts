import type { Access } from '../domain/access.ts';
import type { Page } from './report-store.ts';

/** Who looked at what. There is no way to change or remove an entry. */
export type AccessLog = {
  /** Resolves once all of them are kept; writing the same ones again changes nothing. */
  note(accesses: readonly Access[]): Promise<void>;
  /** Of one record, newest first. */
  of(record: Access['record'], limit: number, cursor: string | null): Promise<Page<Access>>;
};
