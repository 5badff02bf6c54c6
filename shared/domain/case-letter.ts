import type { Bilingual } from './bilingual.ts';
import type { Campaign } from './campaign.ts';
import type { Case } from './case.ts';
import type { CaseAction, CaseEntry } from './case-action.ts';
import { caseStateOf } from './case-fold.ts';
import { type LetterBody, letterBodies } from './case-letter-words.ts';
import { dayOf } from './day.ts';
import { dayInWords, type Letter, type LetterFact } from './letter.ts';
import type { Policy } from './policy.ts';
import { findConduct, findDepartment, findLegalBasis, findMeasure, severityOf } from './policy-lookups.ts';

const office: Bilingual = {
  zh: '郑州市社会信用体系建设工作领导小组办公室',
  en: 'Credit Office of Zhengzhou',
};

/**
 * The letter that goes with one entry of a case's history; null where the entry is no matter for a letter. From the record alone, so
 * that it prints to the same bytes whenever it is asked for.
 */
export function caseLetterOf(
  record: Case,
  sequence: number,
  { campaign, policy }: { readonly campaign: Campaign; readonly policy: Policy },
): Letter | null {
  const history = record.history.slice(0, sequence);
  const entry = history.at(-1);
  if (entry === undefined || entry.sequence !== sequence) return null;
  const body = bodyOf(entry, policy);
  if (body === null) return null;
  const department = findDepartment(policy, record.department)?.name ?? {
    zh: record.department,
    en: record.department,
  };
  return {
    reference: `${record.caseId.slice(0, 8).toUpperCase()}-${String(sequence).padStart(3, '0')}`,
    office: body.from === 'department' ? department : office,
    title: body.title,
    addressee: record.subject.name,
    paragraphs: body.paragraphs,
    facts: factsOf({ ...record, history }, campaign, policy),
    sections: [],
    clocks: body.clocks,
    rights: body.rights,
    day: dayOf(entry.at),
  };
}

const bodyOf = (entry: CaseEntry, policy: Policy): LetterBody | null => {
  const write = letterBodies[entry.action.type];
  // The table gives each type the writer of its own actions; the compiler does not follow that through the index.
  return write === undefined
    ? null
    : (write as (action: CaseAction, policy: Policy) => LetterBody)(entry.action, policy);
};

/** The facts that every letter states, as they stood at its entry. */
function factsOf(record: Case, { name }: Campaign, policy: Policy): LetterFact[] {
  const { matter, decided, listed } = caseStateOf(record);
  const facts: LetterFact[] = [
    { label: { zh: '统一社会信用代码', en: 'Credit code' }, value: record.subject.creditCode },
    { label: { zh: '防汛救灾期间', en: 'Relief campaign' }, value: name },
  ];
  const add = (zh: string, en: string, value: Bilingual | string | undefined) => {
    if (value !== undefined) facts.push({ label: { zh, en }, value });
  };
  if (matter.kind === 'default') {
    const { conduct, basis, severity, measures, from, until } = matter.charge;
    add('行为', 'Conduct', conduct === null ? undefined : findConduct(policy, conduct)?.text);
    add('行为日期', 'Days', from === until ? from : `${from} – ${until}`);
    if (basis !== null) {
      const title = findLegalBasis(policy, basis.id)?.title ?? { zh: basis.id, en: basis.id };
      add('法律依据', 'Legal basis', {
        zh: `${title.zh} ${basis.articles}`,
        en: `${title.en}, ${basis.articles}`,
      });
    }
    add('失信程度', 'Severity', severity === null ? undefined : severityOf(policy, severity).name);
    for (const measure of measures) add('惩戒措施', 'Measure', findMeasure(policy, measure)?.text);
  }
  if (matter.kind === 'exemption') {
    add('失信记录', 'Default', matter.hardship.record);
    add('受灾原因', 'Cause', matter.hardship.cause);
    add('地点', 'Place', matter.hardship.place);
  }
  add('决定文号', 'Decision', decided?.number);
  if (listed !== null) {
    add('可申请信用修复之日', 'Repair from', dayInWords(listed.repairFrom));
    add('公示截止', 'Shown until', dayInWords(listed.displayUntil));
  }
  return facts;
}

export const lettersOf = (record: Case): readonly number[] =>
  record.history
    .filter(({ action }) => letterBodies[action.type] !== undefined)
    .map(({ sequence }) => sequence);
