import type { Names } from '../app/use-names.ts';
import type { Review, SameDeed } from '../client/review.ts';
import { Scrolling } from '../parts/scrolling.tsx';
import { Tag } from '../parts/tag.tsx';
import { say, words } from '../words/language.ts';
import { statusNames } from '../words/statuses.ts';
import { dayAndTime, dayInWords, lastDay } from '../words/when.ts';

type Form = Review['form'];
type Line = { readonly name: string; readonly of: (form: Form) => string };

const lines = (): readonly Line[] => [
  { name: words('标题', 'Title'), of: ({ matter }) => matter.title ?? '' },
  {
    name: words('时间', 'When'),
    of: ({ matter: { startedOn, endedOn } }) =>
      startedOn === undefined ? '' : `${dayInWords(startedOn)} – ${dayInWords(endedOn ?? startedOn)}`,
  },
  { name: words('地点', 'Where'), of: ({ matter }) => matter.place ?? '' },
  { name: words('经过', 'What was done'), of: ({ matter }) => matter.description ?? '' },
];

/** The reports of one deed side by side; what differs from the one at hand is marked, in words too. */
export function SameDeeds({ review, names }: { review: Review; names: Names }) {
  if (review.sameDeed.length === 0) return null;
  return (
    <section class="stack-s" aria-labelledby="same-deed">
      <h3 id="same-deed">{words('同一事项的报送，并排对照', 'The same deed, side by side')}</h3>
      <Scrolling name={words('同一事项的报送，并排对照', 'The same deed, side by side')}>
        <table class="alike">
          <thead>
            <tr>
              <td />
              <th scope="col">{words('当前这份', 'This one')}</th>
              {review.sameDeed.map((other, index) => (
                <th scope="col" key={other.reportId}>
                  {words(`另一份 ${index + 1}`, `Other ${index + 1}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines().map(({ name, of }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{of(review.form)}</td>
                {review.sameDeed.map(other => (
                  <td key={other.reportId} class={of(other.form) === of(review.form) ? undefined : 'differs'}>
                    {of(other.form) !== of(review.form) && <Tag tone="wait">{words('不同', 'Differs')}</Tag>}{' '}
                    {of(other.form)}
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{words('状态', 'Status')}</th>
              <td>{say(statusNames[review.status])}</td>
              {review.sameDeed.map(other => (
                <td key={other.reportId}>{standing(other, names)}</td>
              ))}
            </tr>
            <tr>
              <th scope="row">{words('材料', 'Files')}</th>
              <td>{review.evidence.length}</td>
              {review.sameDeed.map(({ reportId, evidence }) => (
                <td key={reportId}>
                  {evidence.length}
                  {words('，其中完全相同的 ', ', identical: ')}
                  {evidence.filter(({ sameBytes }) => sameBytes).length}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{words('提交', 'Handed in')}</th>
              <td>{dayAndTime(review.submittedAt)}</td>
              {review.sameDeed.map(other => (
                <td key={other.reportId}>{dayAndTime(other.submittedAt)}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </Scrolling>
    </section>
  );
}

const standing = (other: SameDeed, names: Names) => (
  <>
    <Tag tone={statusNames[other.status].tone}>{say(statusNames[other.status])}</Tag>{' '}
    {other.department !== null && names.department(other.department)}
    {other.outcome !== null && `${words('，', ', ')}${dayAndTime(other.outcome.at)}`}
    {other.outcome === null &&
      other.dueAt !== null &&
      words(`，${lastDay(other.dueAt)}前`, `, by ${lastDay(other.dueAt)}`)}
  </>
);
