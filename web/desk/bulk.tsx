import { to } from '../app/place.ts';
import type { Screen } from '../app/start-app.tsx';
import { useAnswer } from '../app/use-answer.ts';
import { listBulks } from '../client/bulk.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Tag } from '../parts/tag.tsx';
import { Empty, Waiting } from '../parts/waiting.tsx';
import { words } from '../words/language.ts';
import { dayAndTime } from '../words/when.ts';
import { bulkStatuses, verdictWords } from './bulk-words.ts';
import { NewBulk } from './new-bulk.tsx';
import { OneBulk } from './one-bulk.tsx';

/** Decisions about many reports at once: a new one, one of them, or all that the officer made. */
export const BulkDesk: Screen = ({ place }) => {
  const which = place[1];
  if (which === 'new') return <NewBulk />;
  if (which !== undefined) return <OneBulk key={which} bulkId={which} />;
  return <Bulks />;
};

function Bulks() {
  const bulks = useAnswer(listBulks, []);
  return (
    <div class="stack">
      <div class="row row-apart">
        <h1>{words('批量办理', 'Bulk decisions')}</h1>
        <a class="button" href={to('bulk', 'new')}>
          {words('新的批量办理', 'A new one')}
        </a>
      </div>
      {bulks.state === 'waiting' && <Waiting />}
      {bulks.state === 'refused' && <ProblemNote problem={bulks.problem} again={bulks.again} />}
      {bulks.state === 'ready' && bulks.value.items.length === 0 && (
        <Empty title={words('还没有批量办理', 'You have decided nothing in bulk yet')}>
          <p>
            {words(
              '在待办中选好筛选条件，再按“按此筛选批量办理”：先预览，看过抽样，再确认，十分钟内可以撤销。',
              'Choose a filter in the queue, then “Decide these in bulk”: you preview, look at a sample, confirm, and have ten minutes to take it back.',
            )}
          </p>
        </Empty>
      )}
      {bulks.state === 'ready' && bulks.value.items.length > 0 && (
        <ul class="list card">
          {bulks.value.items.map(bulk => (
            <li key={bulk.bulkId}>
              <a class="list-link row row-apart" href={to('bulk', bulk.bulkId)}>
                <span>
                  <strong>{verdictWords(bulk.outcome)}</strong>{' '}
                  {bulk.count !== null && words(`${bulk.count} 份`, `${bulk.count} reports`)}
                  <span class="small soft"> · {dayAndTime(bulk.openedAt)}</span>
                </span>
                <Tag tone={bulkStatuses(bulk.status).tone}>{bulkStatuses(bulk.status).text}</Tag>
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
