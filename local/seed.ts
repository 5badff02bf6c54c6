import { Policy } from '../shared/domain/policy.ts';
import policyFile from '../shared/policy/zhengzhou-flood-2021.json' with { type: 'json' };
import type { ReliefClient } from './client/relief-client.ts';
import { creditCode, type VerifiedAccount } from './demo/cast.ts';
import { type DemoFile, jpegFile, pdfFile, pngFile } from './demo/files.ts';
import { campaignId, policyId } from './demo/plan.ts';
import { sendEvidence } from './demo/send-evidence.ts';
import { stageOn } from './demo/stage.ts';
import { addFirstOfficer } from './first-officer.ts';
import { type Persona, personas } from './issuer/personas.ts';
import type { SeedContext } from './start-local.ts';

const FIRST_OFFICER = 'staff-xu-ning';

const form = (category: string, district: string, title: string) => ({
  category,
  district,
  matter: {
    title,
    description: '七月二十日起连续两日参加防汛救灾，有现场照片和单位证明。',
    startedOn: '2021-07-20',
    endedOn: '2021-07-21',
    place: '郑州市',
  },
});

/** A few reports of the personas, each waiting where somebody can try what comes next. Li Na has none: hers is the reader's. */
const reports: readonly { who: string; form: ReturnType<typeof form>; files: readonly DemoFile[] }[] = [
  {
    who: 'wang-qiang',
    form: form('frontline-relief', '410105', '驾车转移京广路被困群众'),
    files: [pngFile('seed-wang')],
  },
  {
    who: 'anna-schmidt',
    form: form('aid-and-health', '410105', '在安置点协助防疫消杀'),
    files: [jpegFile('seed-anna')],
  },
  {
    who: 'zhao-min',
    form: form('urgent-production-leaders', '410122', '组织连夜生产抽水泵'),
    files: [pdfFile('seed-zhao'), jpegFile('seed-zhao')],
  },
];

/** Fills an empty stack: policy, staff, one campaign, some reports. Done again after a kill, it changes nothing. */
export async function seed(context: SeedContext): Promise<void> {
  const stage = stageOn(context, () => undefined, context.log);
  await addFirstOfficer(context, FIRST_OFFICER);
  const office = stage.as(FIRST_OFFICER);
  await office.call('loadPolicy', { key: 'seed-policy', body: Policy.parse(policyFile) });
  await stage.each('staff', personas, async ({ sub, staff }) => {
    if (staff === undefined || sub === FIRST_OFFICER) return;
    await office.call('putStaff', {
      params: { account: sub },
      key: `seed-staff-${sub}`,
      body: { role: staff.role, department: staff.department, districts: [...staff.districts], active: true },
    });
  });
  await office.call('createCampaign', {
    key: 'seed-campaign',
    body: {
      campaignId,
      name: { zh: '郑州市2021年7月防汛救灾', en: 'Flood relief in Zhengzhou, July 2021' },
      policyId,
      startedOn: '2021-07-17',
    },
  });
  const recommended = recommend(stage.as('staff-feng-lin'));
  await stage.each('reports', reports, async report => {
    const persona = personas.find(one => one.persona === report.who);
    if (persona?.document === undefined) return;
    const verified = { ...persona, document: persona.document };
    await reportAs(stage.as(persona.sub), verified, report.form, report.files);
  });
  await recommended;
}

async function reportAs(
  client: ReliefClient,
  persona: Persona & VerifiedAccount,
  draft: ReturnType<typeof form>,
  files: readonly DemoFile[],
): Promise<void> {
  const key = (step: string) => `seed-${persona.persona}-${step}`;
  const { reportId } = await client.call('openReport', {
    key: key('open'),
    body: { campaignId, channel: 'citizen', form: draft },
  });
  await sendEvidence(client, reportId, key('files'), files);
  const { type, number } = persona.document;
  await client.call('submitReport', {
    params: { reportId },
    key: key('submit'),
    body: {
      subject: {
        kind: 'person',
        name: persona.name,
        sex: persona.gender,
        document: { type: type === 'passport' ? type : 'resident-id', number },
        birthDate: persona.birthdate,
      },
      declarations: ['permanent-resident', 'full-civil-capacity'],
      consents: [
        { consent: 'verification', textVersion: '1' },
        { consent: 'hand-to-points-system', textVersion: '1' },
      ],
    },
  });
}

async function recommend(clerk: ReliefClient): Promise<void> {
  const { reportId } = await clerk.call('openReport', {
    key: 'seed-organisation-open',
    body: {
      campaignId,
      channel: 'department',
      form: form('organisation-contribution', '410122', '紧急供应抽水泵和沙袋'),
    },
  });
  await sendEvidence(clerk, reportId, 'seed-organisation-files', [pdfFile('seed-organisation')]);
  await clerk.call('submitReport', {
    params: { reportId },
    key: 'seed-organisation-submit',
    body: {
      subject: { kind: 'organisation', name: '中牟示例水泵制造有限公司', creditCode: creditCode(900_000) },
      declarations: [],
      consents: [{ consent: 'public-commendation', textVersion: '1' }],
    },
  });
}
