import type { Bilingual } from './bilingual.ts';
import type { CaseActionOf, CaseActionType, ObjectionOutcome } from './case-action.ts';
import { addDays, dayOf } from './day.ts';
import type { LetterClock } from './letter.ts';
import type { Moment } from './moment.ts';
import type { Policy } from './policy.ts';
import { clockOf } from './policy-lookups.ts';
import { repairPapers } from './register-entry.ts';

export type LetterBody = {
  readonly from: 'department' | 'office';
  readonly title: Bilingual;
  readonly paragraphs: readonly Bilingual[];
  readonly clocks: readonly LetterClock[];
  readonly rights: readonly Bilingual[];
};

type Writers = { readonly [T in CaseActionType]?: (action: CaseActionOf<T>, policy: Policy) => LetterBody };

/** A clock's last day: it ends with the midnight after it. */
const until = (zh: string, en: string, dueAt: Moment): LetterClock => ({
  name: { zh, en },
  lastDay: addDays(dayOf(dueAt), -1),
});

const said = (reason: string): Bilingual => ({ zh: `理由：${reason}`, en: `Reason: ${reason}` });

const objection: Bilingual = {
  zh: '列入后可随时向市信用办提出异议；提出后，公示信息即刻标注“异议处理中”。',
  en: 'Once listed, you may object to the credit office at any time; the entry is annotated at once.',
};
const remedies: Bilingual = {
  zh: '不服本决定的，可以依法申请行政复议或者提起行政诉讼。',
  en: 'Against this decision you may seek administrative review or bring a suit under law.',
};

const repair = (policy: Policy): Bilingual => ({
  zh: `信用修复告知：自可申请之日起，凭${repairPapers.map(one => one.zh).join('、')}即可免费申请；${clockOf(policy, 'repair-accept').days} 个工作日内决定是否受理，${clockOf(policy, 'repair-answer').days} 个工作日内答复。`,
  en: `Repair: from its first day, apply free of charge with two papers (${repairPapers.map(one => one.en.toLowerCase()).join('; ')}); it is accepted or refused within ${clockOf(policy, 'repair-accept').days} working days and answered within ${clockOf(policy, 'repair-answer').days}.`,
});

const outcomes: Readonly<Record<ObjectionOutcome, Bilingual>> = {
  upheld: {
    zh: '经核实，异议不成立，信息予以维持。',
    en: 'The objection was examined and is not well founded; the entry stands.',
  },
  corrected: {
    zh: '经核实，异议部分成立，信息已更正。',
    en: 'The objection is right in part; the entry has been corrected.',
  },
  removed: { zh: '经核实，异议成立，信息予以移除。', en: 'The objection is right; the entry is removed.' },
};

const gone = (removeBy: Moment): LetterClock => until('处处移除', 'Gone everywhere', removeBy);

