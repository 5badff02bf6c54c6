import { useAnswer } from '../app/use-answer.ts';
import { ask } from '../client/api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Empty, Waiting } from '../parts/waiting.tsx';
import { words } from '../words/language.ts';
import { dayAndTime } from '../words/when.ts';

/** Where what is published can be read. */
export function Standing() {
  const lists = useAnswer(() => ask(api => api.GET('/lists')), []);
  return (
    <div class="stack">
      <h1>{words('我的单位', 'My organisation')}</h1>
      {lists.state === 'waiting' && <Waiting />}
      {lists.state === 'refused' && <ProblemNote problem={lists.problem} again={lists.again} />}
      {lists.state === 'ready' && lists.value.items.length === 0 && (
        <Empty title={words('尚未公示任何名单', 'No list has been published yet')}>
          <p>
            {words(
              '公示之前，没有任何记载对外可见。',
              'Before that, nothing said of you can be seen by anybody.',
            )}
          </p>
        </Empty>
      )}
      {lists.state === 'ready' && lists.value.items.length > 0 && (
        <ul class="list card">
          {lists.value.items.map(list => (
            <li key={`${list.campaignId} ${list.release}`}>
              <a class="list-link" href={list.html}>
                {words(`第 ${list.release} 批`, `Release ${list.release}`)} · {dayAndTime(list.publishedAt)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
