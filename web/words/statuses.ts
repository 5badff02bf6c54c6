import type { Bilingual } from '../../shared/domain/bilingual.ts';
import type { ReportStatus } from '../../shared/domain/report.ts';
import type { Tone } from '../parts/tag.tsx';

/** Each status of a report as the glossary names it, with the colour it is told in. */
export const statusNames: Readonly<Record<ReportStatus, Bilingual & { readonly tone: Tone }>> = {
  draft: { zh: '草稿', en: 'Draft', tone: 'plain' },
  submitted: { zh: '已提交', en: 'Submitted', tone: 'now' },
  'in-review': { zh: '认定中', en: 'In review', tone: 'now' },
  'second-review': { zh: '复核中', en: 'In second review', tone: 'now' },
  returned: { zh: '待补充', en: 'Waits for you', tone: 'wait' },
  approved: { zh: '已认定', en: 'Approved', tone: 'good' },
  rejected: { zh: '未予认定', en: 'Not approved', tone: 'bad' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn', tone: 'plain' },
};
