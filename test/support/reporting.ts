import { type DemoFile, pngFile } from '../../local/demo/files.ts';
import { sendEvidence } from '../../local/demo/send-evidence.ts';
import { type Stage, until } from '../../local/demo/stage.ts';
import { registeredAccount } from './registered-account.ts';
import { campaignId, organisation } from './story.ts';

/** The deed that most reports of the stories are about; the emergency bureau is competent for it. */
export const formOf = (change: object = {}) => ({
  category: 'frontline-relief',
  district: '410105',
  matter: {
    title: '参加京广路抢险',
    description: '连续两日参加排水、转移群众和分发物资，有现场照片。',
    startedOn: '2021-07-20',
    endedOn: '2021-07-21',
    place: '金水区京广路',
  },
  ...change,
});

export const declarations = ['permanent-resident', 'full-civil-capacity'];
export const consents = [
  { consent: 'verification', textVersion: '1' },
  { consent: 'hand-to-points-system', textVersion: '1' },
];

/** What an account states of itself when it submits, as the issuer knows it. */
export function statedSubject(stage: Stage, account: string) {
  const { name, gender, document } = registeredAccount(stage.stack, account);
  return { kind: 'person' as const, name, sex: gender, document };
}

export const submission = (stage: Stage, account: string) => ({
  subject: statedSubject(stage, account),
  declarations,
  consents,
});

/** Opens a citizen's draft; `name` tells its calls apart. */
export async function openDraft(
  stage: Stage,
  account: string,
  name = account,
  form = formOf(),
): Promise<string> {
  const { reportId } = await stage.as(account).call('openReport', {
    key: `${name}-open`,
    body: { campaignId, channel: 'citizen', form },
  });
  return reportId;
}

/** A citizen's report from the draft to the department's queue. */
export async function reportAsCitizen(
  stage: Stage,
  account: string,
  given: { name?: string; form?: ReturnType<typeof formOf>; files?: readonly DemoFile[] } = {},
): Promise<string> {
  const { name = account, form = formOf(), files = [pngFile(name)] } = given;
  const reportId = await openDraft(stage, account, name, form);
  await sendEvidence(stage.as(account), reportId, `${name}-files`, files);
  await stage.as(account).call('submitReport', {
    params: { reportId },
    key: `${name}-submit`,
    body: submission(stage, account),
  });
  await untilStatus(stage, account, reportId, 'in-review');
  return reportId;
}

/** A clerk of the industry bureau recommends an organisation of Zhongmu. */
export async function recommend(stage: Stage, index: number, consent = true): Promise<string> {
  const client = stage.as('staff-feng-lin');
  const { reportId } = await client.call('openReport', {
    key: `organisation-${index}-open`,
    body: {
      campaignId,
      channel: 'department',
      form: formOf({ category: 'organisation-contribution', district: '410122' }),
    },
  });
  await sendEvidence(client, reportId, `organisation-${index}-files`, [pngFile(`organisation-${index}`)]);
  await client.call('submitReport', {
    params: { reportId },
    key: `organisation-${index}-submit`,
    body: {
      subject: organisation(index),
      declarations: [],
      consents: consent ? [{ consent: 'public-commendation', textVersion: '1' }] : [],
    },
  });
  await untilStatus(stage, 'staff-feng-lin', reportId, 'in-review');
  return reportId;
}

export const untilStatus = (stage: Stage, account: string, reportId: string, status: string) =>
  until(
    `report ${status}`,
    () => stage.as(account).call('getReport', { params: { reportId } }),
    report => report.status === status,
  );

type Verdict =
  | { outcome: 'approve'; note?: string }
  | { outcome: 'reject'; reason: string }
  | { outcome: 'return'; reason: string; items?: { evidenceId?: string; message: string }[] };

/** Claims a report and decides on it. */
export async function decide(
  stage: Stage,
  officer: string,
  reportId: string,
  verdict: Verdict = { outcome: 'approve' },
  name = 'decide',
): Promise<void> {
  const client = stage.as(officer);
  await client.call('claimReview', { params: { reportId }, key: `${reportId}-${name}-claim` });
  await client.call('decideReview', { params: { reportId }, key: `${reportId}-${name}`, body: verdict });
}
