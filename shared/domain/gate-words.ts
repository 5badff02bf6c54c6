import type { Bilingual } from './bilingual.ts';
import type { GatePiece } from './listing-gate.ts';

type Words = { readonly article: string; readonly message: Bilingual; readonly remedy: Bilingual };

const henan = (articles: string) => `河南省社会信用条例 第${articles}条`;
const penaltyLaw = (article: number) => `行政处罚法（2021）第${article}条`;
const repairRules = '国办发〔2025〕22号；国家发展改革委令第36号';
const notice2021 = '郑信用办〔2021〕13号/23号 二（2）';

/** What the clerk reads where a piece is missing: what it is, the article that asks for it, and what to do. */
export const gateWords: Readonly<Record<GatePiece | 'notice-of-penalty-only', Words>> = {
  conduct: {
    article: notice2021,
    message: { zh: '没有选择失信行为的种类', en: 'No kind of bad conduct is chosen' },
    remedy: { zh: '请从政策的行为目录中选择一种', en: 'Choose one from the policy’s catalogue of conduct' },
  },
  'relief-period': {
    article: notice2021,
    message: { zh: '行为不在防汛救灾期间内', en: 'The conduct lies outside the relief period' },
    remedy: {
      zh: '请核对行为的起止日期；期间以外的行为不适用本通知',
      en: 'Check its first and last day; what was done outside the period is not under this notice',
    },
  },
  facts: {
    article: penaltyLaw(40),
    message: { zh: '没有写明违法事实', en: 'The facts are not written down' },
    remedy: {
      zh: '请写明时间、地点、行为和结果',
      en: 'Write when, where and what was done, and what it led to',
    },
  },
  evidence: {
    article: penaltyLaw(40),
    message: { zh: '没有证据', en: 'There is no evidence' },
    remedy: {
      zh: '请登记证据材料的名称、文号和校验值',
      en: 'Register each paper with its title, number and hash',
    },
  },
  basis: {
    article: '国办发〔2020〕49号',
    message: {
      zh: '没有行为发生时有效的法律依据；市级通知不能作为列入依据',
      en: 'There is no legal basis in force when it was done; a municipal notice cannot be one',
    },
    remedy: {
      zh: '请从法律依据目录中选择行为发生之日有效的法律、法规及条款',
      en: 'Choose a law or regulation of the catalogue that was in force on those days, and its articles',
    },
  },
  severity: {
    article: repairRules,
    message: {
      zh: '没有确定失信程度，或属于不予公示的轻微失信',
      en: 'The severity is not determined, or it is minor and not shown at all',
    },
    remedy: {
      zh: '请确定一般或严重；轻微的请终止办理',
      en: 'Determine ordinary or serious; drop the case where it is minor',
    },
  },
  'display-period': {
    article: repairRules,
    message: {
      zh: '公示期不在该失信程度的期限之内',
      en: 'The display period is not within what the severity allows',
    },
    remedy: {
      zh: '请按失信程度的最短和最长期限填写月数',
      en: 'Give months between the severity’s minimum and maximum',
    },
  },
  measures: {
    article: henan('31、32、34'),
    message: { zh: '没有选择惩戒措施，或措施不在目录内', en: 'No measure of the catalogue is chosen' },
    remedy: {
      zh: '请从措施目录中选择；只有政策扶持和评优评先两项',
      en: 'Choose from the catalogue: policy support and awards, and no other',
    },
  },
  competence: {
    article: notice2021,
    message: {
      zh: '本部门不是该地区的行业主管部门',
      en: 'This department is not competent in that district',
    },
    remedy: { zh: '请由行业主管部门依法认定', en: 'Leave it to the competent department' },
  },
  'no-exemption': {
    article: '郑信用办〔2021〕13号/23号 二（3）',
    message: { zh: '该事实已认定为受灾所致，暂不纳入', en: 'This fact is exempt: the disaster caused it' },
    remedy: {
      zh: '请待暂不纳入期满复核；如系另一事实，请说明理由后解除',
      en: 'Wait for the exemption’s review; if it is another fact, release the case with the reason',
    },
  },
  determination: {
    article: henan('28'),
    message: {
      zh: '行业主管部门尚未认定，或认定后内容有改动',
      en: 'The department has not determined what is written here',
    },
    remedy: { zh: '请由经办人认定现在的内容', en: 'Let an officer determine it as it stands now' },
  },
  'second-officer': {
    article: penaltyLaw(42),
    message: { zh: '没有第二名工作人员复核', en: 'No second officer has confirmed the determination' },
    remedy: {
      zh: '请由另一人复核；同一人的两个账号不算',
      en: 'Let another person confirm it; a second account of the first does not count',
    },
  },
  notice: {
    article: henan('28'),
    message: {
      zh: '没有送达书面的列入事先告知',
      en: 'No written prior notice of the listing has been served',
    },
    remedy: {
      zh: '请送达载明依据、理由、措施和异议权利的告知书，并登记送达方式、日期和回证',
      en: 'Serve a notice with basis, reason, measures and the right to object, and register how, when and the proof',
    },
  },
  'notice-of-penalty-only': {
    article: henan('20、28'),
    message: {
      zh: '只送达了行政处罚告知；处罚告知不能作为列入的告知',
      en: 'Only a notice of an intended penalty was served; it never carries a listing',
    },
    remedy: { zh: '请另行送达列入失信名单的事先告知', en: 'Serve the prior notice of the listing itself' },
  },
  'notified-as-determined': {
    article: henan('28'),
    message: { zh: '告知的内容与认定的内容不一致', en: 'What was notified is not what was determined' },
    remedy: { zh: '请重新送达告知', en: 'Serve the notice again' },
  },
  'objection-window': {
    article: henan('28'),
    message: {
      zh: '异议期未满，且没有已答复的异议',
      en: 'The window for objections has not passed, and none was decided',
    },
    remedy: { zh: '请待异议期满，或先答复陈述申辩', en: 'Wait for its end, or answer the statement first' },
  },
  'statement-answered': {
    article: penaltyLaw(45),
    message: { zh: '陈述申辩尚未答复', en: 'The organisation’s statement is not answered' },
    remedy: { zh: '请听取并书面答复', en: 'Hear it and answer it' },
  },
  decision: {
    article: henan('28'),
    message: { zh: '没有作出并送达列入决定', en: 'No decision to list has been made and served' },
    remedy: { zh: '请作出决定并登记文号和送达', en: 'Decide, and register its number and service' },
  },
  'repair-notice': {
    article: repairRules,
    message: { zh: '没有随决定送达信用修复告知', en: 'The repair notice was not served with the decision' },
    remedy: {
      zh: '请重新送达决定，并附信用修复告知',
      en: 'Serve the decision again, with the repair notice',
    },
  },
  final: {
    article: henan('20'),
    message: {
      zh: '决定尚未生效：复议诉讼期限未满，或复议诉讼尚无结果',
      en: 'The decision is not final: review or suit may still be sought, or is pending',
    },
    remedy: {
      zh: '请待期限届满，或登记维持的决定或判决',
      en: 'Wait for its end, or register that it was upheld',
    },
  },
};
