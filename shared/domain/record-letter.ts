import type { Bilingual } from './bilingual.ts';
import { dayOf } from './day.ts';
import type { Letter, LetterSection } from './letter.ts';
import type { Moment } from './moment.ts';
import type { RecordCopy } from './subject-record.ts';

/** A moment as people in Zhengzhou read it: day and minute. */
const at = (moment: Moment): string =>
  `${dayOf(moment)} ${new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(11, 16)}`;

const none = { zh: '无', en: 'None' };
const b = (zh: string, en: string): Bilingual => ({ zh, en });

/** The copy of everything that is kept of a person, on paper. `nameOf` names a category or a department by its id. */
export function recordLetter(copy: RecordCopy, office: Bilingual, nameOf: (id: string) => Bilingual): Letter {
  const { subject } = copy;
  return {
    reference: copy.reference,
    office,
    title: b('个人信用信息报告', 'Report of what is kept of you'),
    addressee: subject?.name ?? '申请人',
    paragraphs: [
      b(
        '应您的请求，现将市信用平台保存的有关您的信息、来源、依据、提供情况和查阅记录提供如下。',
        'As you asked, this is what the municipal credit platform keeps of you: from whom, on which basis, to whom it was given, and who looked at it.',
      ),
    ],
    facts:
      subject === null
        ? [{ label: b('身份信息', 'Identity'), value: none }]
        : [
            { label: b('姓名', 'Name'), value: subject.name },
            { label: b('证件末四位', 'Document ends in'), value: subject.documentEnding },
          ],
    sections: [...copy.items.map(item => itemSection(item, nameOf)), receivedSection(copy)],
    clocks: [],
    rights: copy.rights,
    day: dayOf(copy.madeAt),
  };
}

function itemSection(item: RecordCopy['items'][number], nameOf: (id: string) => Bilingual): LetterSection {
  const category = nameOf(item.category);
  const line = (label: Bilingual, value: Bilingual | string) => [label, value];
  const { form, determination } = item;
  return {
    heading: b(`${category.zh}（${item.receiptNumber}）`, `${category.en} (${item.receiptNumber})`),
    paragraphs: [],
    table: {
      headings: [b('项目', 'Item'), b('内容', 'Content')],
      widths: [28, 72],
      rows: [
        line(b('依据', 'Basis'), item.basisName),
        line(
          b('来源', 'From'),
          item.from === null ? b('本人报送', 'Reported by yourself') : nameOf(item.from),
        ),
        line(b('事项', 'Matter'), [form.matter.title, form.matter.description].filter(Boolean).join('：')),
        line(b('报送时间', 'Handed in'), at(item.submittedAt)),
        line(
          b('认定', 'Determination'),
          determination === null
            ? none
            : b(
                `${determination.outcome === 'approved' ? '已认定' : '未予认定'}，${at(determination.at)}`,
                `${determination.outcome === 'approved' ? 'Approved' : 'Rejected'}, ${at(determination.at)}`,
              ),
        ),
        line(
          b('证明材料', 'Evidence'),
          item.evidence.length === 0 ? none : item.evidence.map(({ name }) => name).join('、'),
        ),
        ...item.consents.map(({ text, textVersion, givenAt, withdrawnAt }) =>
          line(
            b('同意', 'Consent'),
            b(
              `${text.zh}（文本第 ${textVersion} 版，${at(givenAt)} 同意${withdrawnAt === null ? '' : `，${at(withdrawnAt)} 撤回`}）`,
              `${text.en} (text ${textVersion}, given ${at(givenAt)}${withdrawnAt === null ? '' : `, withdrawn ${at(withdrawnAt)}`})`,
            ),
          ),
        ),
        ...item.accesses.map(({ at: when, department, role, what }) => {
          const who = department === null ? b(role, role) : nameOf(department);
          return line(
            b('查阅', 'Looked at'),
            b(
              `${at(when)}　${who.zh}（${role}）：${what.zh}`,
              `${at(when)}, ${who.en} (${role}): ${what.en}`,
            ),
          );
        }),
      ],
    },
  };
}

const receivedSection = ({ received }: RecordCopy): LetterSection => ({
  heading: b('提供情况', 'Handed on'),
  paragraphs:
    received.length === 0
      ? [b('没有向其他系统提供您的信息。', 'Nothing of yours was handed to any other system.')]
      : [],
  table:
    received.length === 0
      ? null
      : {
          headings: [b('接收方', 'To'), b('时间', 'When'), b('加分', 'Points')],
          widths: [50, 30, 20],
          rows: received.map(({ at: when, points }) => [
            b('“商鼎分”系统', 'The Shangding points system'),
            at(when),
            String(points),
          ]),
        },
});
