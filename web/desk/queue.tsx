import { useEffect, useState } from 'preact/hooks';
import { to } from '../app/place.ts';
import type { Screen } from '../app/start-app.tsx';
import { useKeys } from '../app/use-keys.ts';
import { useNames } from '../app/use-names.ts';
import type { Filter } from '../client/review.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Empty, Waiting } from '../parts/waiting.tsx';
import { words } from '../words/language.ts';
import { dropOldDrafts } from './drafts.ts';
import { FilterBar } from './filter-bar.tsx';
import { KeyHelp } from './key-help.tsx';
import { QueueList } from './queue-list.tsx';
import { ReviewPane } from './review-pane.tsx';
import { useQueue } from './use-queue.ts';

const kept = 'relief.desk.filter';

/** The filter at hand, for as long as the tab is open; the bulk screen takes it over from here. */
export const filterAtHand = (): Filter => JSON.parse(sessionStorage.getItem(kept) ?? '{}') as Filter;

const go = (...place: string[]): void => {
  location.hash = to(...place);
};

/** What waits for the officer's department, most at risk first, and the report that is open beside it. */
export const Queue: Screen = ({ place }) => {
  const at = place[0] ?? null;
  const [filter, setFilter] = useState(filterAtHand);
  const [help, setHelp] = useState(false);
  const [said, setSaid] = useState('');
  const queue = useQueue(filter);
  const names = useNames(queue.rows[0]?.campaignId);
  useEffect(dropOldDrafts, []);

  const change = (next: Filter) => {
    sessionStorage.setItem(kept, JSON.stringify(next));
    setFilter(next);
  };
  const index = queue.rows.findIndex(({ reportId }) => reportId === at);
  const step = (by: 1 | -1) => {
    const next = queue.rows[index === -1 ? 0 : index + by];
    if (next !== undefined) return go(next.reportId);
    if (by === 1) void queue.loadMore();
  };
  const leave = (reportIds: readonly string[], words: string) => {
    setSaid(words);
    const next =
      queue.rows.slice(index + 1).find(({ reportId }) => !reportIds.includes(reportId)) ??
      queue.rows.slice(0, Math.max(index, 0)).findLast(({ reportId }) => !reportIds.includes(reportId));
    queue.drop(reportIds);
    if (next === undefined) go();
    else go(next.reportId);
  };
  useKeys({ j: () => step(1), k: () => step(-1), '?': () => setHelp(true) });

  const { counts } = queue;
  return (
    <div class={at === null ? 'desk desk-list' : 'desk desk-open'}>
      <div class="desk-head">
        <div class="row row-apart">
          <h1>
            {words('待办', 'Queue')}
            {counts !== null && <span class="count">{counts.waiting}</span>}
          </h1>
          <div class="row">
            {counts !== null && <span class="soft small">{names.department(counts.department)}</span>}
            <button type="button" class="tool" onClick={queue.again}>
              {words('刷新', 'Refresh')}
            </button>
            <button type="button" class="tool" onClick={() => setHelp(true)}>
              <kbd>?</kbd> {words('键盘操作', 'Keys')}
            </button>
            <a class="button button-second" href={to('bulk', 'new')}>
              {words('按此筛选批量办理', 'Decide these in bulk')}
            </a>
          </div>
        </div>
        <FilterBar filter={filter} counts={counts} names={names} change={change} />
        <p class="desk-said" role="status">
          {said}
        </p>
      </div>
      <section class="desk-queue" aria-label={words('待办列表', 'What waits')}>
        <QueueList rows={queue.rows} at={at} names={names} />
        {queue.problem !== null && <ProblemNote problem={queue.problem} again={queue.again} />}
        {queue.loading && <Waiting />}
        {!queue.loading && queue.problem === null && queue.rows.length === 0 && (
          <Empty
            title={
              Object.keys(filter).length === 0
                ? words('待办已清空', 'Nothing waits for you')
                : words('此筛选下没有待办', 'Nothing waits under this filter')
            }
          >
            {Object.keys(filter).length === 0 ? (
              <p>{words('新的报送会自动出现在这里。', 'New reports appear here by themselves.')}</p>
            ) : (
              <button type="button" class="button button-second" onClick={() => change({})}>
                {words('显示全部', 'Show everything')}
              </button>
            )}
          </Empty>
        )}
        {queue.more && !queue.loading && (
          <button type="button" class="button button-second more" onClick={() => void queue.loadMore()}>
            {words('再显示一些', 'Show more')}
          </button>
        )}
      </section>
      <section class="desk-review" aria-label={words('当前报送', 'The open report')}>
        {at === null ? (
          queue.rows.length > 0 && (
            <Empty title={words('选一份开始', 'Choose one to begin')}>
              <p>
                {words('按 ', 'Press ')}
                <kbd>j</kbd>
                {words(' 打开第一份，按 ', ' to open the first, ')}
                <kbd>?</kbd>
                {words(' 查看全部按键。', ' for every key.')}
              </p>
            </Empty>
          )
        ) : (
          <ReviewPane
            key={at}
            reportId={at}
            leave={leave}
            skip={() => step(1)}
            change={queue.change}
            back={() => go()}
          />
        )}
      </section>
      {help && <KeyHelp close={() => setHelp(false)} />}
    </div>
  );
};
