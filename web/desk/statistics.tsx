import { useState } from 'preact/hooks';
import { useAnswer } from '../app/use-answer.ts';
import { type Names, useNames } from '../app/use-names.ts';
import { ReviewCharts } from '../charts/review-charts.tsx';
import { countReviews } from '../client/review.ts';
import { getStatistics } from '../client/statistics.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Empty, Waiting } from '../parts/waiting.tsx';
import { words } from '../words/language.ts';

/** How one's department does, or the whole city. */
export function Statistics() {
  const names = useNames();
  const counts = useAnswer(countReviews, []);
  const [whole, setWhole] = useState(false);
  const campaignId = names.campaigns[0]?.campaignId;
  const department = counts.state === 'ready' ? counts.value.department : undefined;
  return (
    <div class="stack">
      <div class="row row-apart">
        <h1>{words('统计', 'Statistics')}</h1>
        <div class="chips">
          <button type="button" class="chip" aria-pressed={!whole} onClick={() => setWhole(false)}>
            {department === undefined ? words('本部门', 'My department') : names.department(department)}
          </button>
          <button type="button" class="chip" aria-pressed={whole} onClick={() => setWhole(true)}>
            {words('全市', 'The whole city')}
          </button>
        </div>
      </div>
      {campaignId === undefined || counts.state === 'waiting' ? (
        <Waiting />
      ) : (
        <Charts
          campaignId={campaignId}
          names={names}
          {...(!whole && department !== undefined && { department })}
        />
      )}
    </div>
  );
}

function Charts({
  campaignId,
  department,
  names,
}: {
  campaignId: string;
  department?: string;
  names: Names;
}) {
  const found = useAnswer(() => getStatistics(campaignId, department), [campaignId, department]);
  if (found.state === 'waiting') return <Waiting />;
  if (found.state === 'refused') return <ProblemNote problem={found.problem} again={found.again} />;
  if (found.value.countedAt === null) {
    return (
      <Empty title={words('还没有可统计的报送', 'Nothing was counted yet')}>
        <p>
          {words(
            '收到报送后，这里会显示积压、时长和结果。',
            'Once reports come in, backlog, age and outcomes show here.',
          )}
        </p>
      </Empty>
    );
  }
  return <ReviewCharts statistics={found.value} names={names} />;
}
