import { fileOf } from './files.ts';
import type { CitizenPlan } from './plan.ts';
import { campaignId } from './plan.ts';
import { sendEvidence } from './send-evidence.ts';
import type { Stage } from './stage.ts';

const declarations = ['permanent-resident', 'full-civil-capacity'];
const consentsOf = ({ fate }: CitizenPlan) => [
  { consent: 'verification', textVersion: '1' },
  ...(fate === 'no-points-consent' ? [] : [{ consent: 'hand-to-points-system', textVersion: '1' }]),
];

export const subjectOf = ({ account }: CitizenPlan) => ({
  kind: 'person' as const,
  name: account.name,
  sex: account.gender,
  document: { type: 'resident-id' as const, number: account.document.number },
});

export const formOf = ({ category, district, day, index }: CitizenPlan) => ({
  category,
  district,
  matter: {
    title: `参加第${index + 1}处防汛救灾工作`,
    description: '连续两日参加排水、转移群众、分发物资和防疫消杀，有现场照片和单位证明。',
    startedOn: day,
    endedOn: '2021-07-21',
    place: '郑州市',
  },
});

/** What a citizen's report came to when they had done all that they do before a department looks at it. */
export type Reported = { readonly reportId: string; readonly refusal: string | null };

/** One citizen from the draft to the submission; `nth` 1 reports the same deed a second time. */
export async function citizenReports(stage: Stage, plan: CitizenPlan, nth = 0): Promise<Reported> {
  const client = stage.as(plan.account.sub);
  const key = (step: string) => `${plan.account.sub}-${nth}-${step}`;
  const opened = await client.call('openReport', {
    key: key('open'),
    body: { campaignId, channel: 'citizen', form: formOf(plan) },
  });
  const params = { reportId: opened.reportId };
  const files =
    nth === 0 ? plan.files : plan.files.map((_, n) => fileOf(plan.index + n, `again-${plan.index}-${n}`));
  const report = await sendEvidence(client, opened.reportId, key('files'), files);

  if (plan.fate === 'infected-replaced') {
    for (const { evidenceId, state } of report.evidence) {
      if (state === 'infected')
        await client.ask('removeEvidence', {
          params: { ...params, evidenceId },
          key: key(`remove-${evidenceId}`),
        });
    }
  }
  const body = { subject: subjectOf(plan), declarations, consents: consentsOf(plan) };
  const submitted = await client.ask('submitReport', { params, key: key('submit'), body });
  if (!submitted.ok) return { reportId: opened.reportId, refusal: submitted.problem.type };
  if (plan.fate === 'withdrawn') {
    await client.call('withdrawReport', {
      params,
      key: key('withdraw'),
      body: { reason: '改由单位统一报送' },
    });
  }
  return { reportId: opened.reportId, refusal: null };
}

/** What the reviewer asked for: one sharper picture, and the report handed in again. */
export async function citizenSupplements(stage: Stage, plan: CitizenPlan, reportId: string): Promise<void> {
  const client = stage.as(plan.account.sub);
  await sendEvidence(client, reportId, `${plan.account.sub}-more`, [
    fileOf(plan.index, `sharper-${plan.index}`),
  ]);
  await client.call('supplementReport', {
    params: { reportId },
    key: `${plan.account.sub}-supplement`,
    body: { note: '已补充清晰照片' },
  });
}
