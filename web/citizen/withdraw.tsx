import { useRef, useState } from 'preact/hooks';
import { newKey } from '../client/api.ts';
import type { Problem } from '../client/problem.ts';
import { type Report, withdrawReport } from '../client/report.ts';
import { TextField } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { words } from '../words/language.ts';

/** Taking a report back, asked twice because it cannot be undone. */
export function Withdraw({ report, changed }: { report: Report; changed: (report: Report) => void }) {
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const withdraw = async () => {
    setBusy(true);
    const answer = await withdrawReport(report.reportId, reason.trim() === '' ? null : reason, key.current);
    setBusy(false);
    if (answer.ok) return changed(answer.value);
    key.current = newKey();
    setProblem(answer.problem);
  };
  if (!asked) {
    return (
      <p class="no-print">
        <button type="button" class="button button-quiet" onClick={() => setAsked(true)}>
          {words('撤回这份报送', 'Withdraw this report')}
        </button>
      </p>
    );
  }
  return (
    <section class="card stack" aria-labelledby="withdraw">
      <h2 id="withdraw">{words('撤回这份报送？', 'Withdraw this report?')}</h2>
      <p>
        {words(
          '撤回后不再办理，也不能恢复；如需要，可以重新报送。撤回对您没有任何不利影响。',
          'It will not be looked at any more, and this cannot be undone; you can report again. Withdrawing has no disadvantage for you.',
        )}
      </p>
      <TextField
        label={words('原因（可不填）', 'Why (if you like)')}
        at="/reason"
        problem={problem}
        rows={2}
        value={reason}
        onInput={setReason}
      />
      <ProblemNote problem={problem} besides={['/reason']} />
      <div class="row">
        <button type="button" class="button button-danger" disabled={busy} onClick={() => void withdraw()}>
          {words('确认撤回', 'Withdraw it')}
        </button>
        <button type="button" class="button button-second" onClick={() => setAsked(false)}>
          {words('不撤回', 'Keep it')}
        </button>
      </div>
    </section>
  );
}
