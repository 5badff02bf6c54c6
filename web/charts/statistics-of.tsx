import { useAnswer } from '../app/use-answer.ts';
import type { Names } from '../app/use-names.ts';
import { getStatistics } from '../client/statistics.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Empty, Waiting } from '../parts/waiting.tsx';
import { words } from '../words/language.ts';
import { ReviewCharts } from './review-charts.tsx';

/** The verification of a campaign in charts, of one department or of the city. */
export function StatisticsOf({
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
