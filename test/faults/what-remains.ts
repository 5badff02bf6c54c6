import { ListExecutionsCommand } from '@aws-sdk/client-sfn';
import { AccountId } from '../../shared/domain/actor.ts';
import { isChainWhole } from '../../shared/domain/append-action.ts';
import { addUp } from '../../shared/domain/desk-numbers.ts';
import type { ReportId } from '../../shared/domain/ids.ts';
import { stateOf } from '../../shared/domain/report.ts';
import { places } from './engines.ts';
import { campaignOf, executionOf } from './one-life.ts';
import { identityOf, type Ports } from './ports.ts';

/**
 * All that a life left behind, without what is drawn at random or bears its number: two lives that went the same way
 * leave the same.
 */
export async function whatRemains(calm: Ports, life: number, reportId: ReportId) {
  const report = await calm.reports.find(reportId);
  if (report === null) throw new Error('no report');
  const subjectId = await calm.vault.subjectIdOf(identityOf(`citizen-${life}`).document);
  const { executions = [] } = await calm.clients.sfn.send(
    new ListExecutionsCommand({ stateMachineArn: places.verification, maxResults: 1000 }),
  );
  const { campaignId: _, ...counts } = { campaignId: '', ...(await calm.counters.read(campaignOf(life))) };
  const { secondsToDecision: _s, ...desk } = addUp(
    (await calm.counters.desks(campaignOf(life), null)).tallies,
  );
  const own = new Map<string, string>([
    [reportId, 'the report'],
    [subjectId, 'the subject'],
    [`p-${life}`, 'the person'],
    [`citizen-${life}`, 'the account'],
    [campaignOf(life), 'the campaign'],
  ]);
  const history = report.history.map(entry => {
    const { hash: _h, previous: _p, requestHash: _r, actionId: _a, ...kept } = entry;
    return JSON.parse(
      JSON.stringify(kept, (key, value) => {
        if (key === 'versionId' || key === 'deed') return typeof value;
        return typeof value === 'string'
          ? [...own].reduce((text, [from, to]) => text.replaceAll(from, to), value)
          : value;
      }),
    );
  });
  return {
    status: stateOf(report).status,
    chainWhole: isChainWhole(report),
    history,
    form: report.form,
    counts,
    desk,
    executions: executions.filter(({ name = '' }) => name.startsWith(reportId)).length,
    execution: await executionOf(calm, reportId),
    kept: (await calm.vault.open(subjectId)) !== null,
    owned: (await calm.reports.ownedBy(AccountId.parse(`citizen-${life}`), 10, null)).items.length,
  };
}
