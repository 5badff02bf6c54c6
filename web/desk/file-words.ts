import type { Evidence } from '../client/review.ts';
import type { Tone } from '../parts/tag.tsx';
import { words } from '../words/language.ts';

/** What the scanner said of a file. */
export function evidenceStates(state: Evidence['state']): { text: string; tone: Tone } {
  switch (state) {
    case 'awaited':
      return { text: words('尚未收到', 'Not here yet'), tone: 'wait' };
    case 'clean':
      return { text: words('已检查', 'Checked'), tone: 'good' };
    case 'released':
      return { text: words('已人工放行', 'Released by hand'), tone: 'good' };
    case 'infected':
      return { text: words('含病毒，不可用', 'Infected, unusable'), tone: 'bad' };
    case 'mismatch':
      return { text: words('与登记不符', 'Not what was announced'), tone: 'bad' };
    case 'unscannable':
      return { text: words('无法检查', 'Could not be scanned'), tone: 'wait' };
    case 'removed':
      return { text: words('已移除', 'Removed'), tone: 'plain' };
  }
}