/** What is written with which step. A step without a line here is told on the page and in no letter. */
export const letterBodies: Writers = {
  'notice-served': ({ notice, windowEndsAt }) => ({
    from: 'department',
    title:
      notice === 'listing'
        ? { zh: '列入失信名单事先告知书', en: 'Prior notice of a listing as defaulter' }
        : { zh: '行政处罚告知登记', en: 'Record of a notice of an intended penalty' },
    paragraphs: [
      {
        zh: '经认定，你单位存在下列行为，拟依法列入失信名单并采取下列措施。现将事实、理由、依据告知如下。',
        en: 'It was determined that your organisation did what is stated below, and it is intended to list it and to take the measures below.',
      },
    ],
    clocks: [until('陈述、申辩和异议', 'Your statement or objection', windowEndsAt)],
    rights: [
      {
        zh: '你单位有权在期限内陈述、申辩或者提出异议；在答复之前不会作出列入决定。',
        en: 'Within that time you may state your side or object; no decision is made before you are answered.',
      },
    ],
  }),
  'statement-answered': ({ reason }) => ({
    from: 'department',
    title: { zh: '陈述申辩答复书', en: 'Answer to your statement' },
    paragraphs: [said(reason)],
    clocks: [],
    rights: [remedies],
  }),
  decided: ({ remediesEndAt, repairNotice }, policy) => ({
    from: 'department',
    title: { zh: '列入失信名单决定书', en: 'Decision to list as defaulter' },
    paragraphs: [
      {
        zh: '决定自复议、诉讼期限届满或经维持后生效；生效之前不予列入和公示。',
        en: 'It becomes final once review and suit can no longer be sought, or it was upheld; nothing is listed or shown before.',
      },
      ...(repairNotice ? [repair(policy)] : []),
    ],
    clocks: [until('行政复议、行政诉讼', 'Review or suit', remediesEndAt)],
    rights: [remedies, objection],
  }),
  'objection-decided': ({ outcome, reason, removeBy }) => ({
    from: 'office',
    title: { zh: '异议处理结果通知书', en: 'Outcome of an objection' },
    paragraphs: [outcomes[outcome], said(reason)],
    clocks: removeBy === null ? [] : [gone(removeBy)],
    rights: [remedies],
  }),
  'repair-refused': ({ reason }) => ({
    from: 'office',
    title: { zh: '信用修复不予受理通知书', en: 'An application for repair is not accepted' },
    paragraphs: [said(reason)],
    clocks: [],
    rights: [
      {
        zh: '补齐材料后可以再次免费申请。',
        en: 'You may apply again, free of charge, with what was missing.',
      },
    ],
  }),
  'repair-denied': ({ reason }) => ({
    from: 'office',
    title: { zh: '信用修复申请答复书', en: 'Answer to an application for repair' },
    paragraphs: [{ zh: '经审核，暂不予修复。', en: 'Repair is not granted for now.' }, said(reason)],
    clocks: [],
    rights: [
      { zh: '整改后可以再次免费申请。', en: 'You may apply again, free of charge, once it is mended.' },
      remedies,
    ],
  }),
  'repair-granted': ({ removeBy }) => ({
    from: 'office',
    title: { zh: '信用修复决定书', en: 'Repair is granted' },
    paragraphs: [
      {
        zh: '准予信用修复。公示信息和惩戒措施即行终止，并通过同一渠道公告移出。',
        en: 'Repair is granted. The entry and its measures end, and that is announced the same way.',
      },
    ],
    clocks: [gone(removeBy)],
    rights: [],
  }),
  expired: ({ removeBy }) => ({
    from: 'office',
    title: { zh: '公示期满移出通知书', en: 'The display period has ended' },
    paragraphs: [
      {
        zh: '公示期已满，信息自动移出，惩戒措施终止。',
        en: 'The display period has ended; the entry and its measures end by themselves.',
      },
    ],
    clocks: [gone(removeBy)],
    rights: [],
  }),
  revoked: ({ reason, removeBy }) => ({
    from: 'department',
    title: { zh: '撤销认定、移出失信名单通知书', en: 'A determination is revoked' },
    paragraphs: [
      said(reason),
      {
        zh: '由此给你单位造成的影响，将通过同一渠道公开更正。',
        en: 'This is corrected in public, the same way.',
      },
    ],
    clocks: [gone(removeBy)],
    rights: [],
  }),
  'taken-down': ({ reason, removeBy }) => ({
    from: 'office',
    title: { zh: '信息紧急下架通知书', en: 'An entry is taken down at once' },
    paragraphs: [said(reason)],
    clocks: [gone(removeBy)],
    rights: [],
  }),
  exempted: ({ reviewAt }) => ({
    from: 'department',
    title: { zh: '暂不纳入认定书', en: 'A default is held out as caused by the disaster' },
    paragraphs: [
      {
        zh: '经认定，该失信记录系受灾所致，暂不纳入市信用平台，不公示、不推送。',
        en: 'It was determined that the disaster caused this default; it is held out of the platform, neither shown nor handed on.',
      },
    ],
    clocks: [until('复核', 'Review', reviewAt)],
    rights: [],
  }),
};
