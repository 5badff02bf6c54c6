import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { creditCode, madeUpPerson } from '../../local/demo/cast.ts';
import { type Stage, stageOn, until } from '../../local/demo/stage.ts';
import { addFirstOfficer } from '../../local/first-officer.ts';
import { assertInvariants } from '../../local/invariants/assert-invariants.ts';
import { personas } from '../../local/issuer/personas.ts';
import { type LocalStack, startLocal } from '../../local/start-local.ts';
import type { ReleaseView } from '../../shared/contract/release-routes.ts';
import { Policy } from '../../shared/domain/policy.ts';
import policyFile from '../../shared/policy/zhengzhou-flood-2021.json' with { type: 'json' };

export const campaignId = 'zhengzhou-flood-2021';
export const firstOfficer = 'staff-xu-ning';

/** The story's days; the clock begins at the first. */
export const days = {
  begins: '2021-07-22T01:00:00.000Z',
  ended: '2021-08-10T00:00:00.000Z',
  endDeclared: '2021-08-10T01:00:00.000Z',
  reportsClose: '2021-08-12T00:00:00.000Z',
  publicationDue: '2021-08-16T00:00:00.000Z',
} as const;

/** A running stack of a test's own, with everybody of the issuer's personas in their places and one campaign. */
export type Story = Stage & {
  readonly dataDirectory: string;
  /** What is broken behind the API; a journey ends with none. */
  broken(): Promise<readonly string[]>;
  end(): Promise<void>;
};

export const nextCitizens = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `citizen-${index}`);

export const organisation = (index: number) => ({
  kind: 'organisation' as const,
  name: `郑州示例第${index + 1}号物资有限公司`,
  creditCode: creditCode(index),
});

export async function startStack(dataDirectory: string): Promise<LocalStack> {
  return startLocal({ port: 0, dataDirectory, demo: false, beginsAt: days.begins, log: () => {} });
}

/** `citizens` more of them than the personas: `citizen-0`, `citizen-1`, … */
export async function beginStory(citizens = 0): Promise<Story> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'relief-journey-'));
  const stack = await startStack(dataDirectory);
  const stage = stageOn(
    stack,
    () => {},
    () => {},
  );
  await prepare(stage, citizens);
  return {
    ...stage,
    dataDirectory,
    broken: () => assertInvariants(stack),
    async end() {
      await stack.close();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** Told again, it changes nothing. */
export async function prepare(stage: Stage, citizens: number): Promise<void> {
  const { stack } = stage;
  await addFirstOfficer(stack, firstOfficer);
  if (citizens > 0) {
    const identities = nextCitizens(citizens).map((sub, index) => ({ sub, ...madeUpPerson(index, 1990) }));
    await register(stack, identities);
  }
  const office = stage.as(firstOfficer);
  await office.call('loadPolicy', { key: 'the-policy', body: Policy.parse(policyFile) });
  await Promise.all(
    personas.map(async ({ sub, staff }) => {
      if (staff === undefined || sub === firstOfficer) return;
      await office.call('putStaff', {
        params: { account: sub },
        key: `staff-row-${sub}`,
        body: { ...staff, districts: [...staff.districts], active: true },
      });
    }),
  );
  await office.call('createCampaign', {
    key: 'the-campaign',
    body: {
      campaignId,
      name: { zh: '郑州市2021年7月防汛救灾', en: 'Flood relief in Zhengzhou, July 2021' },
      policyId: campaignId,
      startedOn: '2021-07-17',
    },
  });
}

/** Makes people known to the issuer. */
export async function register(
  stack: Omit<LocalStack, 'close'>,
  identities: readonly object[],
): Promise<void> {
  const response = await fetch(`${stack.issuerUrl}/identities`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identities }),
  });
  if (!response.ok) throw new Error(`the issuer refused: ${response.status} ${await response.text()}`);
}

/** The end is declared, the due day passes, and the release that the sweeper starts is composed. */
export async function untilComposed(stage: Stage): Promise<ReleaseView> {
  await stage.moveTo(days.endDeclared);
  await stage.as(firstOfficer).call('endCampaign', {
    params: { campaignId },
    key: 'the-end-of-it',
    body: { endedAt: days.ended, reportsCloseAt: days.reportsClose, publicationDueAt: days.publicationDue },
  });
  await stage.moveTo(days.publicationDue);
  return nextRelease(stage, 1);
}

/** Waits for a release to be composed; what waits by the clock is helped along. */
export async function nextRelease(stage: Stage, release: number): Promise<ReleaseView> {
  return until(
    `release ${release} composed`,
    async () => {
      const found = await stage.as(firstOfficer).ask('getRelease', { params: { campaignId, release } });
      if (found.ok && found.value.status !== 'frozen') return found.value;
      stage.stack.clock.advance(60_000);
      await stage.stack.running.idle();
      return null;
    },
    found => found !== null,
  ).then(found => {
    if (found === null) throw new Error('unreachable');
    return found;
  });
}

/** Two officers who determined nothing approve; published, delivered and reconciled follow by themselves. */
export async function approveAndPublish(stage: Stage, preview: ReleaseView): Promise<ReleaseView> {
  const params = { campaignId, release: preview.release };
  for (const account of ['staff-tang-rui', 'staff-cao-lei']) {
    await stage.as(account).call('decideRelease', {
      params,
      key: `approve-${preview.release}-${account}`,
      body: { decision: 'approve', manifestHash: preview.manifestHash ?? '' },
    });
  }
  return until(
    'reconciled',
    async () => {
      await stage.stack.running.idle();
      return stage.as(firstOfficer).call('getRelease', { params });
    },
    found => found.status === 'reconciled',
  );
}
