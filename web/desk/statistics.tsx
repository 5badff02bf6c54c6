import { useState } from 'preact/hooks';
import { useAnswer } from '../app/use-answer.ts';
import { useNames } from '../app/use-names.ts';
import { StatisticsOf } from '../charts/statistics-of.tsx';
import { countReviews } from '../client/review.ts';
import { Waiting } from '../parts/waiting.tsx';
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
        <StatisticsOf
          campaignId={campaignId}
          names={names}
          {...(!whole && department !== undefined && { department })}
        />
      )}
    </div>
  );
}
