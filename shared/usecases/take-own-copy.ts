import { hashOf } from '../domain/canonical.ts';
import { dayOf } from '../domain/day.ts';
import type { SubjectId } from '../domain/ids.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import type { Policy } from '../domain/policy.ts';
import { findCategory, findDepartment } from '../domain/policy-lookups.ts';
import { recordLetter } from '../domain/record-letter.ts';
import { personKey } from '../domain/subject-key.ts';
import { freeCopiesPerYear, type RecordCopy, type RecordItem } from '../domain/subject-record.ts';
import type { CopyRegister, TakenCopy } from '../ports/copy-register.ts';
import type { LetterPress } from '../ports/letter-press.ts';
import type { ActionCall } from './action-call.ts';
import { getCampaignPolicy } from './campaign-policy.ts';
import { aboutSubject, type GetOwnRecordPorts } from './get-own-record.ts';
import { accessesOfFile, accessViewOf, type ListOwnAccessesPorts } from './list-own-accesses.ts';
import { itemsAbout, subjectOf } from './own-record.ts';

export type TakeOwnCopyPorts = GetOwnRecordPorts &
  ListOwnAccessesPorts & {
    readonly copies: CopyRegister;
    readonly press: LetterPress;
  };

/** More than anybody reports in a campaign, and few enough for one letter. */
const MOST_ITEMS = 100;
const MOST_LOOKS = 100;

/** Everything at once, as data and on paper. The same call again gives the same copy and counts once. */
export async function takeOwnCopy(
  ports: TakeOwnCopyPorts,
  { by }: { readonly by: ActionCall },
): Promise<Outcome<{ readonly copy: RecordCopy; readonly pdf: string }>> {
  const subject = await subjectOf(ports, by.bearer);
  if (!subject.ok) return subject;
  const taken = await take(ports.copies, subject.value, by);
  if (!taken.ok) return taken;
  const { number, at } = taken.value;
  const year = Number(dayOf(at).slice(0, 4));
  const { items, next } = await itemsAbout(ports, subject.value, MOST_ITEMS, null);
  const copy: RecordCopy = {
    schemaVersion: 1,
    reference: `查〔${year}〕${hashOf([subject.value, year, number]).slice(0, 8)}-${number}`,
    madeAt: at,
    ...(await aboutSubject(ports, subject.value, at)),
    items: await Promise.all(items.map(async item => ({ ...item, accesses: await looksAt(ports, item) }))),
    complete: next === null,
  };
  const policy = items[0] === undefined ? null : (await getCampaignPolicy(ports, items[0].campaignId)).policy;
  const pdf = await ports.press.print(recordLetter(copy, officeOf(policy), nameIn(policy)));
  return accept({ copy, pdf: Buffer.from(pdf).toString('base64') });
}

/** The next free number of the year, or the one that this very call took before. */
async function take(
  copies: CopyRegister,
  subjectId: SubjectId,
  { actionId, now }: ActionCall,
): Promise<Outcome<TakenCopy>> {
  const subject = personKey(subjectId);
  const year = Number(dayOf(now).slice(0, 4));
  for (let tries = 0; tries <= freeCopiesPerYear; tries += 1) {
    const taken = await copies.of(subject, year);
    const own = taken.find(copy => copy.actionId === actionId);
    if (own !== undefined) return accept(own);
    if (taken.length >= freeCopiesPerYear) return noMoreThisYear;
    const next = { number: taken.length + 1, at: now, actionId };
    if (await copies.take(subject, year, next)) return accept(next);
  }
  return noMoreThisYear;
}

async function looksAt(ports: ListOwnAccessesPorts, { reportId }: RecordItem) {
  const [{ items }, report] = await Promise.all([
    ports.accesses.of({ kind: 'report', id: reportId }, MOST_LOOKS, null),
    ports.reports.find(reportId),
  ]);
  const ofFile = report === null ? [] : await accessesOfFile(ports, report);
  return [...items, ...ofFile].map(accessViewOf).sort((a, b) => (a.at < b.at ? 1 : -1));
}

const officeOf = (policy: Policy | null) =>
  policy === null
    ? { zh: '市信用办', en: 'Municipal Credit Office' }
    : {
        zh: `${policy.jurisdiction.city.name.zh}信用办`,
        en: `Credit Office of ${policy.jurisdiction.city.name.en}`,
      };

const nameIn = (policy: Policy | null) => (id: string) =>
  (policy === null ? undefined : (findCategory(policy, id) ?? findDepartment(policy, id))?.name) ?? {
    zh: id,
    en: id,
  };

const noMoreThisYear = refuse(
  'too-many',
  '今年的两份免费报告已经领取；网上查看仍然免费，不受次数限制。',
  'Both free copies of this year are taken; looking at your record stays free, as often as you like.',
);
