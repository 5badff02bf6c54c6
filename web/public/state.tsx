import type { Bilingual } from '../../shared/domain/bilingual.ts';
import type { EntryState } from '../../shared/domain/entry-state.ts';
import { Tag, type Tone } from '../parts/tag.tsx';
import { say } from '../words/language.ts';

/** The words are the domain's own (`stateNames`), written again so that the shapes' library need not come along: a test compares. */
export const entryStates: Readonly<Record<EntryState, Bilingual & { readonly tone: Tone }>> = {
  listed: { zh: '在榜', en: 'Listed', tone: 'good' },
  'objection-pending': { zh: '异议处理中', en: 'Listed, objection pending', tone: 'wait' },
  repaired: { zh: '已完成信用修复', en: 'Left the list after repair', tone: 'plain' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn', tone: 'plain' },
  removed: { zh: '已移出名单', en: 'Removed from the list', tone: 'plain' },
};

export const State = ({ state }: { state: EntryState }) => (
  <Tag tone={entryStates[state].tone}>{say(entryStates[state])}</Tag>
);
