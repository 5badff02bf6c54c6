import { addFirstOfficer } from '../../first-officer.ts';
import type { LocalStack } from '../../start-local.ts';
import { firstOfficer } from '../cast.ts';
import { officePrepares } from '../office-acts.ts';
import { type Progress, stageOn } from '../stage.ts';
import type { Told } from '../tell-campaign.ts';
import { expire, object, repair, revokeAndTakeDown } from './after-listing.ts';
import {
  decideAll,
  exempt,
  listAll,
  openAll,
  serve,
  stateSide,
  stopAtDetermination,
  stopInWindow,
} from './before-listing.ts';
import { agents, determined, listedWays, organisations, ways } from './cast.ts';
import { type Court, courtOn } from './court.ts';

/** Eleven organisations go eleven ways through due process; nothing but the API is used, and everything is looked at from outside. */
export async function tellDueProcess(
  stack: LocalStack,
  progress: Progress,
  say: (line: string) => void,
): Promise<Told> {
  const stage = stageOn(stack, progress, say);
  say('the office prepares: policy, people, campaign; the issuer verifies representatives');
  await addFirstOfficer(stack, firstOfficer);
  await officePrepares(stage, []);
  await putMarketOfficers(stack, stage.as(firstOfficer));
  const court = courtOn(stage);

  say('the department opens eleven cases; one is exempt, because the disaster caused it');
  await openAll(court);
  await stopAtDetermination(court);
  await exempt(court);
  for (const way of determined) {
    await court.step(way, { step: 'determine', reason: '事实清楚，证据充分，依据明确。' });
    await court.secondly(way, { step: 'second', reason: null });
  }
  say('written notices are served, with their proof');
  for (const way of determined) await serve(court, way);
  await stateSide(court);
  await stopInWindow(court);
  await court.shows('while the window is open', []);

  say('a week later: the window has passed, the decisions are served with the repair notice');
  await court.pass(8);
  await decideAll(court);
  await court.shows('while remedies can be sought', []);

  say('half a year later: nobody sought review; final, and listed');
  await court.pass(186);
  await listAll(court);
  await court.shows('once final', listedWays);

  await object(court);
  await revokeAndTakeDown(court);
  await repair(court);
  await expire(court);
  await court.shows('in the end', ['listed', 'objected-and-upheld', ['corrected', 'corrected']]);
  await court.registerHolds();
  court.note('letters downloaded, none like another', 10, court.lettersSeen());
  return {
    checks: court.checks,
    counts: { organisations: organisations.length, ways: ways.length, letters: court.lettersSeen() },
    manifestHash: null,
  };
}

async function putMarketOfficers(
  { issuerUrl }: Pick<LocalStack, 'issuerUrl'>,
  office: ReturnType<Court['stage']['as']>,
): Promise<void> {
  const response = await fetch(`${issuerUrl}/identities`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identities: agents }),
  });
  if (!response.ok) throw new Error(`the issuer refused the representatives: ${response.status}`);
  const row = { department: 'market-regulation', districts: ['*' as const], active: true };
  for (const [account, role] of [
    ['staff-zheng-hao', 'reviewer'],
    ['staff-he-jing', 'lead'],
  ] as const)
    await office.call('putStaff', { params: { account }, key: `due-${account}`, body: { role, ...row } });
}
