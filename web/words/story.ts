import type { Bilingual } from '../../shared/domain/bilingual.ts';
import type { ReportActionType } from '../../shared/domain/report-action.ts';

/** Each step of a report as its reporter reads it; null where it tells them nothing. */
export const storyOf: Readonly<Record<ReportActionType, Bilingual | null>> = {
  opened: { zh: '新建草稿', en: 'You began a draft' },
  saved: null,
  'evidence-requested': null,
  'evidence-recorded': { zh: '收到一份材料并完成检查', en: 'A file arrived and was checked' },
  'evidence-removed': { zh: '移除了一份材料', en: 'A file was removed' },
  'evidence-released': { zh: '一份材料经人工查看后可用', en: 'An officer looked at a file and released it' },
  submitted: { zh: '已提交', en: 'You handed it in' },
  supplemented: { zh: '已补充后再次提交', en: 'You added what was missing' },
  routed: { zh: '已分派到主管部门', en: 'It went to the competent department' },
  linked: { zh: '发现同一事项的另一份报送', en: 'Another report of the same deed was found' },
  assigned: null,
  claimed: { zh: '审核员开始办理', en: 'An officer took it up' },
  'claim-released': null,
  seconded: { zh: '初审通过，进入复核', en: 'A first officer agreed; a second one looks at it' },
  approved: { zh: '已认定', en: 'It was approved' },
  rejected: { zh: '未予认定', en: 'It was not approved' },
  returned: { zh: '需要您补充', en: 'Something more is needed from you' },
  transferred: { zh: '转办到另一主管部门', en: 'It was sent to another department' },
  escalated: { zh: '办理超时，已升级督办', en: 'It took too long; a supervisor was told' },
  withdrawn: { zh: '您已撤回', en: 'You withdrew it' },
  'consent-withdrawn': { zh: '您撤回了一项同意', en: 'You withdrew a consent' },
};
