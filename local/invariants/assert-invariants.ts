import type { LocalStack } from '../start-local.ts';
import { bulksAgree } from './bulks-agree.ts';
import { casesAgree } from './cases-agree.ts';
import { countersAgree } from './counters-agree.ts';
import { eachReportOnce } from './each-report-once.ts';
import { evidenceHolds } from './evidence-holds.ts';
import { historiesHold } from './histories-hold.ts';
import { importsAgree } from './imports-agree.ts';
import { ledgersAgree } from './ledgers-agree.ts';
import { listsAgree } from './lists-agree.ts';
import { manifestsHold } from './manifests-hold.ts';
import { nobodyShows } from './nobody-shows.ts';
import { nothingParked } from './nothing-parked.ts';
import { pointsSystemAgrees } from './points-system-agrees.ts';
import { publishedReleases } from './published-releases.ts';
import { readStack } from './read-stack.ts';
import { registeredPeople } from './registered-people.ts';
import { storedRecords } from './stored-records.ts';
import { workflowsAgree } from './workflows-agree.ts';

/**
 * What must hold whatever happened to a stack, looked at from behind once it has come to rest: its stores, engines, files
 * and the systems around it. Each line names what is broken, without a personal value; none where all holds. The numbers
 * are those of the design (I1 to I9).
 */
export async function assertInvariants(stack: Omit<LocalStack, 'close'>): Promise<readonly string[]> {
  await stack.running.idle();
  const reader = readStack(stack);
  try {
    const people = registeredPeople(reader.dataDirectory);
    const records = await storedRecords(reader);
    const evidence = await evidenceHolds(reader, records);
    const releases = publishedReleases(records, evidence.tampered);
    return [
      ...records.damaged,
      ...(await eachReportOnce(reader, records)),
      ...historiesHold(records),
      ...(await importsAgree(reader, records)),
      ...(await bulksAgree(reader, records)),
      ...(await casesAgree(reader, records)),
      ...(await ledgersAgree(reader, records, releases)),
      ...(await pointsSystemAgrees(reader, releases, people)),
      ...(await listsAgree(reader, releases)),
      ...(await manifestsHold(reader, releases)),
      ...(await nobodyShows(reader, people)),
      ...evidence.broken,
      ...countersAgree(records),
      ...(await nothingParked(reader)),
      ...(await workflowsAgree(reader, records)),
    ];
  } finally {
    reader.close();
  }
}
