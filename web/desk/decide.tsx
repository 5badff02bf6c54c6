import { useEffect, useRef, useState } from 'preact/hooks';
import { useAct } from '../app/use-act.ts';
import type { Names } from '../app/use-names.ts';
import { decideCluster, decideReview, type Review, type Verdict } from '../client/review.ts';
import { Field, TextField } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { say, words } from '../words/language.ts';
import { type Draft, draftOf, dropDraft, keepDraft } from './drafts.ts';
import { Wanted, wantedItems } from './wanted.tsx';

type Given = {
  review: Review;
  outcome: Draft['outcome'];
  names: Names;
  close: () => void;
  leave: (reportIds: readonly string[], words: string) => void;
};

const titles = (): Readonly<Record<Draft['outcome'], string>> => ({
  approve: words('认定这份报送', 'Approve this report'),
  return: words('退回，请报送人补正', 'Return it: the reporter adds or mends'),
  reject: words('不予认定', 'Reject it'),
  transfer: words('转给另一个部门', 'Send it to another department'),
});
const done = (): Readonly<Record<Draft['outcome'], string>> => ({
  approve: words('已认定', 'Approved'),
  return: words('已退回补正', 'Returned'),
  reject: words('已记录不予认定', 'Rejected'),
  transfer: words('已转办', 'Sent on'),
});

/** The decision as it is written; each keystroke is kept on this device until it is sent. */
export function Decide({ review, outcome, names, close, leave }: Given) {
  const { reportId } = review;
  const [draft, setDraft] = useState<Draft>(() => ({
    ...(draftOf(reportId) ?? { reason: '', department: '', wanted: {} }),
    outcome,
  }));
  const [together, setTogether] = useState<readonly string[]>([]);
  const { act, busy, problem } = useAct();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('textarea, select, input')?.focus(), []);
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    keepDraft(reportId, next);
  };
  const decidable = review.sameDeed.filter(other => other.decidable);
  const at = together.length > 0 ? '/verdict' : '';
  const verdict = (): Verdict => {
    const reason = draft.reason.trim();
    switch (outcome) {
      case 'approve':
        return { outcome, note: reason === '' ? null : reason };
      case 'reject':
        return { outcome, reason };
      case 'return':
        return { outcome, reason, items: wantedItems(draft.wanted) };
      case 'transfer':
        return { outcome, reason, department: draft.department };
    }
  };
  const send = async () => {
    if (busy) return;
    if (together.length === 0) {
      const answer = await act(key => decideReview(reportId, verdict(), key));
      if (answer === null) return;
      dropDraft(reportId);
      return leave([reportId], done()[outcome]);
    }
    const answer = await act(key =>
      decideCluster(reportId, { verdict: verdict(), together: [...together] }, key),
    );
    if (answer === null) return;
    dropDraft(reportId);
    const refused = answer.items.flatMap(item => (item.refused === null ? [] : [say(item.refused.detail)]));
    const decided = answer.items.filter(item => item.decided !== null).map(item => item.reportId);
    leave(
      decided,
      [
        words(`${done()[outcome]} ${decided.length} 份`, `${done()[outcome]}: ${decided.length}`),
        ...refused,
      ].join(words('；', '; ')),
    );
  };
  return (
    <form
      ref={form}
      class="decide-form stack"
      aria-label={titles()[outcome]}
      onSubmit={event => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
        if (event.key === 'Escape') close();
      }}
    >
      <h3>{titles()[outcome]}</h3>
      {outcome === 'transfer' && (
        <Field label={words('转给', 'To')} problem={problem} at={`${at}/department`}>
          {described => (
            <select
              {...described}
              value={draft.department}
              onChange={event => change({ department: event.currentTarget.value })}
            >
              <option value="">{words('请选择部门', 'Choose a department')}</option>
              {names.policy?.departments
                .filter(({ id }) => id !== review.routing.department)
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {say(name)}
                  </option>
                ))}
            </select>
          )}
        </Field>
      )}
      {outcome === 'return' && (
        <Wanted review={review} wanted={draft.wanted} change={wanted => change({ wanted })} />
      )}
      <TextField
        label={outcome === 'approve' ? words('备注（可不填）', 'A note (if you like)') : words('理由', 'Why')}
        {...(outcome !== 'approve' && {
          hint: words('报送人会看到这段话。', 'The reporter reads this.'),
        })}
        at={outcome === 'approve' ? `${at}/note` : `${at}/reason`}
        problem={problem}
        rows={outcome === 'approve' ? 2 : 3}
        maxLength={1000}
        value={draft.reason}
        onInput={reason => change({ reason })}
      />
      {decidable.length > 0 && (
        <fieldset class="choices">
          <legend>{words('同一事项一并决定', 'Decide with it')}</legend>
          {decidable.map(other => (
            <label class="choice" key={other.reportId}>
              <input
                type="checkbox"
                checked={together.includes(other.reportId)}
                onChange={event =>
                  setTogether(
                    event.currentTarget.checked
                      ? [...together, other.reportId]
                      : together.filter(id => id !== other.reportId),
                  )
                }
              />
              <span>
                {other.form.matter.title}
                <span class="hint">{names.district(other.form.district)}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <ProblemNote problem={problem} besides={[`${at}/reason`, `${at}/note`, `${at}/department`]} />
      <div class="row">
        <button type="submit" class="button" disabled={busy}>
          {busy ? words('正在提交……', 'Sending…') : words('确认', 'Confirm')} <kbd>Ctrl ⏎</kbd>
        </button>
        <button type="button" class="button button-quiet" onClick={close}>
          {words('先不决定（已写的保留）', 'Not now (what you wrote stays)')}
        </button>
      </div>
    </form>
  );
}
