import { currentSession } from '../client/session.ts';

/** What an officer has written of a decision and not yet sent: it outlives the session, the tab and the network. */
export type Draft = {
  readonly outcome: 'approve' | 'return' | 'reject' | 'transfer';
  readonly reason: string;
  readonly department: string;
  /** By file or field: what is wanted. */
  readonly wanted: Readonly<Record<string, string>>;
};

const top = 'relief.desk.draft';
/** Longer than any clock of a review runs (in days). */
const KEPT_DAYS = 60;

const nameOf = (reportId: string): string => `${top} ${currentSession()?.subject ?? ''} ${reportId}`;

type Kept = Draft & { readonly at: number };

export function draftOf(reportId: string): Draft | null {
  const text = localStorage.getItem(nameOf(reportId));
  return text === null ? null : (JSON.parse(text) as Kept);
}

export function keepDraft(reportId: string, draft: Draft): void {
  // Nobody signed in: who takes over the device must not find it under no name.
  if (currentSession() === null) return;
  localStorage.setItem(nameOf(reportId), JSON.stringify({ ...draft, at: Date.now() }));
}

export const dropDraft = (reportId: string): void => localStorage.removeItem(nameOf(reportId));

/** Takes away what was never sent and has long been decided by somebody else. */
export function dropOldDrafts(): void {
  const before = Date.now() - KEPT_DAYS * 86_400_000;
  for (const name of Object.keys(localStorage).filter(key => key.startsWith(`${top} `))) {
    const { at } = JSON.parse(localStorage.getItem(name) ?? '{}') as Partial<Kept>;
    if (at === undefined || at < before) localStorage.removeItem(name);
  }
}
