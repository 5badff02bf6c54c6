import { useState } from 'preact/hooks';
import { useAct } from '../app/use-act.ts';
import { confirmImport, type Import } from '../client/imports.ts';
import { TextField } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { words } from '../words/language.ts';

/** The lead's yes to exactly these rows, or the way back with a reason. Who may do it, the API says. */
export function ConfirmImport({ view, changed }: { view: Import; changed: (view: Import) => void }) {
  const [codes, setCodes] = useState(false);
  const [reason, setReason] = useState('');
  const { act, busy, problem } = useAct();
  const contentHash = view.contentHash ?? '';
  const counts = view.reading?.counts;
  const decide = async (body: Parameters<typeof confirmImport>[1]) => {
    const answer = await act(key => confirmImport(view.importId, body, key));
    if (answer !== null) changed(answer);
  };
  return (
    <section class="card stack" aria-labelledby="confirm">
      <h2 id="confirm">{words('负责人确认', 'The lead’s confirmation')}</h2>
      <p>
        {words(
          `确认后，可报送的 ${counts?.good ?? 0} 行成为报送；需修改的 ${counts?.bad ?? 0} 行不报送，改好后可以再次上传，不会重复。`,
          `Once confirmed, the ${counts?.good ?? 0} good rows become reports; the ${counts?.bad ?? 0} bad ones do not: mend them and send the file again, nothing is reported twice.`,
        )}
      </p>
      {(counts?.warned ?? 0) > 0 && (
        <label class="choice">
          <input type="checkbox" checked={codes} onChange={event => setCodes(event.currentTarget.checked)} />
          <span>
            {words(
              '校验位不符的统一社会信用代码均与证照一致',
              'Credit codes whose check character fails are as printed',
            )}
            <span class="hint">{words('不勾选则这些行不报送。', 'Unticked, their rows are left out.')}</span>
          </span>
        </label>
      )}
      <TextField
        label={words('退回的理由（退回时填写）', 'Why it is sent back (only then)')}
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
            void decide({ decision: 'confirm', contentHash, codesConfirmed: codes, reason: null })
          }
        >
          {words('确认报送', 'Confirm')}
        </button>
        <button
          type="button"
          class="button button-danger"
          disabled={busy}
          onClick={() => void decide({ decision: 'send-back', contentHash, reason: reason.trim() })}
        >
          {words('退回修改', 'Send it back')}
        </button>
      </div>
    </section>
  );
}
