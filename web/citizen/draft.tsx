import { useEffect } from 'preact/hooks';
import { go, to } from '../app/place.ts';
import type { Screen } from '../app/start-app.tsx';
import { useAnswer } from '../app/use-answer.ts';
import type { Answer } from '../client/problem.ts';
import { campaignWithPolicy } from '../client/reading.ts';
import { currentSession } from '../client/session.ts';
import { sendFiles } from '../client/uploads.ts';
import { SelectField, TextField } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Empty, Waiting } from '../parts/waiting.tsx';
import { say, words } from '../words/language.ts';
import { Check } from './check.tsx';
import { type Rules, refusals, useDraft } from './draft-state.ts';
import { Photos } from './photos.tsx';

type Draft = NonNullable<ReturnType<typeof useDraft>['draft']>;
type Step = { draft: Draft; rules: Rules; change: ReturnType<typeof useDraft>['change'] };

/** The steps after the first. What is typed is kept on the device at once; nothing waits for the network. */
export const WriteReport: Screen = ({ place }) => {
  const [, id = '', step = 'matter'] = place;
  const { draft, change } = useDraft(id);
  const campaignId = draft?.campaignId ?? null;
  const rules = useAnswer(
    async (): Promise<Answer<Rules | null>> =>
      campaignId === null ? { ok: true, value: null } : campaignWithPolicy(campaignId),
    [campaignId],
  );
  useEffect(() => void sendFiles(), [id]);
  if (draft === undefined || rules.state === 'waiting') return <Waiting />;
  if (draft === null || draft.owner !== currentSession()?.subject) {
    return (
      <Empty title={words('这份草稿不在本机', 'This draft is not on this device')}>
        <p>
          {words('它可能已经提交，或写在另一台设备上。', 'It may have been handed in, or written elsewhere.')}
        </p>
        <a class="button" href={to()}>
          {words('回到我的报送', 'Back to my reports')}
        </a>
      </Empty>
    );
  }
  if (rules.state === 'refused') return <ProblemNote problem={rules.problem} again={rules.again} />;
  if (rules.value === null) return <Waiting />;
  const given = { draft, rules: rules.value, change };
  if (step === 'proof') return <Proof {...given} />;
  if (step === 'check') return <Check {...given} />;
  return <MatterStep {...given} />;
};

function MatterStep({ draft, rules, change }: Step) {
  const { policy } = rules;
  const { matter } = draft;
  const problem = refusals.get(draft.id) ?? null;
  const put = (name: keyof Draft['matter']) => (value: string) =>
    change({ matter: { ...matter, [name]: value } });
  return (
    <form
      class="reading stack"
      onSubmit={event => {
        event.preventDefault();
        go('drafts', draft.id, 'proof');
      }}
    >
      <a class="back" href={to('new', draft.category)}>
        {words('← 上一步', '← Back')}
      </a>
      <p class="step">{words('第 2 步，共 4 步 · 自动保存在本机', 'Step 2 of 4 · kept on this device')}</p>
      <h1>{words('说说您做了什么', 'Tell what you did')}</h1>
      <div>
        <TextField
          label={words('一句话概括', 'In one line')}
          hint={words('例如：夜间巡查贾鲁河堤坝', 'For example: patrolled the Jialu river dyke at night')}
          problem={problem}
          at="/matter/title"
          value={matter.title ?? ''}
          maxLength={60}
          onInput={put('title')}
        />
        <TextField
          label={words('具体经过', 'What happened')}
          hint={words(
            '和谁一起、做了哪些事、帮助了多少人',
            'With whom, what you did, how many people it helped',
          )}
          rows={5}
          problem={problem}
          at="/matter/description"
          value={matter.description ?? ''}
          maxLength={2000}
          onInput={put('description')}
        />
        <div class="field two">
          <TextField
            type="date"
            label={words('开始日期', 'From')}
            problem={problem}
            at="/matter/startedOn"
            value={matter.startedOn ?? ''}
            min={rules.campaign.startedOn}
            onInput={put('startedOn')}
          />
          <TextField
            type="date"
            label={words('结束日期', 'To')}
            hint={words('只有一天就填同一天', 'the same day if it was one')}
            problem={problem}
            at="/matter/endedOn"
            value={matter.endedOn ?? ''}
            min={rules.campaign.startedOn}
            onInput={put('endedOn')}
          />
        </div>
        <SelectField
          label={words('所在区县', 'District')}
          none={words('请选择', 'Choose')}
          problem={problem}
          at="/district"
          value={draft.district}
          options={policy.jurisdiction.districts.map(({ code, name }) => ({ value: code, label: say(name) }))}
          onChange={district => change({ district })}
        />
        <TextField
          label={words('地点', 'Place')}
          problem={problem}
          at="/matter/place"
          value={matter.place ?? ''}
          maxLength={120}
          onInput={put('place')}
        />
      </div>
      <button type="submit" class="button button-large button-wide" disabled={draft.district === ''}>
        {draft.district === '' ? words('请先选择区县', 'Choose a district first') : words('继续', 'Continue')}
      </button>
    </form>
  );
}

function Proof({ draft, rules }: Step) {
  const category = rules.policy.categories.find(({ id }) => id === draft.category);
  return (
    <div class="reading stack">
      <a class="back" href={to('drafts', draft.id, 'matter')}>
        {words('← 上一步', '← Back')}
      </a>
      <p class="step">{words('第 3 步，共 4 步', 'Step 3 of 4')}</p>
      <h1>{words('添加证明材料', 'Add proof')}</h1>
      {category !== undefined && (
        <div class="stack-s">
          <p>
            {words(
              `需要 ${category.evidence.minimum} 到 ${category.evidence.maximum} 份，下列任何一种都可以：`,
              `${category.evidence.minimum} to ${category.evidence.maximum} files, of any of these kinds:`,
            )}
          </p>
          <ul>
            {category.evidence.wants.map(want => (
              <li key={want.id}>
                {say(want.name)}
                <span class="soft">
                  {words('，例如', ', for example ')}
                  {say(want.example)}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Photos
        draftId={draft.id}
        reportId={draft.reportId}
        types={rules.policy.evidenceRules.types.map(({ mime }) => mime)}
      />
      <p class="soft small">
        {words(
          '照片在本机压缩后再上传，其中的拍摄地点和设备信息会先去掉。',
          'Photos are made smaller on this device first; where and with what they were taken is removed.',
        )}
      </p>
      <button
        type="button"
        class="button button-large button-wide"
        onClick={() => go('drafts', draft.id, 'check')}
      >
        {words('继续', 'Continue')}
      </button>
    </div>
  );
}
