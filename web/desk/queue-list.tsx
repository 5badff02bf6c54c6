import { useEffect, useRef } from 'preact/hooks';
import { to } from '../app/place.ts';
import type { Names } from '../app/use-names.ts';
import type { QueueRow } from '../client/review.ts';
import { ClockTag } from '../parts/clock-tag.tsx';
import { Tag } from '../parts/tag.tsx';
import { words } from '../words/language.ts';
import { lastDay, timeOfDay } from '../words/when.ts';

type Given = { rows: readonly QueueRow[]; at: string | null; names: Names };

/** One line for each report that waits; the chosen one stays in sight. */
export function QueueList({ rows, at, names }: Given) {
  const chosen = useRef<HTMLAnchorElement>(null);
  useEffect(() => chosen.current?.scrollIntoView({ block: 'nearest' }), [at]);
  return (
    <ol class="queue">
      {rows.map(row => (
        <li key={row.reportId}>
          <a
            href={to(row.reportId)}
            ref={row.reportId === at ? chosen : undefined}
            class={`queue-row queue-${row.clock}`}
            aria-current={row.reportId === at ? 'true' : undefined}
          >
            <span class="queue-title">{names.category(row.category)}</span>
            <span class="small soft">
              {names.district(row.district)} ·{' '}
              {row.channel === 'citizen' ? words('市民', 'Citizen') : words('部门', 'Department')} ·{' '}
              {words(`${lastDay(row.dueAt)}前`, `by ${lastDay(row.dueAt)}`)}
            </span>
            <span class="queue-tags">
              <ClockTag risk={row.clock} />
              {row.status === 'second-review' && <Tag tone="now">{words('复核', 'Second review')}</Tag>}
              {row.linked > 0 && <Tag tone="wait">{words(`重复 ${row.linked}`, `${row.linked} alike`)}</Tag>}
              {row.escalatedTo !== null && <Tag tone="bad">{words('督办', 'Escalated')}</Tag>}
              {row.imported && <Tag>{words('表格', 'Workbook')}</Tag>}
              {row.claimed?.byYou === true && (
                <Tag tone="good">
                  {words(
                    `我在办，到 ${timeOfDay(row.claimed.until)}`,
                    `Yours until ${timeOfDay(row.claimed.until)}`,
                  )}
                </Tag>
              )}
              {row.claimed?.byYou === false && (
                <Tag>
                  {words(
                    `他人在办，到 ${timeOfDay(row.claimed.until)}`,
                    `Taken until ${timeOfDay(row.claimed.until)}`,
                  )}
                </Tag>
              )}
              {row.assigned?.toYou === true && <Tag tone="now">{words('指派给我', 'Given to you')}</Tag>}
              {row.assigned?.toYou === false && <Tag>{words('已指派他人', 'Given to another')}</Tag>}
            </span>
          </a>
        </li>
      ))}
    </ol>
  );
}
