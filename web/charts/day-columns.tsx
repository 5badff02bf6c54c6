import { words } from '../words/language.ts';
import { dayInWords, monthAndDay } from '../words/when.ts';

export type Series = { readonly name: string; readonly tone: 'good' | 'wait' | 'bad' | 'now' };
export type DayRow = { readonly day: string; readonly counts: readonly number[] };

const HEIGHT = 150;
const WIDTH = 640;

/** Counts by day as stacked columns, and the same as a table that can be opened below. Days without any are left out. */
export function DayColumns(given: { title: string; series: readonly Series[]; rows: readonly DayRow[] }) {
  const { title, series, rows } = given;
  const sums = rows.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0));
  const most = Math.max(1, ...sums);
  const step = WIDTH / Math.max(rows.length, 8);
  const every = Math.ceil(rows.length / 8);
  if (rows.length === 0) return <p class="soft">{words('还没有数据。', 'There is nothing yet.')}</p>;
  return (
    <figure class="chart">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT + 26}`}
        role="img"
        aria-label={`${title}${words('，数据见下表', '; the table below holds it')}`}
      >
        {[0.5, 1].map(part => (
          <g key={part}>
            <line
              class="chart-line"
              x1="0"
              x2={WIDTH}
              y1={HEIGHT * (1 - part) + 14}
              y2={HEIGHT * (1 - part) + 14}
            />
            <text class="chart-text" x="0" y={HEIGHT * (1 - part) + 10}>
              {Math.round(most * part)}
            </text>
          </g>
        ))}
        {rows.map(({ day, counts }, index) => {
          let top = HEIGHT + 14;
          return (
            <g key={day}>
              <title>{`${dayInWords(day)}${series.map(({ name }, place) => ` ${name} ${counts[place] ?? 0}`).join('')}`}</title>
              {counts.map((count, place) => {
                const height = (count / most) * HEIGHT;
                top -= height;
                return (
                  <rect
                    key={series[place]?.name}
                    class={`chart-${series[place]?.tone ?? 'now'}`}
                    x={index * step + step * 0.16}
                    y={top}
                    width={step * 0.68}
                    height={height}
                    rx="2"
                  />
                );
              })}
              {index % every === 0 && (
                <text class="chart-text" x={index * step + step / 2} y={HEIGHT + 25} text-anchor="middle">
                  {monthAndDay(day)}
                </text>
              )}
            </g>
          );
        })}
        <line class="chart-line" x1="0" x2={WIDTH} y1={HEIGHT + 14} y2={HEIGHT + 14} />
      </svg>
      <figcaption class="row small">
        {series.map(({ name, tone }, place) => (
          <span key={name} class={`chart-key chart-key-${tone}`}>
            {name} {rows.reduce((sum, { counts }) => sum + (counts[place] ?? 0), 0)}
          </span>
        ))}
      </figcaption>
      <details>
        <summary>{words('看数字', 'The numbers')}</summary>
        <table>
          <caption class="unseen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{words('日期', 'Day')}</th>
              {series.map(({ name }) => (
                <th scope="col" class="number" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ day, counts }) => (
              <tr key={day}>
                <th scope="row">{dayInWords(day)}</th>
                {counts.map((count, place) => (
                  <td class="number" key={series[place]?.name}>
                    {count}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
