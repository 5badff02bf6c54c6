import { useNames } from '../app/use-names.ts';
import type { Review } from '../client/review.ts';
import { ClockTag } from '../parts/clock-tag.tsx';
import { Deadline } from '../parts/deadline.tsx';
import { Facts } from '../parts/facts.tsx';
import { Tag } from '../parts/tag.tsx';
import { say, words } from '../words/language.ts';
import { statusNames } from '../words/statuses.ts';
import { dayAndTime, dayInWords } from '../words/when.ts';
import { EvidenceViewer } from './evidence.tsx';
import { SameDeeds } from './same-deeds.tsx';

/** What is stated, beside what proves it, and what is like it below. */
export function ReviewFacts({ review }: { review: Review }) {
  const names = useNames(review.campaignId);
  const { matter } = review.form;
  return (
    <>
      <header class="stack-s">
        <h2>{matter.title ?? names.category(review.form.category)}</h2>
        <div class="row">
          <Tag tone="now">{say(statusNames[review.status])}</Tag>
          <ClockTag risk={review.clock} />
          {review.needsSecondApproval && <Tag tone="wait">{words('需两人认定', 'Needs two officers')}</Tag>}
          {review.sameDeed.length > 0 && (
            <Tag tone="wait">
              {words(
                `同一事项另有 ${review.sameDeed.length} 份`,
                `${review.sameDeed.length} more of this deed`,
              )}
            </Tag>
          )}
        </div>
      </header>
      <div class="beside">
        <section aria-label={words('所报内容', 'What is stated')}>
          <Facts
            facts={[
              [
                words('办结期限', 'Decide by'),
                <Deadline key="due" dueAt={review.dueAt} calendar={names.policy?.calendar} />,
              ],
              [words('对象', 'About'), review.subject && subjectWords(review.subject)],
              [words('类别', 'Category'), names.category(review.form.category)],
              [words('区县', 'District'), names.district(review.form.district)],
              [
                words('发生时间', 'When'),
                matter.startedOn &&
                  `${dayInWords(matter.startedOn)} – ${dayInWords(matter.endedOn ?? matter.startedOn)}`,
              ],
              [words('地点', 'Where'), matter.place],
              [words('经过', 'What was done'), matter.description],
              [
                words('来源', 'Channel'),
                review.channel === 'citizen'
                  ? words('市民报送', 'A citizen')
                  : words('部门推荐', 'A department'),
              ],
              [words('首次提交', 'Handed in'), dayAndTime(review.submittedAt)],
              [
                words('分派依据', 'Why here'),
                <span key="why">
                  {say(review.routing.because)}
                  {review.routing.bounces.map(bounce => (
                    <span class="story-words small" key={bounce.at}>
                      {words('由', 'From ')}
                      {names.department(bounce.from)}
                      {words('转来：', ': ')}
                      {bounce.reason}
                    </span>
                  ))}
                </span>,
              ],
              [
                words('来自表格', 'From a workbook'),
                review.source && words(`第 ${review.source.row} 行`, `row ${review.source.row}`),
              ],
            ]}
          />
          <Requests review={review} />
        </section>
        <section aria-label={words('证明材料', 'Evidence')}>
          <EvidenceViewer files={review.evidence} />
        </section>
      </div>
      <SameDeeds review={review} names={names} />
    </>
  );
}

function subjectWords(subject: NonNullable<Review['subject']>) {
  return subject.kind === 'organisation' ? (
    <span>
      {subject.name}
      <br />
      <span class="code">{subject.creditCode}</span>{' '}
      {subject.codeConfirmed && <Tag tone="wait">{words('校验位已人工确认', 'Code confirmed by hand')}</Tag>}
    </span>
  ) : (
    <span>
      {subject.name}
      <br />
      <span class="small soft">
        {words('证件尾号', 'document ending')} <span class="code">{subject.documentEnding}</span>
        {words('，出生', ', born ')}
        {dayInWords(subject.birthDate)}
      </span>
    </span>
  );
}

/** What was asked of the reporter before, and what became of each thing. */
function Requests({ review }: { review: Review }) {
  if (review.requests.length === 0) return null;
  const became = {
    answered: words('已答复', 'answered'),
    removed: words('已移除', 'taken away'),
    open: words('未处理', 'still open'),
  };
  return (
    <div class="stack-s">
      <h3>{words('补正经过', 'Asked before')}</h3>
      {review.requests.map(request => (
        <div class="story-words" key={request.at}>
          <p>
            {dayAndTime(request.at)}：{request.reason}
          </p>
          <ul>
            {request.items.map(item => (
              <li key={item.message}>
                {item.message} — {became[item.became]}
                {item.answer !== null && `：${item.answer}`}
              </li>
            ))}
          </ul>
          {request.note !== null && <p>{request.note}</p>}
        </div>
      ))}
    </div>
  );
}
