import { useEffect, useState } from 'preact/hooks';
import { ask, newKey } from '../client/api.ts';
import { type Draft, filesOf, findDraft, type KeptFile, keepDraft } from '../client/kept.ts';
import type { Answer, Problem } from '../client/problem.ts';
import { type Campaign, campaignWithPolicy, type Policy } from '../client/reading.ts';
import { onUploads } from '../client/uploads.ts';

/** What the last try to hand a draft in came to, so that each complaint can be shown beside its field. */
export const refusals = new Map<string, Problem>();

export type Rules = { readonly campaign: Campaign; readonly policy: Policy };

/** The campaign that takes reports now, with its policy. */
export async function openCampaign(): Promise<Answer<Rules | null>> {
  const found = await ask(api => api.GET('/campaigns'));
  if (!found.ok) return found;
  const open = found.value.items.find(({ takesReports }) => takesReports);
  return open === undefined ? { ok: true, value: null } : campaignWithPolicy(open.campaignId);
}

export const newDraft = (owner: string, campaignId: string, category: string, now: number): Draft => ({
  id: crypto.randomUUID(),
  owner,
  campaignId,
  openKey: newKey(),
  reportId: null,
  category,
  district: '',
  matter: {},
  changedAt: now,
});

/** A draft after a change. Before the server knows it, another category or district is another call under another key. */
export function changedDraft(draft: Draft, change: Partial<Draft>): Draft {
  const reopened =
    draft.reportId === null &&
    ((change.category ?? draft.category) !== draft.category ||
      (change.district ?? draft.district) !== draft.district);
  return { ...draft, ...change, changedAt: Date.now(), ...(reopened && { openKey: newKey() }) };
}

/** A draft of this device, kept at each change. */
export function useDraft(id: string): {
  draft: Draft | null | undefined;
  change: (change: Partial<Draft>) => void;
} {
  const [draft, setDraft] = useState<Draft | null | undefined>(undefined);
  useEffect(() => {
    void findDraft(id).then(found => setDraft(found ?? null));
  }, [id]);
  const change = (made: Partial<Draft>) => {
    if (!draft) return;
    const changed = changedDraft(draft, made);
    setDraft(changed);
    // The uploader may have opened the report meanwhile: what it wrote stays.
    void findDraft(id).then(kept => keepDraft({ ...changed, reportId: kept?.reportId ?? changed.reportId }));
  };
  return { draft, change };
}

/** The files of a draft or report on this device, as they move. */
export function useFiles(draftId: string): readonly KeptFile[] | null {
  const [files, setFiles] = useState<readonly KeptFile[] | null>(null);
  useEffect(() => {
    const read = () => void filesOf(draftId).then(setFiles);
    read();
    return onUploads(read);
  }, [draftId]);
  return files;
}
