import { useState } from 'preact/hooks';
import type { Bilingual } from '../../shared/domain/bilingual.ts';
import type { RedList } from '../../shared/domain/red-list.ts';
import { to } from '../app/place.ts';
import type { Screen } from '../app/start-app.tsx';
import { useAnswer } from '../app/use-answer.ts';
import type { Answer, Problem } from '../client/problem.ts';
import { Facts } from '../parts/facts.tsx';
import { Note } from '../parts/note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Empty, Waiting } from '../parts/waiting.tsx';
import { say, words } from '../words/language.ts';
import { dayInWords } from '../words/when.ts';
import { type Check, checkProof, type Published } from './check-proof.ts';
import { entryOf, type FoundEntry, listOf, proofFiles } from './published.ts';
import { State } from './state.tsx';

type Read = { readonly found: FoundEntry; readonly labels: RedList['labels'] };

async function readEntry(campaignId: string, creditCode: string): Promise<Answer<Read | null>> {
  const found = await entryOf(campaignId, creditCode);
  if (!found.ok) return found;
  if (found.value === null) return { ok: true, value: null };
  const list = await listOf(found.value.pointer);
  return list.ok ? { ok: true, value: { found: found.value, labels: list.value.labels } } : list;
}

/** One organisation: the plain answer, what it is for, and the proof. */
export const Entry: Screen = ({ place }) => {
  const [, campaignId = '', creditCode = ''] = place;
  const read = useAnswer(() => readEntry(campaignId, creditCode), [campaignId, creditCode]);
  return (
    <div class="stack reading">
      <a class="back" href={to()}>
        {words('← 名单公示', '← Published lists')}
      </a>
      {read.state === 'waiting' && <Waiting />}
      {read.state === 'refused' && <ProblemNote problem={read.problem} again={read.again} />}
      {read.state === 'ready' && read.value === null && (
        <Empty title={words('从未列入名单', 'Never on the list')}>
          <p class="code">{creditCode}</p>
        </Empty>
      )}
      {read.state === 'ready' && read.value !== null && <Told {...read.value} />}
    </div>
  );
};

function Told({ found, labels }: Read) {
  const { record, shard } = found;
  const nameOf = (of: Readonly<Record<string, Bilingual>>, id: string) => {
    const name = of[id];
    return name === undefined ? id : say(name);
  };
  const release = ({ release: number, day }: { release: number; day: string }) =>
    words(`第 ${number} 批（${dayInWords(day)}）`, `Release ${number} (${dayInWords(day)})`);
  return (
    <>
      <header class="stack-s">
        <div class="row">
          <h1>{record.name}</h1>
          <State state={record.state} />
        </div>
        <p class="code soft">{record.creditCode}</p>
      </header>
      <section class="card">
        <Facts
          facts={[
            [words('救灾期间', 'Campaign'), say(shard.campaign.name)],
            [words('列入', 'Listed since'), release(record.since)],
            [words('移出', 'Left with'), 'until' in record && release(record.until)],
          ]}
        />
      </section>
      {'entry' in record &&
        record.entry.deeds.map(deed => (
          <section class="card" key={`${deed.title} ${deed.startedOn}`} aria-label={deed.title}>
            <h2>{deed.title}</h2>
            <Facts
              facts={[
                [words('类别', 'Category'), nameOf(labels.categories, deed.category)],
                [
                  words('时间', 'When'),
                  deed.startedOn === deed.endedOn
                    ? dayInWords(deed.startedOn)
                    : `${dayInWords(deed.startedOn)} – ${dayInWords(deed.endedOn)}`,
                ],
                [words('推荐部门', 'Recommended by'), nameOf(labels.departments, deed.department)],
                [words('区县', 'District'), nameOf(labels.districts, deed.district)],
                [words('认定日期', 'Determined on'), dayInWords(deed.determinedOn)],
              ]}
            />
          </section>
        ))}
      {'entry' in record && <Proof found={{ ...found, record }} />}
      <p class="no-print">
        <button type="button" class="button button-second" onClick={() => print()}>
          {words('打印', 'Print')}
        </button>
      </p>
    </>
  );
}

const steps: Readonly<Record<Check['step'], Bilingual>> = {
  entry: {
    zh: '这一条的内容与名单的校验根相符',
    en: 'What this entry says fits the root of the list',
  },
  root: { zh: '校验根写在获批准的清单里', en: 'That root stands in the manifest that was approved' },
  manifest: { zh: '清单一字未改', en: 'The manifest was not changed by a byte' },
  signature: { zh: '清单由市信用办的密钥签名', en: 'The manifest is signed by the credit office’s key' },
};

function Proof({ found }: { found: Omit<FoundEntry, 'record'> & Pick<Published, 'record'> }) {
  const [checks, setChecks] = useState<readonly Check[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { pointer, shard, record } = found;
  const verify = async () => {
    setProblem(null);
    const files = await proofFiles(pointer);
    if (!files.ok) return setProblem(files.problem);
    setChecks(await checkProof({ shard, record, manifestHash: pointer.manifestHash, ...files.value }));
  };
  const holds = checks?.every(check => check.holds);
  return (
    <section class="card stack" aria-labelledby="proof">
      <h2 id="proof">{words('自行验证', 'Check it yourself')}</h2>
      <p>
        {words(
          '由您的浏览器计算，不依赖我们的服务器怎么说。',
          'Your own browser works it out; you need not take our server’s word.',
        )}
      </p>
      {checks === null && (
        <p>
          <button type="button" class="button" onClick={() => void verify()}>
            {words('验证这一条', 'Check this entry')}
          </button>
        </p>
      )}
      <ProblemNote problem={problem} again={() => void verify()} />
      {checks !== null && (
        <div role="status" class="stack">
          <Note
            tone={holds ? 'good' : 'bad'}
            title={holds ? words('验证通过', 'It holds') : words('验证不通过', 'It does not hold')}
          >
            {!holds && (
              <p>{words('请不要采信，并告知市信用办。', 'Do not rely on it, and tell the credit office.')}</p>
            )}
          </Note>
          <ul class="list checks">
            {checks.map(({ step, holds: fits }) => (
              <li key={step}>
                {fits ? '✓' : '✗'} {say(steps[step])}
              </li>
            ))}
          </ul>
          <p class="small soft code">{pointer.manifestHash}</p>
        </div>
      )}
    </section>
  );
}
