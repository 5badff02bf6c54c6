import { language, words } from './language.ts';

/** Moments as people read them: always in Asia/Shanghai, whatever zone the device is in. */
const zone = 'Asia/Shanghai';
const locale = () => (language() === 'zh' ? 'zh-CN' : 'en-GB');

const format = (options: Intl.DateTimeFormatOptions) => (moment: string | number) =>
  new Intl.DateTimeFormat(locale(), { timeZone: zone, ...options }).format(new Date(moment));

/** 2021年7月22日 09:30 */
export const dayAndTime = format({
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
/** 09:30 */
export const timeOfDay = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
/** 2021年7月22日 */
export const dayInWords = format({ year: 'numeric', month: 'long', day: 'numeric' });
/** 7/22 */
export const monthAndDay = format({ month: 'numeric', day: 'numeric' });
/** 7月22日 星期四 */
export const shortDay = format({ month: 'long', day: 'numeric', weekday: 'long' });

/** A deadline is the midnight that ends its last day: people are told that day. */
export const lastDay = (dueAt: string): string => shortDay(Date.parse(dueAt) - 1);

/** What a count of working days means to the one who waits. */
export function workingDaysLeft(count: number, overdue: boolean): string {
  if (overdue) return words('已超过时限', 'overdue');
  if (count === 0) return words('今天是最后一天', 'today is the last day');
  return words(`还有 ${count} 个工作日`, count === 1 ? '1 working day left' : `${count} working days left`);
}
