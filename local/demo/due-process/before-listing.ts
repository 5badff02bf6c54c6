import { campaignId } from '../plan.ts';
import {
  charge,
  decide,
  decidedWays,
  emptyCharge,
  hardship,
  listedWays,
  organisations,
  service,
  type Way,
} from './cast.ts';
import type { Court } from './court.ts';

export async function openAll(court: Court): Promise<void> {
  for (const { way, name, creditCode } of organisations) {
    const matter =
      way === 'exempted'
        ? { kind: 'exemption' as const, hardship }
        : { kind: 'default' as const, charge: way === 'stopped-at-each-gate' ? emptyCharge : chargeOf(way) };
    const { caseId } = await court.stage.as('staff-zheng-hao').call('openCase', {
      key: `due-open-${way}`,
      body: { campaignId, district: '410105', subject: { name, creditCode }, matter },
    });
    court.remember(way, caseId);
  }
}

const chargeOf = (way: Way) => (way === 'expired' ? { ...charge, displayMonths: 6 } : charge);

export async function stopAtDetermination(court: Court): Promise<void> {
  const stopped = 'stopped-at-each-gate';
  const pieces = ['conduct', 'facts', 'evidence', 'basis', 'severity', 'display-period', 'measures'];
  const determine = { step: 'determine' as const, reason: '事实清楚。' };
  await court.refused(stopped, 'nothing is written yet', pieces, determine);
  await court.step(stopped, { step: 'save', charge });
  const notice = {
    step: 'serve-notice' as const,
    notice: 'listing' as const,
    service: service(court.today()),
  };
  await court.refused(
    stopped,
    'a notice before the determination',
    ['determination', 'second-officer'],
    notice,
  );
}

/** Held out of everything; the same fact comes again, by another case and by a plain report. */
export async function exempt(court: Court): Promise<void> {
  await court.step('exempted', { step: 'determine', reason: '受灾属实' });
  const held = await court.secondly('exempted', { step: 'second', reason: null });
  court.note('the exempt default', 'held-out', held.status);
  const { name, creditCode } = court.of('exempted');
  const again = await court.stage.as('staff-he-jing').call('openCase', {
    key: 'due-again',
    body: {
      campaignId,
      district: '410105',
      subject: { name, creditCode },
      matter: { kind: 'default', charge: { ...charge, facts: '防汛物资逾期未交付，造成紧张。' } },
    },
  });
  court.note('the same fact by another case', 'held-out', again.status);
  court.note('the exemption remembers it', 1, (await court.view('exempted')).metAgain);
  const report = await court.stage.as('staff-zheng-hao').ask('openReport', {
    key: 'due-report',
    body: {
      campaignId,
      channel: 'department',
      form: { category: 'organisation-default', district: '410105', matter: {} },
    },
  });
  const code = report.ok ? 'taken' : (report.problem.problems[0]?.code ?? '');
  court.note('the same fact by a plain report', 'category-needs-procedure', code);
  await court.letter('exempted', 'exempted');
}

export async function serve(court: Court, way: Way): Promise<void> {
  const notice = way === 'stopped-at-each-gate' ? ('penalty' as const) : ('listing' as const);
  await court.step(way, { step: 'serve-notice', notice, service: service(court.today()) });
}

export async function stateSide(court: Court): Promise<void> {
  const way = 'stated-its-side';
  await court.letter(way, 'notice-served');
  await court.answer(way, { answer: 'statement', text: '进货价同期上涨，附进货发票。' });
  await court.refused(
    way,
    'a decision before the answer',
    ['objection-window', 'statement-answered'],
    decide(court.today(), 11),
  );
  const dropped = await court.step(way, { step: 'drop', reason: '陈述属实，事实不成立' });
  court.note('whose side was right', 'dropped', dropped.status);
}

export async function stopInWindow(court: Court): Promise<void> {
  const stopped = 'stopped-at-each-gate';
  const body = decide(court.today(), 2);
  const only = ['notice', 'notified-as-determined', 'objection-window'];
  await court.refused(stopped, 'a notice of a penalty alone', only, body);
  await court.step(stopped, { step: 'serve-notice', notice: 'listing', service: service(court.today()) });
  await court.refused(stopped, 'a decision within the window', ['objection-window'], body);
}

export async function decideAll(court: Court): Promise<void> {
  for (const [index, way] of decidedWays.entries())
    await court.step(way, decide(court.today(), index + 20, way !== 'stopped-at-each-gate'));
  const final = { step: 'finalise' as const };
  await court.refused(
    'stopped-at-each-gate',
    'no repair notice, and not final',
    ['repair-notice', 'final'],
    final,
  );
  await court.letter('listed', 'decided');
}

export async function listAll(court: Court): Promise<void> {
  await court.refused('stopped-at-each-gate', 'no repair notice', ['repair-notice'], { step: 'finalise' });
  for (const way of listedWays) {
    await court.step(way, { step: 'finalise' });
    await court.decide(way, { decision: 'list' });
  }
}
