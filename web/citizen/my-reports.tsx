import { to } from '../app/place.ts';
import { useAnswer } from '../app/use-answer.ts';
import { ask } from '../client/api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Tag } from '../parts/tag.tsx';
import { Empty, Waiting } from '../parts/waiting.tsx';
import { say, words } from '../words/language.ts';
import { statusNames } from '../words/statuses.ts';
import { dayAndTime } from '../words/when.ts';
import { Drafts, useDrafts } from './drafts.tsx';

/** All reports of the one who is signed in, newest first. */
export function MyReports() {
  const drafts = useDrafts();
  const reports = useAnswer(() => ask(api => api.GET('/reports', {})), []);
  // A draft that is on this device is shown once, where it can be gone on with.
  const shown =
    reports.state === 'ready'
      ? reports.value.items.filter(({ reportId }) => drafts.every(draft => draft.reportId !== reportId))
      : [];
  return (
    <div class="stack">
      <div class="row row-apart">
        <h1>{words('我的报送', 'My reports')}</h1>
        <a class="button" href={to('new')}>
          {words('新的报送', 'New report')}
        </a>
      </div>
      <Drafts drafts={drafts} />
      {reports.state === 'waiting' && <Waiting />}
      {reports.state === 'refused' && <ProblemNote problem={reports.problem} again={reports.again} />}
      {reports.state === 'ready' && shown.length === 0 && drafts.length === 0 && (
        <Empty title={words('您还没有报送过', 'You have not reported anything yet')}>
          <p>
            {words(
              '参加抢险、捐款捐物、志愿服务……都可以报。大约需要五分钟。',
              'Rescue, donations, volunteering… all of it counts. It takes about five minutes.',
            )}
          </p>
        </Empty>
      )}
      {reports.state === 'ready' && shown.length > 0 && (
        <ul class="list card">
          {shown.map(report => (
            <li key={report.reportId}>
              <a class="list-link" href={to('reports', report.reportId)}>
                <span class="row row-apart">
                  <strong class="code">{report.receiptNumber}</strong>
                  <Tag tone={statusNames[report.status].tone}>{say(statusNames[report.status])}</Tag>
                </span>
                <span class="soft small">{dayAndTime(report.changedAt)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
