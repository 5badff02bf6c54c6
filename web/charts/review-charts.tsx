import type { Names } from '../app/use-names.ts';
import type { Statistics } from '../client/statistics.ts';
import { clockWords } from '../parts/clock-tag.tsx';
import { words } from '../words/language.ts';
import { Bars } from './bars.tsx';
import { DayColumns } from './day-columns.tsx';
import { DistrictMap } from './district-map.tsx';

/** How the verification of a campaign stands: what waits and for how long, what was decided, and where. */
export function ReviewCharts({ statistics, names }: { statistics: Statistics; names: Names }) {
  const { backlog, outcomes } = statistics;
  const waiting: Record<string, number> = {};
  for (const part of statistics.parts) waiting[part.district] = (waiting[part.district] ?? 0) + part.waiting;
  const tiles: readonly (readonly [string, string | number, string])[] = [
    [words('待办', 'Waiting'), backlog.waiting, ''],
    [clockWords('overdue'), backlog.byClock.overdue, backlog.byClock.overdue > 0 ? 'tile-bad' : ''],
    [clockWords('at-risk'), backlog.byClock.atRisk, backlog.byClock.atRisk > 0 ? 'tile-wait' : ''],
    [words('待补正', 'With reporters'), backlog.withReporter, ''],
    [words('已认定', 'Approved'), outcomes.approved, 'tile-good'],
    [words('未予认定', 'Rejected'), outcomes.rejected, ''],
    [
      words('平均办理时长', 'Mean time'),
      statistics.meanHoursToDecision === null
        ? '–'
        : words(
            `${(statistics.meanHoursToDecision / 24).toFixed(1)} 天`,
            `${(statistics.meanHoursToDecision / 24).toFixed(1)} days`,
          ),
      '',
    ],
  ];
  const age = words('待办按提交日期', 'What waits, by the day it was handed in');
  const made = words('每日决定', 'Decisions by day');
  const where = words('各区县待办', 'What waits, by district');
  const what = words('各类别待办', 'What waits, by category');
  return (
    <>
      <dl class="tiles">
        {tiles.map(([label, count, tone]) => (
          <div key={label} class={`tile ${tone}`}>
            <dt>{label}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <div class="panels">
        <section class="card">
          <h2>{where}</h2>
          <DistrictMap title={where} counts={waiting} names={names} />
        </section>
        <section class="card">
          <h2>{made}</h2>
          <DayColumns
            title={made}
            series={[
              { name: words('认定', 'Approved'), tone: 'good' },
              { name: words('补正', 'Returned'), tone: 'wait' },
              { name: words('不予认定', 'Rejected'), tone: 'bad' },
            ]}
            rows={statistics.throughput.map(({ day, approved, returned, rejected }) => ({
              day,
              counts: [approved, returned, rejected],
            }))}
          />
        </section>
        <section class="card">
          <h2>{age}</h2>
          <DayColumns
            title={age}
            series={[{ name: words('待办', 'Waiting'), tone: 'now' }]}
            rows={statistics.age.map(({ day, count }) => ({ day, counts: [count] }))}
          />
        </section>
        <section class="card">
          <h2>{what}</h2>
          <Bars
            title={what}
            bars={Object.entries(backlog.byCategory).map(([id, count]) => ({
              name: names.category(id),
              count,
            }))}
          />
        </section>
      </div>
    </>
  );
}
