import { charge, listedWays, paper } from './cast.ts';
import type { Court } from './court.ts';

/** Three objections: upheld after a pause for testing, corrected with the department, removed. */
export async function object(court: Court): Promise<void> {
  const { stage } = court;
  stage.say('three organisations object: their entries say so at once');
  for (const way of objecting)
    await court.answer(way, { answer: 'objection', text: '对公示内容有异议，附材料。' });
  const annotated = objecting.map(way => [way, 'objection-pending'] as const);
  const others = listedWays.filter(way => !objecting.some(one => one === way));
  await court.shows('while objections are open', [...others, ...annotated]);

  const paused = await court.decide('objected-and-upheld', { decision: 'pause', why: 'testing' });
  await court.decide('corrected', { decision: 'ask-department' });
  await court.step('corrected', { step: 'give-opinion', opinion: 'corrected', reason: '期限应当缩短' });
  const shorter = { ...charge, displayMonths: 9 };
  await court.decide('corrected', {
    decision: 'objection',
    outcome: 'corrected',
    reason: '期限缩短',
    charge: shorter,
  });
  await court.decide('removed-on-objection', {
    decision: 'objection',
    outcome: 'removed',
    reason: '主体有误',
    charge: null,
  });
  await court.untilStatus('removed-on-objection', 'delisted');
  // A week of holidays may lie in it: nine days hold working days at any time of the year.
  await court.pass(9);
  const resumed = await court.decide('objected-and-upheld', { decision: 'resume' });
  const later = (resumed.objection?.dueAt ?? '') > (paused.objection?.dueAt ?? '');
  court.note('the days of testing are not counted', 'later', later ? 'later' : 'not later');
  await court.decide('objected-and-upheld', {
    decision: 'objection',
    outcome: 'upheld',
    reason: '检测结果支持认定',
    charge: null,
  });
  for (const way of objecting) await court.letter(way, 'objection-decided');
}

const objecting = ['objected-and-upheld', 'corrected', 'removed-on-objection'] as const;

export async function revokeAndTakeDown(court: Court): Promise<void> {
  court.stage.say('one determination is revoked, one entry taken down at once and confirmed by two others');
  const before = court.stage.stack.clock.now();
  await court.step('revoked', { step: 'revoke', reason: '处罚决定已被撤销' });
  const revoked = await court.untilStatus('revoked', 'delisted');
  const days = (court.stage.stack.clock.now() - before) / 86_400_000;
  court.note(
    'revoked and gone within three days',
    'yes',
    days < 3 && revoked.receiptId !== null ? 'yes' : `${days} days`,
  );
  await court.letter('revoked', 'revoked');

  await court.decide('taken-down', { decision: 'take-down', reason: '名称相近，疑似误列' });
  await court.decide('taken-down', { decision: 'confirm-takedown' }, 'staff-tang-rui');
  const confirmed = await court.decide('taken-down', { decision: 'confirm-takedown' }, 'staff-cao-lei');
  court.note('officers who confirmed the takedown', 2, confirmed.takedownConfirmations);
  await court.untilStatus('taken-down', 'delisted');
  await court.letter('taken-down', 'taken-down');
}

export async function repair(court: Court): Promise<void> {
  const { stage } = court;
  const papers = { fulfilment: paper('整改证明'), commitment: paper('信用承诺书') };
  const { agent, creditCode } = court.of('repaired');
  const early = await stage.as(agent).ask('answerCase', {
    params: { creditCode, caseId: court.idOf('repaired') },
    key: 'due-early-repair',
    body: { answer: 'repair', ...papers },
  });
  court.note(
    'repair before its day',
    'urn:relief:problem:too-early',
    early.ok ? 'accepted' : early.problem.type,
  );
  stage.say('three months later: one applies for repair with two papers, and is off every list within a day');
  await court.pass(95);
  await court.answer('repaired', { answer: 'repair', ...papers });
  await court.decide('repaired', { decision: 'accept-repair' });
  await court.decide('repaired', { decision: 'answer-repair', granted: true, reason: '已退款并整改' });
  const gone = await court.untilStatus('repaired', 'delisted');
  court.note('repaired, by receipt', 'yes', gone.receiptId === null ? 'no' : 'yes');
  await court.letter('repaired', 'repair-granted');
}

export async function expire(court: Court): Promise<void> {
  court.stage.say('half a year after its listing, one period ends by itself');
  const { coming } = await court.view('expired');
  court.note('its end is told beforehand', 'display-ends', coming.at(-1)?.of ?? 'nothing');
  await court.pass(91);
  await court.untilStatus('expired', 'delisted');
  await court.letter('expired', 'expired');
}
