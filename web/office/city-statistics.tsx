import { useState } from 'preact/hooks';
import { useNames } from '../app/use-names.ts';
import { StatisticsOf } from '../charts/statistics-of.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { say, words } from '../words/language.ts';

/** How the verification stands in the city, or in one department. */
export function CityStatistics() {
  const names = useNames();
  const [department, setDepartment] = useState('');
  const campaignId = names.campaigns[0]?.campaignId;
  return (
    <div class="stack">
      <div class="row row-apart">
        <h1>{words('统计', 'Statistics')}</h1>
        <label class="short">
          <span class="unseen">{words('部门', 'Department')}</span>
          <select value={department} onChange={event => setDepartment(event.currentTarget.value)}>
            <option value="">{words('全市', 'The whole city')}</option>
            {names.policy?.departments.map(({ id, name }) => (
              <option key={id} value={id}>
                {say(name)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {campaignId === undefined ? (
        <Waiting />
      ) : (
        <StatisticsOf campaignId={campaignId} names={names} {...(department !== '' && { department })} />
      )}
    </div>
  );
}
