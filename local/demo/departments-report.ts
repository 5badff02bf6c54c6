import { formOf, subjectOf } from './citizens-report.ts';
import { fileOf } from './files.ts';
import { type CitizenPlan, campaignId, type OrganisationPlan } from './plan.ts';
import { sendEvidence } from './send-evidence.ts';
import type { Stage } from './stage.ts';

/** A clerk recommends one organisation, with its certificate and its consent to be commended in public. */
export async function clerkRecommends(stage: Stage, plan: OrganisationPlan): Promise<string> {
  const client = stage.as(plan.clerk);
  const key = (step: string) => `organisation-${plan.index}-${step}`;
  const { reportId } = await client.call('openReport', {
    key: key('open'),
    body: {
      campaignId,
      channel: 'department',
      form: {
        category: 'organisation-contribution',
        district: plan.district,
        matter: {
          title: '紧急供应防汛救灾物资',
          description: '昼夜生产并免费运送沙袋、抽水泵和食品，圆满完成市委市政府安排的任务。',
          startedOn: '2021-07-20',
          endedOn: '2021-07-21',
          place: '郑州市',
        },
      },
    },
  });
  await sendEvidence(client, reportId, key('files'), [plan.file]);
  await client.call('submitReport', {
    params: { reportId },
    key: key('submit'),
    body: {
      subject: { kind: 'organisation', name: plan.name, creditCode: plan.creditCode },
      declarations: [],
      consents: plan.fate === 'held-back' ? [] : [{ consent: 'public-commendation', textVersion: '1' }],
    },
  });
  return reportId;
}

/** A department reports, under its own duty, the deed that a citizen has reported themself. */
export async function clerkReportsPerson(stage: Stage, plan: CitizenPlan, clerk: string): Promise<string> {
  const client = stage.as(clerk);
  const key = (step: string) => `person-${plan.index}-${step}`;
  const { reportId } = await client.call('openReport', {
    key: key('open'),
    body: { campaignId, channel: 'department', form: formOf(plan) },
  });
  const files = plan.files.map((_, n) => fileOf(plan.index + n, `department-${plan.index}-${n}`));
  await sendEvidence(client, reportId, key('files'), files);
  await client.call('submitReport', {
    params: { reportId },
    key: key('submit'),
    body: { subject: subjectOf(plan), declarations: [], consents: [] },
  });
  return reportId;
}
