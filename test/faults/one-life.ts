import { createHash } from 'node:crypto';
import { DescribeExecutionCommand } from '@aws-sdk/client-sfn';
import { pngFile } from '../../local/demo/files.ts';
import { createActionId } from '../../shared/domain/action-id.ts';
import { AccountId, type Caller, PersonRef } from '../../shared/domain/actor.ts';
import { Campaign } from '../../shared/domain/campaign.ts';
import { EvidenceFile } from '../../shared/domain/evidence.ts';
import { CampaignId, DepartmentId, type ReportId } from '../../shared/domain/ids.ts';
import { later, Moment } from '../../shared/domain/moment.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';
import type { Report } from '../../shared/domain/report.ts';
import { ReportForm } from '../../shared/domain/report-form.ts';
import { claimReview } from '../../shared/usecases/claim-review.ts';
import { decideReview } from '../../shared/usecases/decide-review.ts';
import { followReport } from '../../shared/usecases/follow-report.ts';
import { openReport } from '../../shared/usecases/open-report.ts';
import { recordEvidence } from '../../shared/usecases/record-evidence.ts';
import { requestEvidenceUpload } from '../../shared/usecases/request-evidence-upload.ts';
import { submitReport } from '../../shared/usecases/submit-report.ts';
import { zhengzhou } from '../shared/domain/zhengzhou.ts';
import { places } from './engines.ts';
import { identityOf, type Ports } from './ports.ts';

const begins = Moment.parse('2021-07-22T02:00:00.000Z');
export const campaignOf = (life: number): CampaignId => CampaignId.parse(`relief-of-life-${life}`);

/** What every life needs before it begins; done with ports that nobody disturbs. */
export async function prepareLife({ campaigns, policies }: Ports, life: number): Promise<void> {
  await policies.add(zhengzhou());
  await campaigns.add(
    Campaign.parse({
      campaignId: campaignOf(life),
      schemaVersion: 1,
      name: { zh: '防汛救灾', en: 'Flood relief' },
      policyId: zhengzhou().policyId,
      startedOn: '2021-07-17',
      endedAt: null,
      reportsCloseAt: null,
      publicationDueAt: null,
      releases: 0,
      version: 1,
      createdBy: { kind: 'system', name: 'test' },
      createdAt: begins,
      calls: [],
    }),
  );
}

/** Asked once more where it broke, with the same key: what a client does, a stream, an event. */
const untilAnswered = <T>(run: () => Promise<T>): Promise<T> => run().catch(run);

function taken<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.code}`);
  return outcome.value;
}

const citizenOf = (life: number): Caller => ({
  account: AccountId.parse(`citizen-${life}`),
  person: PersonRef.parse(`p-${life}`),
  role: 'citizen',
  department: null,
  districts: [],
});
export const officer: Caller = {
  account: AccountId.parse('officer-1'),
  person: PersonRef.parse('p-officer'),
  role: 'reviewer',
  department: DepartmentId.parse('emergency-bureau'),
  districts: ['*'],
};

/**
 * One report from its opening to the end of its workflow, each step called as its door calls it. `calm` are ports that
 * nobody disturbs, to look at what has come about. A life that was cut short is lived again with the same number.
 */
export async function liveOnce(
  ports: Ports,
  calm: Ports,
  life: number,
  whileWaiting: (reportId: ReportId) => Promise<void> = async () => {},
): Promise<ReportId> {
  const citizen = citizenOf(life);
  const by = (caller: Caller, step: string, minutes: number) => ({
    caller,
    actionId: createActionId('call', life, step),
    now: later(begins, minutes * 60_000),
    bearer: caller.account,
  });
  const form = ReportForm.parse({
    category: 'frontline-relief',
    district: '410105',
    matter: {
      title: '参加京广路抢险',
      description: '参加排水与转移群众。',
      startedOn: '2021-07-20',
      endedOn: '2021-07-21',
      place: '金水区京广路',
    },
  });
  const { reportId } = taken(
    await untilAnswered(() =>
      openReport(ports, {
        by: by(citizen, 'open', 0),
        campaignId: campaignOf(life),
        channel: 'citizen',
        form,
      }),
    ),
  );
  const { name, type, bytes } = pngFile('one life');
  const file = EvidenceFile.parse({
    name,
    type,
    length: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  const [upload] = taken(
    await untilAnswered(() =>
      requestEvidenceUpload(ports, { by: by(citizen, 'files', 1), reportId, files: [file] }),
    ),
  ).uploads;
  const put = await fetch(upload?.url ?? '', {
    method: 'PUT',
    headers: upload?.headers ?? {},
    body: Buffer.from(bytes),
  });
  if (!put.ok && put.status !== 412) throw new Error(`upload: ${put.status}`);
  await untilAnswered(() =>
    recordEvidence(ports, { key: `evidence/${reportId}/e1`, now: later(begins, 2 * 60_000) }),
  );
  const { document, name: person, sex } = identityOf(citizen.account);
  taken(
    await untilAnswered(() =>
      submitReport(ports, {
        by: by(citizen, 'submit', 3),
        reportId,
        subject: { kind: 'person', name: person, sex, document },
        declarations: ['permanent-resident', 'full-civil-capacity'],
        consents: [
          { consent: 'verification', textVersion: '1' },
          { consent: 'hand-to-points-system', textVersion: '1' },
        ],
      }),
    ),
  );
  await follow(ports, calm, reportId, 0);
  await come(async () => (await calm.reports.task(reportId))?.phase.startsWith('in-review') === true);
  await whileWaiting(reportId);
  taken(await untilAnswered(() => claimReview(ports, { by: by(officer, 'claim', 70), reportId })));
  taken(
    await untilAnswered(() =>
      decideReview(ports, {
        by: by(officer, 'decide', 71),
        reportId,
        verdict: { outcome: 'approve', note: null },
      }),
    ),
  );
  const told = await follow(ports, calm, reportId, 4);
  await come(async () => {
    // A token kept meanwhile is a change of the item too, and the stream tells of it.
    const task = await calm.reports.task(reportId);
    if (task !== null && task.token !== told) await follow(calm, calm, reportId, 6);
    return (await executionOf(calm, reportId)) === 'SUCCEEDED';
  });
  return reportId;
}

/** The table's stream, from a version on: every change in its order, each until it is followed. Gives the last token seen. */
async function follow(
  ports: Ports,
  calm: Ports,
  reportId: ReportId,
  after: number,
): Promise<string | undefined> {
  const report = await calm.reports.find(reportId);
  if (report === null) throw new Error('no report');
  const upTo = (version: number): Report | null =>
    version === 0 ? null : { ...report, history: report.history.slice(0, version) };
  let token: string | undefined;
  for (let version = after + 1; version <= report.history.length; version += 1) {
    const task = await calm.reports.task(reportId);
    token = task?.token;
    const change = { report: upTo(version) ?? report, before: upTo(version - 1), task };
    await untilAnswered(() => followReport(ports, { ...change, now: later(begins, 80 * 60_000) }));
  }
  return token;
}

export async function executionOf(calm: Ports, reportId: ReportId): Promise<string | undefined> {
  const executionArn = `${places.verification.replace(':stateMachine:', ':execution:')}:${reportId}-1`;
  return (await calm.clients.sfn.send(new DescribeExecutionCommand({ executionArn }))).status;
}

/** Looks until something has come about; the engines say nothing when it has. */
export async function come(about: () => Promise<boolean>): Promise<void> {
  const patience = performance.now() + 15_000;
  while (!(await about())) {
    if (performance.now() > patience) throw new Error('waited in vain');
  }
}
