import { describe, expect, it } from 'vitest';
import type { Access } from '../../../shared/domain/access.ts';
import { openTally } from '../../../shared/domain/composition.ts';
import { composeSubject } from '../../../shared/domain/composition-subject.ts';
import { consentsAt, determinedReportOf } from '../../../shared/domain/determined-report.ts';
import { Identity } from '../../../shared/domain/identity.ts';
import { ReleaseNumber, type ReportId, Sha256 } from '../../../shared/domain/ids.ts';
import type { Letter } from '../../../shared/domain/letter.ts';
import type { Moment } from '../../../shared/domain/moment.ts';
import { stateOf } from '../../../shared/domain/report.ts';
import { RecordCopy, SubjectRecord } from '../../../shared/domain/subject-record.ts';
import type { TakenCopy } from '../../../shared/ports/copy-register.ts';
import type { ActionCall } from '../../../shared/usecases/action-call.ts';
import { getOwnRecord } from '../../../shared/usecases/get-own-record.ts';
import { listOwnAccesses } from '../../../shared/usecases/list-own-accesses.ts';
import { takeOwnCopy } from '../../../shared/usecases/take-own-copy.ts';
import { withdrawConsent } from '../../../shared/usecases/withdraw-consent.ts';
import { liNa, people, world } from './world.ts';

/** What a person's rights need beside the life of a report. */
function rightsWorld() {
  const w = world();
  w.identities.set(
    'stranger',
    Identity.parse({ ...liNa, name: '王芳', document: { type: 'passport', number: 'E12345678' } }),
  );
  const looks: Access[] = [];
  const taken: (TakenCopy & { subject: string; year: number })[] = [];
  const letters: Letter[] = [];
  const ports = {
    ...w.ports,
    ledger: { of: async () => [] },
    accesses: {
      of: async (record: Access['record'], limit: number) => ({
        items: looks
          .filter(look => look.record.id === record.id && look.record.kind === record.kind)
          .slice(0, limit),
        next: null,
      }),
    },
    copies: {
      of: async (subject: string, year: number) =>
        taken.filter(copy => copy.subject === subject && copy.year === year),
      async take(subject: string, year: number, copy: TakenCopy) {
        taken.push({ ...copy, subject, year });
        return true;
      },
    },
    press: {
      async print(letter: Letter) {
        letters.push(letter);
        return Buffer.from('%PDF');
      },
    },
  };
  const recordOf = async (who = people.liNa) =>
    w.value(await getOwnRecord(ports, { by: w.by(who), limit: 50 }));
  const withdraw = async (reportId: ReportId, consent: string, effectHash?: string) => {
    const item = (await recordOf()).items.find(one => one.reportId === reportId);
    const shown = item?.consents.find(one => one.consent === consent)?.withdrawal?.effectHash;
    return withdrawConsent(ports, {
      by: w.by(people.liNa),
      reportId,
      consent,
      effectHash: Sha256.parse(effectHash ?? shown ?? '0'.repeat(64)),
    });
  };
  const approved = async () => {
    const reportId = await w.waiting();
    w.value(await w.claim(people.wu, reportId));
    w.value(await w.decide(people.wu, reportId, { outcome: 'approve', note: null }));
    return reportId;
  };
  return { ...w, ports, looks, taken, letters, recordOf, withdraw, approved };
}

const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) =>
  outcome.ok ? 'accepted' : outcome.refusal?.code;

describe('what is kept of a person', () => {
  it('is shown with where it came from and on which basis, and to nobody else', async () => {
    const w = rightsWorld();
    const reportId = await w.approved();
    const record = SubjectRecord.parse(await w.recordOf());
    expect(record).toMatchObject({
      subject: { name: '李娜', documentEnding: '0249' },
      items: [
        {
          reportId,
          basis: 'consent',
          from: null,
          status: 'approved',
          determination: { outcome: 'approved', department: 'emergency-bureau' },
          consents: [
            { consent: 'verification', textVersion: '1', withdrawnAt: null },
            { consent: 'hand-to-points-system', textVersion: '1', withdrawnAt: null },
          ],
        },
      ],
      copies: { year: 2021, taken: 0, free: 2 },
    });
    expect((await w.recordOf(people.stranger)).items).toEqual([]);
    expect(JSON.stringify(record)).not.toContain(liNa.document.number);
  });

  it('names the department and its duty where that is whom it came from', async () => {
    const w = rightsWorld();
    await w.waiting(people.wu);
    expect((await w.recordOf()).items).toMatchObject([
      { channel: 'department', basis: 'statutory-duty', from: 'emergency-bureau' },
    ]);
  });

  it('needs an identity that the issuer has verified', async () => {
    const w = rightsWorld();
    w.identities.delete('li-na');
    expect(codeOf(await getOwnRecord(w.ports, { by: w.by(people.liNa), limit: 50 }))).toBe(
      'identity-not-verified',
    );
  });

  it('tells who looked, by role and department and in words, and not by account', async () => {
    const w = rightsWorld();
    const reportId = await w.approved();
    const { now: at } = w.by(people.liNa);
    w.looks.push({
      record: { kind: 'report', id: reportId },
      at,
      account: 'staff-wu',
      role: 'reviewer',
      department: people.wu.department,
      route: 'GET /reviews/{reportId}',
    });
    const ask = (who: typeof people.liNa) => listOwnAccesses(w.ports, { by: w.by(who), reportId, limit: 50 });
    const page = w.value(await ask(people.liNa));
    expect(page.items).toMatchObject([
      { at, role: 'reviewer', department: 'emergency-bureau', what: { zh: '查看待核验报送' } },
    ]);
    expect(JSON.stringify(page)).not.toContain('staff-wu');
    expect(codeOf(await ask(people.stranger))).toBe('not-found');
  });
});

