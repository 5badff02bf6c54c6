import { useState } from 'preact/hooks';
import { to } from '../app/place.ts';
import { useAct } from '../app/use-act.ts';
import { useAnswer } from '../app/use-answer.ts';
import { useNames } from '../app/use-names.ts';
import { type BulkVerdict, openBulk } from '../client/bulk.ts';
import { countReviews } from '../client/review.ts';
import { currentSession } from '../client/session.ts';
import { Field, TextField } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { say, words } from '../words/language.ts';
import { verdictWords } from './bulk-words.ts';
import { FilterBar, filterWords } from './filter-bar.tsx';
import { filterAtHand } from './queue.tsx';

const outcomes = ['approve', 'return', 'reject', 'transfer'] as const;

/** Which reports, and one verdict on all of them. Nothing is decided here: it makes a preview. */
export function NewBulk() {
  const names = useNames();
  const counts = useAnswer(countReviews, []);
  const [filter, setFilter] = useState(filterAtHand);
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('approve');
  const [reason, setReason] = useState('');
  const [department, setDepartment] = useState('');
  const { act, busy, problem } = useAct();
  const verdict = (): BulkVerdict => {
    const text = reason.trim();
    if (outcome === 'approve') return { outcome, note: text === '' ? null : text };
    return outcome === 'transfer' ? { outcome, reason: text, department } : { outcome, reason: text };
  };
  const open = async () => {
    const made = await act(key => openBulk(filter, currentSession()?.subject ?? '', verdict(), key));
    if (made !== null) location.hash = to('bulk', made.bulkId);
  };
  return (
    <form
      class="stack reading-wide"
      onSubmit={event => {
        event.preventDefault();
        void open();
      }}
    >
      <a class="back" href={to('bulk')}>
        {words('← 批量办理', '← Bulk decisions')}
      </a>
      <h1>{words('新的批量办理', 'A new bulk decision')}</h1>
      <section class="card stack" aria-labelledby="which">
        <h2 id="which">{words('一、哪些报送', '1. Which reports')}</h2>
        <FilterBar
          filter={filter}
          counts={counts.state === 'ready' ? counts.value : null}
          names={names}
          change={setFilter}
        />
        <p>
          {words('将收集：', 'To be gathered: ')}
          <strong>{filterWords(filter, names)}</strong>
        </p>
      </section>
      <section class="card stack" aria-labelledby="verdict">
        <h2 id="verdict">{words('二、同一个决定', '2. One verdict')}</h2>
        <fieldset class="choices verdicts">
          <legend class="unseen">{words('决定', 'Verdict')}</legend>
          {outcomes.map(one => (
            <label class="choice" key={one}>
              <input type="radio" name="outcome" checked={outcome === one} onChange={() => setOutcome(one)} />
              <span>{verdictWords(one)}</span>
            </label>
          ))}
        </fieldset>
        {outcome === 'transfer' && (
          <Field label={words('转给', 'To')} problem={problem} at="/verdict/department">
            {described => (
              <select
                {...described}
                value={department}
                onChange={event => setDepartment(event.currentTarget.value)}
              >
                <option value="">{words('请选择部门', 'Choose a department')}</option>
                {names.policy?.departments.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {say(name)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <TextField
          label={
            outcome === 'approve' ? words('备注（可不填）', 'A note (if you like)') : words('理由', 'Why')
          }
          at={outcome === 'approve' ? '/verdict/note' : '/verdict/reason'}
          problem={problem}
          rows={2}
          maxLength={1000}
          value={reason}
          onInput={setReason}
        />
      </section>
      <ProblemNote problem={problem} besides={['/verdict/reason', '/verdict/note', '/verdict/department']} />
      <div class="row">
        <button type="submit" class="button button-large" disabled={busy}>
          {words('预览（不作决定）', 'Preview (decides nothing)')}
        </button>
      </div>
    </form>
  );
}
