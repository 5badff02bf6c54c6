import { describe, expect, test } from 'vitest';
import { isChainWhole } from '../../../shared/domain/append-action.ts';
import { sha256Of } from '../../../shared/domain/canonical.ts';
import { stateOf } from '../../../shared/domain/report.ts';
import { checkReport } from '../../../shared/usecases/check-report.ts';
import { getReport } from '../../../shared/usecases/get-report.ts';
import { openReport } from '../../../shared/usecases/open-report.ts';
import { saveReport } from '../../../shared/usecases/save-report.ts';
import { supplementReport } from '../../../shared/usecases/supplement-report.ts';
import { withdrawReport } from '../../../shared/usecases/withdraw-report.ts';
import { campaignId, consents, declarations, form, liNa, people, png, world } from './world.ts';

const refusalOf = (outcome: { ok: boolean; refusal?: { code: string } }) =>
  outcome.ok ? 'accepted' : outcome.refusal?.code;

describe('a citizen reports', () => {
  test('from the draft to the approval, each step in the history', async () => {
    const w = world();
    const reportId = await w.waiting();
    w.value(await w.claim(people.wu, reportId));
    const decided = w.value(await w.decide(people.wu, reportId, { outcome: 'approve', note: '属实' }));
    expect(decided.status).toBe('approved');
    const report = w.ports.reports.all.get(reportId);
    expect(report?.history.map(entry => entry.action.type)).toEqual([
      'opened',
      'evidence-requested',
      'evidence-recorded',
      'submitted',
      'routed',
      'claimed',
      'approved',
    ]);
    expect(report !== undefined && isChainWhole(report)).toBe(true);
  });

  test('the record holds neither name nor ID number', async () => {
    const w = world();
    const reportId = await w.waiting();
    const stored = JSON.stringify(w.ports.reports.all.get(reportId));
    expect(stored).not.toContain(liNa.document.number);
    expect(stored).not.toContain(liNa.name);
    expect(stored).not.toContain(sha256Of(liNa.document.number));
  });

  test('opening twice with one key opens once; another body under the key is refused', async () => {
    const w = world();
    const command = { campaignId, channel: 'citizen' as const, form: form() };
    const first = w.value(await openReport(w.ports, { by: w.by(people.liNa, 'same-key'), ...command }));
    const again = w.value(await openReport(w.ports, { by: w.by(people.liNa, 'same-key'), ...command }));
    const other = await openReport(w.ports, {
      by: w.by(people.liNa, 'same-key'),
      ...command,
      form: form({ district: '410102' }),
    });
    expect(again.reportId).toBe(first.reportId);
    expect(w.ports.reports.all.size).toBe(1);
    expect(refusalOf(other)).toBe('same-key-other-request');
  });

  test('a call that opened a report finds it again after reporting has closed; a new one is refused', async () => {
    const w = world();
    const command = { campaignId, channel: 'citizen' as const, form: form() };
    const first = w.value(await openReport(w.ports, { by: w.by(people.liNa, 'in-time'), ...command }));
    const campaign = (await w.ports.campaigns.find(campaignId)) ?? never();
    await w.ports.campaigns.save({ ...campaign, endedAt: w.now(), reportsCloseAt: w.now(), version: 2 });
    const again = w.value(await openReport(w.ports, { by: w.by(people.liNa, 'in-time'), ...command }));
    const late = await openReport(w.ports, { by: w.by(people.liNa, 'too-late'), ...command });
    expect(again.reportId).toBe(first.reportId);
    expect(refusalOf(late)).toBe('campaign-not-open');
  });

  test.each([
    ['another name', { name: '李纳' }, '/subject/name'],
    ['another sex', { sex: 'male' as const }, '/subject/sex'],
    [
      'another number',
      { document: { type: 'passport' as const, number: 'E12345678' } },
      '/subject/document/type',
    ],
  ])('only for themself: %s is refused by field', async (_, change, pointer) => {
    const w = world();
    const reportId = await w.open();
    await w.upload(people.liNa, reportId);
    const outcome = await w.submit(reportId, { subject: { kind: 'person', ...liNa, ...change } });
    expect(refusalOf(outcome)).toBe('invalid');
    expect(outcome.ok ? [] : outcome.refusal.problems.map(({ path }) => `/${path.join('/')}`)).toContain(
      pointer,
    );
  });

  test('on the eighteenth birthday, and not on the day before', async () => {
    const born = {
      ...liNa,
      document: { type: 'passport' as const, number: 'E77777777' },
      birthDate: '2003-07-22' as typeof liNa.birthDate,
    };
    const w = world();
    w.identities.set('li-na', born);
    const reportId = await w.open();
    await w.upload(people.liNa, reportId);
    expect(refusalOf(await w.submit(reportId, { subject: { kind: 'person', ...born } }))).toBe('accepted');
    const young = { ...born, birthDate: '2003-07-23' as typeof liNa.birthDate };
    w.identities.set('li-na', young);
    const second = await w.open();
    await w.upload(people.liNa, second);
    expect(refusalOf(await w.submit(second, { subject: { kind: 'person', ...young } }))).toBe('not-eligible');
  });

  test.each([
    ['without a declaration', { declarations: declarations.slice(1) }, 'declaration-missing'],
    ['without the consent to verification', { consents: consents.slice(1) }, 'consent-missing'],
    [
      'with a consent to an older text',
      { consents: [{ consent: 'verification', textVersion: '0' }] },
      'consent-missing',
    ],
  ])('not %s', async (_, change, code) => {
    const w = world();
    const reportId = await w.open();
    await w.upload(people.liNa, reportId);
    const outcome = await w.submit(reportId, change);
    expect(outcome.ok ? [] : outcome.refusal.problems.map(problem => problem.code)).toContain(code);
  });

  test.each([
    ['a deed before the campaign', { startedOn: '2021-07-01' }, 'before-campaign'],
    ['a deed of tomorrow', { endedOn: '2021-07-23' }, 'after-campaign'],
    ['an end before the start', { startedOn: '2021-07-21', endedOn: '2021-07-20' }, 'ends-before-start'],
  ])('not %s', async (_, days, code) => {
    const w = world();
    const reportId = await w.open(people.liNa, { matter: { ...form().matter, ...days } });
    await w.upload(people.liNa, reportId);
    const outcome = await w.submit(reportId);
    expect(outcome.ok ? [] : outcome.refusal.problems.map(problem => problem.code)).toContain(code);
  });

  test('through the citizen channel no organisation is reported, and no default by anybody', async () => {
    const w = world();
    const as = (who: typeof people.liNa, category: string) =>
      openReport(w.ports, {
        by: w.by(who),
        campaignId,
        channel: who.role === 'citizen' ? 'citizen' : 'department',
        form: form({ category }),
      });
    expect(refusalOf(await as(people.liNa, 'organisation-contribution'))).toBe('invalid');
    expect(refusalOf(await as(people.wu, 'organisation-default'))).toBe('invalid');
    expect(refusalOf(await as(people.wu, 'organisation-contribution'))).toBe('accepted');
  });

  test('taking it back is possible until a release holds it', async () => {
    const w = world();
    const reportId = await w.waiting();
    const withdrawn = w.value(
      await withdrawReport(w.ports, { by: w.by(people.liNa), reportId, reason: null }),
    );
    expect(withdrawn.status).toBe('withdrawn');
    expect((await checkReport(w.ports, { reportId, now: w.now() })).next).toBe('done');
  });

  test('nobody else sees it, and nobody can tell that it is there', async () => {
    const w = world();
    const reportId = await w.open();
    const other = await getReport(w.ports, { by: w.by(people.stranger), reportId });
    const none = await getReport(w.ports, {
      by: w.by(people.stranger),
      reportId: '0'.repeat(26) as typeof reportId,
    });
    expect(other).toEqual(none);
    expect(refusalOf(await saveReport(w.ports, { by: w.by(people.stranger), reportId, form: form() }))).toBe(
      'not-found',
    );
  });
});

