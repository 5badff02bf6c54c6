import type { Bulk, BulkOutcome } from '../client/bulk.ts';
import type { Tone } from '../parts/tag.tsx';
import { words } from '../words/language.ts';

export function bulkStatuses(status: Bulk['status']): { text: string; tone: Tone } {
  switch (status) {
    case 'gathering':
      return { text: words('正在收集', 'Gathering'), tone: 'now' };
    case 'previewed':
      return { text: words('待您确认', 'Waits for you'), tone: 'wait' };
    case 'confirmed':
      return { text: words('已确认，可撤销', 'Confirmed, can be undone'), tone: 'wait' };
    case 'acting':
      return { text: words('正在办理', 'Acting'), tone: 'now' };
    case 'done':
      return { text: words('已办完', 'Done'), tone: 'good' };
  }
}

const verdicts: Readonly<Record<string, () => string>> = {
  approve: () => words('认定', 'Approve'),
  return: () => words('退回补正', 'Return'),
  reject: () => words('不予认定', 'Reject'),
  transfer: () => words('转办', 'Transfer'),
  assign: () => words('指派', 'Assign'),
};
export const verdictWords = (outcome: string): string => verdicts[outcome]?.() ?? outcome;

export const itemOutcomes = (): Readonly<Record<BulkOutcome, { text: string; tone: Tone }>> => ({
  decided: { text: words('已办', 'Decided'), tone: 'good' },
  changed: { text: words('预览后有变化，未办', 'Changed since; untouched'), tone: 'wait' },
  refused: { text: words('规则不允许，未办', 'Refused by a rule'), tone: 'wait' },
  failed: { text: words('出错，正在重试', 'Failed; tried again'), tone: 'bad' },
  waiting: { text: words('等待办理', 'Waiting'), tone: 'plain' },
  'left-out': { text: words('未列入', 'Left out'), tone: 'plain' },
});

const reasons: Readonly<Record<string, () => string>> = {
  'maker-is-checker': () => words('由您本人报送或涉及您本人', 'you made it, or it is about you'),
  'claimed-by-another': () => words('他人正在办理', 'a colleague has it'),
  'assigned-to-another': () => words('已指派他人', 'it was given to another'),
  'wrong-status': () => words('已不在待办', 'it waits no more'),
  'evidence-unfit': () => words('材料不可用', 'its evidence cannot be used'),
  'not-found': () => words('已不在您的职责范围', 'it is no longer yours'),
  fault: () => words('系统出错', 'something broke'),
};
/** Why something was left out or refused; a code that has no words here stands for itself. */
export const reasonWords = (code: string): string => reasons[code]?.() ?? code;
