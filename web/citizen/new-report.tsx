import { useState } from 'preact/hooks';
import { go } from '../app/place.ts';
import type { Screen } from '../app/start-app.tsx';
import { useAnswer } from '../app/use-answer.ts';
import { keepDraft } from '../client/kept.ts';
import { serverNow } from '../client/server-clock.ts';
import { currentSession } from '../client/session.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Empty, Waiting } from '../parts/waiting.tsx';
import { say, words } from '../words/language.ts';
import { newDraft, openCampaign, type Rules } from './draft-state.ts';

/** The first step: which kind of deed. A draft begins with the choice. */
export const NewReport: Screen = ({ place }) => {
  const rules = useAnswer(openCampaign, []);
  if (rules.state === 'waiting') return <Waiting />;
  if (rules.state === 'refused') return <ProblemNote problem={rules.problem} again={rules.again} />;
  if (rules.value === null) {
    return (
      <Empty title={words('现在不接受报送', 'No reports are being taken now')}>
        <p>
          {words(
            '报送期已经结束，或尚未开始。已经提交的报送照常办理。',
            'The time for reports is over, or has not begun. What you handed in goes on as usual.',
          )}
        </p>
      </Empty>
    );
  }
  return <Choose rules={rules.value} chosen={place[1] ?? ''} />;
};

function Choose({ rules, chosen }: { rules: Rules; chosen: string }) {
  const [category, setCategory] = useState(chosen);
  const [missing, setMissing] = useState(false);
  const mine = rules.policy.categories.filter(
    one => one.subject === 'person' && one.channels.some(channel => channel === 'citizen'),
  );
  const begin = async () => {
    if (category === '') return setMissing(true);
    const owner = currentSession()?.subject ?? '';
    const draft = newDraft(owner, rules.campaign.campaignId, category, serverNow());
    await keepDraft(draft);
    go('drafts', draft.id, 'matter');
  };
  return (
    <form
      class="reading stack"
      onSubmit={event => {
        event.preventDefault();
        void begin();
      }}
    >
      <p class="step">{words('第 1 步，共 4 步', 'Step 1 of 4')}</p>
      <fieldset class={missing ? 'choices field-bad' : 'choices'}>
        <legend>
          <h1>{words('您做了哪一类事？', 'What kind of thing did you do?')}</h1>
        </legend>
        {missing && (
          <p class="complaint">{words('请选一项，不确定就选最接近的', 'Choose one; the nearest will do')}</p>
        )}
        {mine.map(one => (
          <label class="choice" key={one.id}>
            <input
              type="radio"
              name="category"
              value={one.id}
              checked={category === one.id}
              onChange={() => setCategory(one.id)}
            />
            <span>
              <strong>{say(one.name)}</strong>
              <span class="hint">{one.examples.map(say).join(words('；', '; '))}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <button type="submit" class="button button-large button-wide">
        {words('继续', 'Continue')}
      </button>
    </form>
  );
}