describe('evidence', () => {
  test('what is not what was announced is a mismatch, and blocks the submission until removed', async () => {
    const w = world();
    const reportId = await w.open();
    const html = new TextEncoder().encode('<script>alert(1)</script>');
    expect(await w.upload(people.liNa, reportId, html)).toBe('mismatch');
    expect(refusalOf(await w.submit(reportId))).toBe('evidence-unfit');
  });

  test('an infected file is put in quarantine and never counts', async () => {
    const w = world();
    w.scans({ verdict: 'infected', signature: 'EICAR' });
    const reportId = await w.open();
    expect(await w.upload(people.liNa, reportId)).toBe('infected');
    expect(w.ports.evidence.quarantined).toHaveLength(1);
    expect(refusalOf(await w.submit(reportId))).toBe('evidence-unfit');
  });

  test('an unscannable file may be handed in, is not approved on, and a lead may release it', async () => {
    const w = world();
    w.scans({ verdict: 'unscannable', reason: 'encrypted' });
    const reportId = await w.waiting();
    w.value(await w.claim(people.wu, reportId));
    expect(refusalOf(await w.decide(people.wu, reportId, { outcome: 'approve', note: null }))).toBe(
      'evidence-unfit',
    );
    expect(stateOf(w.ports.reports.all.get(reportId) ?? never()).status).toBe('in-review');
  });

  test('without enough of it nothing is handed in', async () => {
    const w = world();
    expect(refusalOf(await w.submit(await w.open()))).toBe('evidence-insufficient');
  });

  test('the same bytes twice in one report are refused when they are announced', async () => {
    const w = world();
    const reportId = await w.open();
    await w.upload(people.liNa, reportId);
    await expect(w.upload(people.liNa, reportId, png)).rejects.toThrow('same-file-twice');
  });
});

test('a returned report is mended and goes round again, and its clock starts anew', async () => {
  const w = world();
  const reportId = await w.waiting();
  w.value(await w.claim(people.wu, reportId));
  w.value(
    await w.decide(people.wu, reportId, {
      outcome: 'return',
      reason: '照片不清',
      items: [{ message: '第1张看不清' }],
    }),
  );
  expect((await checkReport(w.ports, { reportId, now: w.now() })).next).toBe('await-supplement');
  w.value(await saveReport(w.ports, { by: w.by(people.liNa), reportId, form: form() }));
  w.value(await supplementReport(w.ports, { by: w.by(people.liNa), reportId, note: '已补拍', answers: [] }));
  expect((await checkReport(w.ports, { reportId, now: w.now() })).next).toBe('await-review');
  expect(stateOf(w.ports.reports.all.get(reportId) ?? never()).round).toBe(2);
});

function never(): never {
  throw new Error('the report is gone');
}
