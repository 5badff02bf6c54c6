import type { Import } from '../client/imports.ts';
import type { Tone } from '../parts/tag.tsx';
import { words } from '../words/language.ts';

export function importStatuses(status: Import['status']): { text: string; tone: Tone } {
  switch (status) {
    case 'announced':
      return { text: words('等待文件', 'Waits for its file'), tone: 'wait' };
    case 'reading':
      return { text: words('正在检查', 'Being read'), tone: 'now' };
    case 'unreadable':
      return { text: words('无法读取', 'Cannot be read'), tone: 'bad' };
    case 'checked':
      return { text: words('已检查，未报送', 'Checked, not sent'), tone: 'plain' };
    case 'judged':
      return { text: words('待负责人确认', 'Waits for the lead'), tone: 'wait' };
    case 'acting':
      return { text: words('正在报送', 'Acting'), tone: 'now' };
    case 'sent-back':
      return { text: words('负责人已退回', 'Sent back'), tone: 'bad' };
    case 'cancelled':
      return { text: words('已取消', 'Cancelled'), tone: 'plain' };
    case 'expired':
      return { text: words('逾期未确认', 'Nobody confirmed it'), tone: 'plain' };
    case 'platform-check':
      return { text: words('平台核查中', 'With the platform'), tone: 'now' };
    case 'returning':
      return { text: words('平台退回中', 'Being turned back'), tone: 'wait' };
    case 'closed':
      return { text: words('已完成', 'Done'), tone: 'good' };
  }
}

export const kindWords = (kind: Import['kind']): string =>
  kind === 'persons' ? words('个人', 'Persons') : words('企业和社会组织', 'Organisations');

export const rowOutcomes = (outcome: string): { text: string; tone: Tone } => {
  switch (outcome) {
    case 'taken':
      return { text: words('已受理', 'Taken'), tone: 'good' };
    case 'unchanged':
      return { text: words('与之前相同', 'As before'), tone: 'plain' };
    case 'refused':
      return { text: words('未受理', 'Refused'), tone: 'bad' };
    case 'returned':
      return { text: words('平台已退回', 'Turned back'), tone: 'wait' };
    case 'too-late':
      return { text: words('退回前已决定', 'Decided before'), tone: 'plain' };
    default:
      return { text: words('未列入', 'Left out'), tone: 'plain' };
  }
};

/** Column 28 is AB. */
export function columnName(column: number): string {
  const rest = (column - 1) % 26;
  const before = (column - 1 - rest) / 26;
  return (before === 0 ? '' : columnName(before)) + String.fromCharCode(65 + rest);
}
