import { useAnswer } from '../app/use-answer.ts';
import { ask } from '../client/api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Empty, Waiting } from '../parts/waiting.tsx';
import { words } from '../words/language.ts';
import { lastDay } from '../words/when.ts';

/** What waits for the officer's department, most at risk first. */
export function Queue() {
  const queue = useAnswer(() => ask(api => api.GET('/reviews', {})), []);
  return (
    <div class="stack">
      <h1>{words('待办', 'Queue')}</h1>
      {queue.state === 'waiting' && <Waiting />}
      {queue.state === 'refused' && <ProblemNote problem={queue.problem} again={queue.again} />}
      {queue.state === 'ready' && queue.value.items.length === 0 && (
        <Empty title={words('没有待办的报送', 'Nothing waits for you')} />
      )}
      {queue.state === 'ready' && queue.value.items.length > 0 && (
        <div class="wide">
          <table>
            <thead>
              <tr>
                <th scope="col">{words('类别', 'Category')}</th>
                <th scope="col">{words('区县', 'District')}</th>
                <th scope="col">{words('最后一天', 'Last day')}</th>
              </tr>
            </thead>
            <tbody>
              {queue.value.items.map(row => (
                <tr key={row.reportId}>
                  <td>{row.category}</td>
                  <td>{row.district}</td>
                  <td>{lastDay(row.dueAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
