import type { PersonRef } from './actor.ts';
import type { Day } from './day.ts';
import { accept, type Outcome, refuse, refuseFields } from './outcome.ts';
import type { ReleaseState } from './release.ts';
import type { Expectation } from './release-action.ts';
import { isOutside } from './release-preview.ts';

/** Figures outside of what was expected ask for a reason, which is recorded with the approval. */
export function mayConfirm(expectations: readonly Expectation[], reason: string | undefined): Outcome<null> {
  const outside = expectations.filter(isOutside);
  if (outside.length === 0 || reason !== undefined) return accept(null);
  const told = outside.map(({ measure, figure, atMost }) => `${measure} ${figure} > ${atMost}`).join(', ');
  return refuseFields([
    {
      code: 'reason-required',
      path: ['reason'],
      message: {
        zh: `有数据超出预期范围（${told}），批准时须说明理由`,
        en: `figures lie outside of what is expected (${told}); an approval needs a reason`,
      },
      remedy: {
        zh: '核对变更清单，确认无误后填写理由；若数据来源不完整，请退回该批次',
        en: 'Go through the changes and say why they are right; turn the release down if a source was not read whole',
      },
    },
  ]);
}

/** May this person decide on this manifest? Persons are counted and not accounts; a rejection binds nobody to silence. */
export function mayDecide(
  state: ReleaseState,
  decision: 'approve' | 'reject',
  manifestHash: string,
  person: PersonRef,
  determiners: ReadonlySet<string>,
  today: Day,
): Outcome<null> {
  if (state.status !== 'composed' || state.composed === null) {
    return refuse(
      'wrong-status',
      '该发布批次不在待批准状态，请刷新后查看。',
      `This release is "${state.status}" and does not wait for a decision; reload it.`,
    );
  }
  if (state.composed.manifestHash !== manifestHash) {
    return refuse(
      'not-previewed',
      '所批准的清单与当前预览不一致，请重新预览后再决定。',
      'This is not the manifest that waits for approval; preview it again and decide on what you see.',
    );
  }
  if (decision === 'reject') return accept(null);
  if (determiners.has(person)) {
    return refuse(
      'maker-is-checker',
      '您参与了其中报送的认定，须由未参与认定的人员批准。',
      'You determined reports in this release; it must be approved by persons who did not.',
    );
  }
  if (state.approvals.some(approval => approval.person === person)) {
    return refuse(
      'maker-is-checker',
      '您已批准过该批次，须由另一位人员作第二次批准。',
      'You have approved this release already; the second approval must come from another person.',
    );
  }
  const { objections } = state.composed;
  if (objections !== undefined && today >= objections.shownFrom) {
    return refuse(
      'too-late',
      `名单应于 ${objections.shownFrom} 前批准，现已不能满足公示期；请退回本批次，重新汇编后公示期另行计算。`,
      `It had to be approved before ${objections.shownFrom} for its entries to be shown as long as they promise; turn it down, and the next one is composed with new days.`,
    );
  }
  return accept(null);
}
