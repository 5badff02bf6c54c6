import type { SupplementRequestView } from '../contract/report-views.ts';
import type { EvidenceId } from '../domain/ids.ts';
import type { Report } from '../domain/report.ts';

/**
 * What was asked of the reporter, thing by thing, with what became of it, oldest first. Nobody is forced to answer
 * each: what was left open is shown to the reviewer, who judges.
 */
export function requestsOf({ history }: Report): SupplementRequestView[] {
  const requests: SupplementRequestView[] = [];
  let removed = new Set<EvidenceId>();
  for (const { action, at } of history) {
    if (action.type === 'returned') {
      removed = new Set();
      const items = action.items.map(item => ({ ...item, answer: null, became: 'open' as const }));
      requests.push({ at, reason: action.reason, dueAt: action.dueAt, suppliedAt: null, note: null, items });
    }
    if (action.type === 'evidence-removed') removed.add(action.evidenceId);
    const asked = requests.at(-1);
    if (action.type !== 'supplemented' || asked === undefined) continue;
    const answers = new Map(action.answers?.map(({ item, message }) => [item, message]));
    requests[requests.length - 1] = {
      ...asked,
      suppliedAt: at,
      note: action.note,
      items: asked.items.map((item, index) => {
        const answer = answers.get(index) ?? null;
        const gone = item.evidenceId !== undefined && removed.has(item.evidenceId);
        return { ...item, answer, became: answer !== null ? 'answered' : gone ? 'removed' : 'open' };
      }),
    };
  }
  return requests;
}
