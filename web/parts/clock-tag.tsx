import { words } from '../words/language.ts';
import { Tag } from './tag.tsx';

type Risk = 'due' | 'at-risk' | 'overdue';

export const clockWords = (risk: Risk): string =>
  risk === 'overdue'
    ? words('已超时', 'Overdue')
    : risk === 'at-risk'
      ? words('临近期限', 'At risk')
      : words('在期限内', 'In time');

/** How near a clock is to its end, as the API tells it. */
export const ClockTag = ({ risk }: { risk: Risk }) => (
  <Tag tone={risk === 'overdue' ? 'bad' : risk === 'at-risk' ? 'wait' : 'plain'}>{clockWords(risk)}</Tag>
);
