import type { Bilingual } from '../../shared/domain/bilingual.ts';
import type { ChangeFeed } from '../../shared/domain/public-feed.ts';
import type { Screen } from '../app/start-app.tsx';
import { useAnswer } from '../app/use-answer.ts';
import type { Answer } from '../client/problem.ts';
import { addressOf } from '../frame/address.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Tag, type Tone } from '../parts/tag.tsx';
import { Empty, Waiting } from '../parts/waiting.tsx';
import { say, words } from '../words/language.ts';
import { dayInWords } from '../words/when.ts';
import { changesOf, pointerOf, publishedLists } from './published.ts';

const changes: Readonly<
  Record<ChangeFeed['items'][number]['_relief']['change'], Bilingual & { readonly tone: Tone }>
> = {
  removed: { zh: '移出名单', en: 'Removed', tone: 'plain' },
  added: { zh: '列入名单', en: 'Listed', tone: 'good' },
  changed: { zh: '内容更新', en: 'Changed', tone: 'now' },
};

async function readChanges(): Promise<Answer<ChangeFeed | null>> {
  const lists = await publishedLists();
  if (!lists.ok) return lists;
  const [first] = lists.value.items;
  if (first === undefined) return { ok: true, value: null };
  const pointer = await pointerOf(first.campaignId);
  return pointer.ok ? changesOf(pointer.value) : pointer;
}

/** What the newest release changed, and what figures it came with. */
export const Corrections: Screen = () => {
  const read = useAnswer(readChanges, []);
  return (
    <div class="stack-l">
      <div class="page-head">
        <h1>{words('更正与变更', 'Corrections and changes')}</h1>
        <p>
          {words(
            '已公布的内容从不悄悄修改：每一处变化都由后一批写明。',
            'What was published is never edited in silence: each change is told by a later release.',
          )}
        </p>
      </div>
      {read.state === 'waiting' && <Waiting />}
      {read.state === 'refused' && <ProblemNote problem={read.problem} again={read.again} />}
      {read.state === 'ready' && read.value === null && (
        <Empty title={words('尚未公示任何名单', 'No list has been published yet')}>
          <p>{words('公示以后，变更在此列出。', 'Once there is one, its changes stand here.')}</p>
        </Empty>
      )}
      {read.state === 'ready' && read.value !== null && <Told feed={read.value} />}
    </div>
  );
};

function Told({ feed }: { feed: ChangeFeed }) {
  const { campaign, release, cutOff, added, changed, removed } = feed._relief;
  return (
    <section class="stack" aria-labelledby="release">
      <h2 id="release">
        {say(campaign.name)} · {words(`第 ${release} 批`, `Release ${release}`)}
      </h2>
      <p class="soft">
        {words(
          `${dayInWords(cutOff)}：列入 ${added} 家，更新 ${changed} 家，移出 ${removed} 家`,
          `${dayInWords(cutOff)}: ${added} listed, ${changed} changed, ${removed} removed`,
        )}
      </p>
      <ul class="list card">
        {feed.items.map(({ id, _relief: { change, creditCode, name } }) => (
          <li key={id}>
            <a class="list-link" href={addressOf('lists', `entry/${campaign.campaignId}/${creditCode}`)}>
              <span class="row row-apart">
                <strong>{name}</strong>
                <Tag tone={changes[change].tone}>{say(changes[change])}</Tag>
              </span>
              <span class="code small soft">{creditCode}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
