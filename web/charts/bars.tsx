import { words } from '../words/language.ts';

type Bar = { readonly name: string; readonly count: number };

/** Counts as bars with their numbers beside them: a table that can also be looked at. Largest first. */
export function Bars({ title, bars }: { title: string; bars: readonly Bar[] }) {
  const shown = bars.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  const most = Math.max(1, ...shown.map(({ count }) => count));
  if (shown.length === 0) return <p class="soft">{words('还没有数据。', 'There is nothing yet.')}</p>;
  return (
    <table class="bars">
      <caption class="unseen">{title}</caption>
      <tbody>
        {shown.map(({ name, count }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="bar-cell">
              <span class="bar" style={{ inlineSize: `${(count / most) * 100}%` }} />
            </td>
            <td class="number">{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
