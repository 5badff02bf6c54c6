import { useRef, useState } from 'preact/hooks';
import { go, to } from '../app/place.ts';
import { useAnswer } from '../app/use-answer.ts';
import { ask, newKey, under } from '../client/api.ts';
import { ending, type Me, whoAmI } from '../client/identity.ts';
import { type Draft, findDraft, forgetDraft } from '../client/kept.ts';
import { codeOf, offline, type Problem } from '../client/problem.ts';
import { saveReport } from '../client/report.ts';
import { openedReport } from '../client/uploads.ts';
import { Facts } from '../parts/facts.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { say, words } from '../words/language.ts';
import { dayInWords } from '../words/when.ts';
import { type Rules, refusals, useFiles } from './draft-state.ts';

/** The last step: look it over, say who one is and to what one agrees, hand it in. */
export function Check({ draft, rules }: { draft: Draft; rules: Rules }) {
  const me = useAnswer(whoAmI, []);
  const files = useFiles(draft.id) ?? [];
  const { policy } = rules;
  const category = policy.categories.find(({ id }) => id === draft.category);
  const district = policy.jurisdiction.districts.find(({ code }) => code === draft.district);
  const asked = policy.consents.filter(({ id }) => category?.consents.some(one => one === id));
  const [declared, setDeclared] = useState<readonly string[]>([]);
  const [agreed, setAgreed] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const waiting = files.filter(({ state }) => state === 'waiting').length;

  const submit = async (who: Me) => {
    setBusy(true);
    setProblem(null);
    const refused = await handIn(draft, who, declared, agreed.flatMap(consentOf), key.current);
    setBusy(false);
    if (refused === null) return;
    key.current = newKey();
    refusals.set(draft.id, refused);
    setProblem(refused);
  };
  const consentOf = (id: string) => {
    const found = policy.consents.find(one => one.id === id);
    return found === undefined ? [] : [{ consent: found.id, textVersion: found.textVersion }];
  };
  const { matter } = draft;
  return (
    <form
      class="reading stack"
      onSubmit={event => {
        event.preventDefault();
        if (me.state === 'ready') void submit(me.value);
      }}
    >
      <a class="back" href={to('drafts', draft.id, 'proof')}>
        {words('← 上一步', '← Back')}
      </a>
      <p class="step">{words('第 4 步，共 4 步', 'Step 4 of 4')}</p>
      <h1>{words('核对后提交', 'Check, and hand it in')}</h1>
      <section class="card">
        <Facts
          facts={[
            [words('类别', 'Category'), category && say(category.name)],
            [words('事项', 'Matter'), matter.title ?? words('未填写', 'nothing written')],
            [words('经过', 'What happened'), matter.description],
            [
              words('时间', 'When'),
              matter.startedOn &&
                `${dayInWords(matter.startedOn)} – ${dayInWords(matter.endedOn ?? matter.startedOn)}`,
            ],
            [
              words('地点', 'Where'),
              [district && say(district.name), matter.place].filter(Boolean).join(' '),
            ],
            [words('材料', 'Proof'), words(`${files.length} 份`, `${files.length} files`)],
          ]}
        />
        <a href={to('drafts', draft.id, 'matter')}>{words('修改', 'Change')}</a>
      </section>
      <section class="stack-s" aria-labelledby="who">
        <h2 id="who">{words('报送人', 'Who you are')}</h2>
        {me.state === 'waiting' && <Waiting />}
        {me.state === 'refused' && <ProblemNote problem={me.problem} again={me.again} />}
        {me.state === 'ready' && (
          <p class="card card-plain">
            <strong>{me.value.name}</strong>{' '}
            {me.value.document && <span class="code">{ending(me.value.document.number)}</span>}
            <br />
            <span class="soft small">
              {words(
                '由市统一身份认证核实，不能在此修改。',
                'Vouched for by the city’s sign-in; it cannot be changed here.',
              )}
            </span>
          </p>
        )}
      </section>
      <Choices
        title={words('我声明', 'I declare')}
        of={policy.eligibility.declarations.map(({ id, text }) => ({ id, text: say(text), more: null }))}
        chosen={declared}
        choose={setDeclared}
      />
      <Choices
        title={words('我同意', 'I agree')}
        of={asked.map(one => ({
          id: one.id,
          text: say(one.text),
          more: `${one.required ? words('必需。', 'Needed. ') : words('可以不同意。', 'You may leave it out. ')}${words('撤回同意：', 'If you take it back: ')}${say(one.effectOfWithdrawal)}`,
        }))}
        chosen={agreed}
        choose={setAgreed}
      />
      <ProblemNote problem={problem}>
        {problem?.problems.some(({ pointer }) => /^\/(?:matter|district)/.test(pointer)) && (
          <p>
            <a href={to('drafts', draft.id, 'matter')}>
              {words('去修改，每一处都有说明', 'Go and change it; each place says what is needed')}
            </a>
          </p>
        )}
      </ProblemNote>
      {waiting > 0 && (
        <p class="note note-wait" role="status">
          {words(
            `还有 ${waiting} 份材料正在上传，完成后即可提交。`,
            `${waiting} files are still on their way; then you can hand it in.`,
          )}
        </p>
      )}
      <button
        type="submit"
        class="button button-large button-wide"
        disabled={busy || waiting > 0 || me.state !== 'ready'}
      >
        {busy ? words('正在提交……', 'Handing it in…') : words('提交', 'Hand it in')}
      </button>
    </form>
  );
}

