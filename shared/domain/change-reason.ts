import type { Bilingual } from './bilingual.ts';
import type { CaseState, LeavingReason } from './case-state.ts';
import { kindOf } from './register.ts';
import type { RegisterEntry } from './register-entry.ts';

const leavingWords: Readonly<Record<LeavingReason, Bilingual>> = {
  repaired: { zh: '信用修复', en: 'Repaired' },
  expired: { zh: '公示期满', en: 'The display period has ended' },
  revoked: { zh: '认定已撤销或变更', en: 'The determination was revoked or changed' },
  objection: { zh: '异议成立', en: 'The objection was right' },
  'taken-down': { zh: '紧急下架，依法核实', en: 'Taken down at once, to be verified' },
};

/** Why the register changed, in the same words for everybody: what a clerk wrote stays in the case. */
export function changeReasonOf(
  { leaving, objection }: CaseState,
  before: RegisterEntry | null,
  after: RegisterEntry | null,
): Bilingual {
  if (after === null && leaving !== null) return leavingWords[leaving.why];
  if (objection !== null) return { zh: '异议处理中', en: 'Under objection' };
  switch (kindOf(before, after)) {
    case 'listed':
      return { zh: '依法列入', en: 'Listed under law' };
    case 'corrected':
      return { zh: '异议成立，予以更正', en: 'The objection was right; corrected' };
    case 'annotated':
    case 'delisted':
      return { zh: '异议处理完毕', en: 'The objection is decided' };
  }
}
