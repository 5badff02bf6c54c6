import { useEffect, useState } from 'preact/hooks';
import type { Policy } from '../client/reading.ts';
import { serverMoment } from '../client/server-clock.ts';
import { lastDay, workingDaysLeft } from '../words/when.ts';
import { Tag } from './tag.tsx';

/**
 * The last day of a clock, and how many working days are left to it by the policy's calendar. The count is the domain's own; it
 * is loaded after the page is there, because the day alone can be read meanwhile.
 */
export function Deadline({ dueAt, calendar }: { dueAt: string; calendar: Policy['calendar'] | undefined }) {
  const [left, setLeft] = useState<{ count: number; overdue: boolean } | null>(null);
  useEffect(() => {
    if (calendar === undefined) return;
    void import('./working-days.ts').then(({ workingDaysTo }) =>
      setLeft({
        count: workingDaysTo(dueAt, serverMoment(), calendar),
        overdue: dueAt <= serverMoment(),
      }),
    );
  }, [dueAt, calendar]);
  return (
    <span>
      {lastDay(dueAt)}{' '}
      {left !== null && (
        <Tag tone={left.overdue ? 'bad' : left.count <= 1 ? 'wait' : 'plain'}>
          {workingDaysLeft(left.count, left.overdue)}
        </Tag>
      )}
    </span>
  );
}