function Choices(given: {
  title: string;
  of: readonly { id: string; text: string; more: string | null }[];
  chosen: readonly string[];
  choose: (chosen: readonly string[]) => void;
}) {
  const { chosen } = given;
  if (given.of.length === 0) return null;
  return (
    <fieldset class="choices">
      <legend>
        <h2>{given.title}</h2>
      </legend>
      {given.of.map(({ id, text, more }) => (
        <label class="choice" key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={event =>
              given.choose(event.currentTarget.checked ? [...chosen, id] : chosen.filter(one => one !== id))
            }
          />
          <span>
            {text}
            {more !== null && <span class="hint">{more}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Seconds for which the last file may still be being checked. */
const looks = 20;

/** Opens what is not open yet, saves what was written, hands it in. Null once it is in; else what is in the way. */
async function handIn(
  draft: Draft,
  { name, gender, document }: Me,
  declarations: readonly string[],
  consents: readonly {
    consent: 'verification' | 'hand-to-points-system' | 'public-commendation';
    textVersion: string;
  }[],
  key: string,
): Promise<Problem | null> {
  const latest = (await findDraft(draft.id)) ?? draft;
  const reportId = await openedReport(latest);
  if (reportId === null) return offline;
  const saved = await saveReport(reportId, draft);
  // Handed in by a try whose answer was lost: then it can be changed no more, and is simply shown.
  if (!saved.ok && codeOf(saved.problem) !== 'wrong-status') return saved.problem;
  const submit = () =>
    ask(api =>
      api.POST('/reports/{reportId}/submission', {
        params: { path: { reportId }, header: under(key) },
        body: {
          subject: {
            kind: 'person',
            name,
            sex: gender,
            document: {
              type: document?.type === 'passport' ? 'passport' : 'resident-id',
              number: document?.number ?? '',
            },
          },
          declarations: [...declarations],
          consents: [...consents],
        },
      }),
    );
  let answer = await submit();
  // Every file has gone, but the server may still be looking at the last one.
  for (let left = looks; left > 0 && !answer.ok && codeOf(answer.problem) === 'evidence-awaited'; left -= 1) {
    await new Promise(resolve => setTimeout(resolve, 1000));
    answer = await submit();
  }
  if (!answer.ok && codeOf(answer.problem) !== 'wrong-status') return answer.problem;
  await forgetDraft(draft.id);
  go('reports', reportId, 'received');
  return null;
}
