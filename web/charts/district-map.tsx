import type { Names } from '../app/use-names.ts';
import { words } from '../words/language.ts';

/** Where each district lies, column and row from the north-west: a scheme of the city, not its borders. */
const places: Readonly<Record<string, readonly [number, number]>> = {
  '410181': [0, 2],
  '410106': [1, 1],
  '410182': [1, 2],
  '410183': [1, 3],
  '410185': [0, 3],
  '410108': [3, 0],
  '410102': [2, 1],
  '410105': [3, 1],
  '410103': [2, 2],
  '410104': [3, 2],
  '410184': [3, 3],
  '410122': [5, 2],
  'zone-high-tech': [2, 0],
  'zone-zhengdong': [4, 1],
  'zone-economic': [4, 2],
  'zone-airport': [4, 3],
};
const W = 100;
const H = 74;

/** Counts of the city's districts on a schematic map, darker for more; what has no place on it stands in the table alone. */
export function DistrictMap({
  title,
  counts,
  names,
}: {
  title: string;
  counts: Readonly<Record<string, number>>;
  names: Names;
}) {
  const districts = names.policy?.jurisdiction.districts ?? [];
  const most = Math.max(1, ...Object.values(counts));
  const drawn = districts.filter(({ code }) => Object.hasOwn(places, code));
  return (
    <figure class="chart">
      <svg
        viewBox={`0 0 ${W * 6} ${H * 4}`}
        role="img"
        aria-label={`${title}${words('，数据见下表', '; the table below holds it')}`}
      >
        {drawn.map(({ code }) => {
          const [column, row] = places[code] ?? [0, 0];
          const count = counts[code] ?? 0;
          const share = count / most;
          return (
            <g key={code} class={share > 0.5 ? 'map-dark' : undefined}>
              <rect
                class="map-tile"
                x={column * W + 3}
                y={row * H + 3}
                width={W - 6}
                height={H - 6}
                rx="8"
                fill-opacity={count === 0 ? 0 : 0.14 + share * 0.86}
              />
              {linesOf(names.district(code)).map((line, index, all) => (
                <text
                  key={line}
                  x={column * W + W / 2}
                  y={row * H + 30 - (all.length - 1) * 7 + index * 14}
                  text-anchor="middle"
                  class="map-name"
                >
                  {line}
                </text>
              ))}
              <text x={column * W + W / 2} y={row * H + H - 14} text-anchor="middle" class="map-count">
                {count}
              </text>
            </g>
          );
        })}
      </svg>
      <details>
        <summary>{words('看数字', 'The numbers')}</summary>
        <table>
          <caption class="unseen">{title}</caption>
          <tbody>
            {districts.map(({ code }) => (
              <tr key={code}>
                <th scope="row">{names.district(code)}</th>
                <td class="number">{counts[code] ?? 0}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** A long name in two lines, parted where it has a space. */
function linesOf(name: string): readonly string[] {
  if (name.length <= 13) return [name];
  const middle = name.length / 2;
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index);
  const at = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return at === undefined ? [name] : [name.slice(0, at), name.slice(at + 1)];
}
