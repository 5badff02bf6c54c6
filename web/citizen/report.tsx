import { useEffect, useState } from 'preact/hooks';
import { to } from '../app/place.ts';
import type { Screen } from '../app/start-app.tsx';
import { useAnswer } from '../app/use-answer.ts';
import { campaignWithPolicy, type Policy } from '../client/reading.ts';
import { getReport, type Report } from '../client/report.ts';
import { Deadline } from '../parts/deadline.tsx';
import { Facts } from '../parts/facts.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Tag } from '../parts/tag.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { say, words } from '../words/language.ts';
import { statusNames } from '../words/statuses.ts';
import { dayInWords } from '../words/when.ts';
import { Files } from './files.tsx';
import { Receipt } from './receipt.tsx';
import { Story } from './story.tsx';
import { Supplement } from './supplement.tsx';
import { Withdraw } from './withdraw.tsx';

/** One report: where it is, what comes next and by when, and everything that happened to it. */
export const OneReport: Screen = ({ place }) => {
  const reportId = place[1] ?? '';
  const report = useAnswer(() => getReport(reportId), [reportId]);
  const policy = usePolicy(report.state === 'ready' ? report.value.campaignId : null);
  return (
    <div class="stack">
      <a class="back" href={to()}>
        {words('← 我的报送', '← My reports')}
      </a>
      {report.state === 'waiting' && <Waiting />}
      {report.state === 'refused' && <ProblemNote problem={report.problem} again={report.again} />}
      {report.state === 'ready' && (
        <Told report={report.value} policy={policy} fresh={place[2] === 'received'} changed={report.put} />
      )}
    </div>
  );
};

function usePolicy(campaignId: string | null): Policy | null {
  const [policy, setPolicy] = useState<Policy | null>(null);
  useEffect(() => {
    if (campaignId === null) return;
    void campaignWithPolicy(campaignId).then(answer => answer.ok && setPolicy(answer.value.policy));
  }, [campaignId]);
  return policy;
}

function Told(given: {
  report: Report;
  policy: Policy | null;
  fresh: boolean;
  changed: (report: Report) => void;
}) {
  const { report, policy } = given;
  const status = statusNames[report.status];
  const category = policy?.categories.find(({ id }) => id === report.category);
  const department = policy?.departments.find(({ id }) => id === report.department);
  const { matter } = report.form;
  return (
    <>
      <header class="stack-s">
        <div class="row">
          <h1>{matter.title ?? words('未命名的草稿', 'Draft without a title')}</h1>
          <Tag tone={status.tone}>{say(status)}</Tag>
        </div>
      </header>
      {report.submittedAt !== null && <Receipt report={report} fresh={given.fresh} />}
      {report.status === 'returned' && policy !== null && (
        <Supplement report={report} policy={policy} changed={given.changed} />
      )}
      <section class="card">
        <Facts
          facts={[
            [words('类别', 'Category'), category ? say(category.name) : null],
            [words('办理部门', 'Department'), department ? say(department.name) : null],
            [
              words('最迟答复', 'Answer due by'),
              report.dueAt && <Deadline key="due" dueAt={report.dueAt} calendar={policy?.calendar} />,
            ],
            [
              words('发生时间', 'When'),
              matter.startedOn &&
                `${dayInWords(matter.startedOn)} – ${dayInWords(matter.endedOn ?? matter.startedOn)}`,
            ],
            [words('地点', 'Where'), matter.place],
            [words('经过', 'What you did'), matter.description],
            [words('说明', 'The decision'), report.outcome?.text],
          ]}
        />
      </section>
      <Files report={report} />
      <Story report={report} policy={policy} />
      {['submitted', 'in-review', 'second-review', 'returned', 'draft'].includes(report.status) && (
        <Withdraw report={report} changed={given.changed} />
      )}
    </>
  );
}