describe('a consent', () => {
  it('is withdrawn by who has read what that does, once, and by nobody else', async () => {
    const w = rightsWorld();
    const reportId = await w.approved();
    expect(codeOf(await w.withdraw(reportId, 'hand-to-points-system', '0'.repeat(64)))).toBe('not-previewed');
    const after = w.value(await w.withdraw(reportId, 'hand-to-points-system'));
    expect(after.consents).toMatchObject([
      { consent: 'verification', withdrawnAt: null },
      { consent: 'hand-to-points-system', withdrawnAt: expect.any(String), withdrawal: null },
    ]);
    expect(codeOf(await w.withdraw(reportId, 'hand-to-points-system'))).toBe('wrong-status');
    expect(codeOf(await w.withdraw(reportId, 'public-commendation'))).toBe('wrong-status');
    const strangers = { by: w.by(people.stranger), reportId, consent: 'verification' };
    const effectHash = Sha256.parse('0'.repeat(64));
    expect(codeOf(await withdrawConsent(w.ports, { ...strangers, effectHash }))).toBe('not-found');
  });

  it('to verification ends a report that waits', async () => {
    const w = rightsWorld();
    const reportId = await w.waiting();
    expect(w.value(await w.withdraw(reportId, 'verification'))).toMatchObject({ status: 'withdrawn' });
  });

  it.each(['hand-to-points-system', 'verification'])(
    'to %s counts until it was withdrawn and not after: the next release takes the points back',
    async consent => {
      const w = rightsWorld();
      const reportId = await w.approved();
      const { now: before } = w.by(people.liNa);
      w.value(await w.withdraw(reportId, consent));
      const { now: after } = w.by(people.liNa);
      const report = w.ports.reports.all.get(reportId);
      if (report === undefined) throw new Error('no report');
      const record = determinedReportOf(report, stateOf(report));
      const rowAt = (cutOff: Moment, previous: ReturnType<typeof composeSubject>) => {
        if (previous?.kind === 'organisation') throw new Error('a person was meant');
        return composeSubject(
          { records: [{ ...record, consents: [...consentsAt(record, cutOff)] }], before: previous },
          {
            release: ReleaseNumber.parse(previous === null ? 1 : 2),
            caps: { perPerson: 100, perCategory: 100 },
            policyOf: () => w.policy,
            tampered: new Set(),
          },
          openTally(),
        );
      };
      const first = rowAt(before, null);
      expect(first).toMatchObject({ delta: 20, total: 20 });
      expect(rowAt(after, first)).toMatchObject({
        delta: -20,
        total: 0,
        reversals: [{ release: 1, points: 20 }],
      });
    },
  );
});

describe('a copy', () => {
  const copyOf = async (w: ReturnType<typeof rightsWorld>, by: ActionCall = w.by(people.liNa)) =>
    takeOwnCopy(w.ports, { by });

  it('is everything as data and on paper, with who looked and no number of a document', async () => {
    const w = rightsWorld();
    const reportId = await w.approved();
    const { copy, pdf } = w.value(await copyOf(w));
    expect(RecordCopy.parse(copy)).toMatchObject({ complete: true, items: [{ reportId, accesses: [] }] });
    expect(Buffer.from(pdf, 'base64').toString()).toBe('%PDF');
    const said = JSON.stringify([copy, w.letters]);
    expect(said).toContain('参加京广路抢险');
    expect(said).not.toContain(liNa.document.number);
    expect(w.letters[0]?.addressee).toBe('李娜');
  });

  it('is free twice a year, the same for the same call, and free again in the next', async () => {
    const w = rightsWorld();
    await w.approved();
    const call = w.by(people.liNa);
    const first = w.value(await copyOf(w, call));
    expect(w.value(await copyOf(w, call)).copy).toEqual(first.copy);
    expect(w.taken).toHaveLength(1);
    expect(codeOf(await copyOf(w))).toBe('accepted');
    expect(codeOf(await copyOf(w))).toBe('too-many');
    w.wait(60 * 24 * 200);
    expect(codeOf(await copyOf(w))).toBe('accepted');
  });
});
