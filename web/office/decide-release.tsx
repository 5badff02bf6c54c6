import { useState } from 'preact/hooks';
import { useAct } from '../app/use-act.ts';
import { decideRelease, type Release } from '../client/office.ts';
import { TextField } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { words } from '../words/language.ts';
import { dayAndTime } from '../words/when.ts';

/** Two persons' yes to exactly this manifest; or one person's no, with a reason. */
export function DecideRelease({ view, changed }: { view: Release; changed: (view: Release) => void }) {
  const [reason, setReason] = useState('');
  const { act, busy, problem } = useAct();
  const manifestHash = view.manifestHash ?? '';
  const text = reason.trim();
  const decide = async (body: Parameters<typeof decideRelease>[2]) => {
    const answer = await act(key => decideRelease(view.campaignId, view.release, body, key));
    if (answer !== null) changed(answer);
  };
  return (
    <section class="card stack" aria-labelledby="approvals">
      <h2 id="approvals">
        {words(
          `批准 ${view.approvals.length} / ${view.approvalsNeeded}`,
          `Approvals: ${view.approvals.length} of ${view.approvalsNeeded}`,
        )}
      </h2>
      {view.approvals.length > 0 && (
        <ul>
          {view.approvals.map(one => (
            <li key={one.at}>
              {dayAndTime(one.at)}{' '}
              {one.byYou ? words('由您批准', 'by you') : words('由另一人批准', 'by another')}
              {one.reason !== null && `：${one.reason}`}
            </li>
          ))}
        </ul>
      )}
      {view.status === 'composed' && (
        <>
          <TextField
            label={words('理由', 'Reason')}
            hint={words(
              '退回时必填；批准时仅在数字超出预期时填写。',
              'For turning it down; for approving only where figures are outside of what is expected.',
            )}
            at="/reason"
            problem={problem}
            rows={2}
            maxLength={1000}
            value={reason}
            onInput={setReason}
          />
          <ProblemNote problem={problem} besides={['/reason']} />
          <div class="row">
            <button
              type="button"
              class="button"
              disabled={busy}
              onClick={() =>
                void decide({ decision: 'approve', manifestHash, ...(text !== '' && { reason: text }) })
              }
            >
              {words('批准这份内容', 'Approve exactly this')}
            </button>
            <button
              type="button"
              class="button button-danger"
              disabled={busy}
              onClick={() => void decide({ decision: 'reject', manifestHash, reason: text })}
            >
              {words('退回', 'Turn it down')}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
