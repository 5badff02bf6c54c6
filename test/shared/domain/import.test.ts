import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createActionId } from '../../../shared/domain/action-id.ts';
import { AccountId, type Actor, PersonRef } from '../../../shared/domain/actor.ts';
import { hashOf, sha256Of } from '../../../shared/domain/canonical.ts';
import { CampaignId, DepartmentId, ImportId } from '../../../shared/domain/ids.ts';
import {
  type Import,
  ImportStatus,
  importStateOf,
  importTransitions,
  isImportAllowed,
} from '../../../shared/domain/import.ts';
import { type ImportAction, ImportFile, type ImportMode } from '../../../shared/domain/import-action.ts';
import { noRows } from '../../../shared/domain/import-findings.ts';
import {
  announceImport,
  appendImportAction,
  earlierImportCall,
  isImportChainWhole,
} from '../../../shared/domain/import-history.ts';
import { type ImportProgress, paceOf } from '../../../shared/domain/import-progress.ts';
import { later, Moment } from '../../../shared/domain/moment.ts';

const start = Moment.parse('2021-07-22T02:00:00.000Z');
const department = DepartmentId.parse('industry-bureau');
const clerk: Actor = {
  kind: 'staff',
  account: AccountId.parse('clerk'),
  person: PersonRef.parse('p-clerk'),
  role: 'reviewer',
  department,
};
const file = ImportFile.parse({ name: '名单.csv', length: 10, sha256: sha256Of('rows') });
const counts = {
  read: 1,
  good: 1,
  bad: 0,
  unchanged: 0,
  leftOut: 0,
  warned: 0,
  errors: 0,
  warnings: 0,
  infos: 0,
};
const hash = sha256Of('content');
const dueAt = later(start, 86_400_000);

const by = (call: string, at = start) => ({
  actor: clerk,
  at,
  policyVersion: 1,
  actionId: createActionId('test', call),
  requestHash: hashOf(call),
});

/** One of each. */
const actions: Readonly<Record<Exclude<ImportAction['type'], 'announced'>, ImportAction>> = {
  arrived: { type: 'arrived', versionId: 'v1' },
  unreadable: { type: 'unreadable', finding: noRows },
  judged: { type: 'judged', counts, contentHash: hash, format: 'csv' },
  confirmed: {
    type: 'confirmed',
    contentHash: hash,
    codesConfirmed: false,
    reason: null,
    checkDueAt: dueAt,
  },
  'sent-back': { type: 'sent-back', contentHash: hash, reason: '请核对' },
  cancelled: { type: 'cancelled' },
  expired: { type: 'expired' },
  acted: { type: 'acted', counts: { taken: 1, unchanged: 0, refused: 0, leftOut: 0 } },
  escalated: { type: 'escalated', to: AccountId.parse('office'), dueAt: later(dueAt, 1000) },
  passed: { type: 'passed', reason: null },
  'turned-back': { type: 'turned-back', rows: 'all', reason: '来源不明', supplementDueAt: dueAt },
  returned: { type: 'returned', counts: { returned: 1, tooLate: 0 } },
};

const announced = (mode: ImportMode = 'import'): Import =>
  announceImport(
    {
      importId: ImportId.parse('0123456789abcdefghjkmnpqrs'),
      campaignId: CampaignId.parse('flood-2021'),
      department,
    },
    by('announce'),
    { type: 'announced', kind: 'organisations', mode, file },
  );

function brought(path: readonly (keyof typeof actions)[], mode?: ImportMode): Import {
  return path.reduce((record, type, index) => {
    const next = appendImportAction(
      record,
      by(`${index}-${type}`, later(start, index * 1000)),
      actions[type],
    );
    if (!next.ok) throw new Error(`${type}: ${next.refusal.detail.en}`);
    return next.value;
  }, announced(mode));
}

describe('an import', () => {
  it('goes from the announcement to its close', () => {
    const record = brought([
      'arrived',
      'judged',
      'confirmed',
      'acted',
      'escalated',
      'turned-back',
      'returned',
    ]);
    expect(importStateOf(record)).toMatchObject({
      status: 'closed',
      version: 8,
      maker: { account: 'clerk' },
      confirmed: { codesConfirmed: false, by: 'clerk' },
      acted: { counts: { taken: 1 } },
      escalations: [{ to: 'office' }],
      turnedBack: { rows: 'all' },
      returned: { counts: { returned: 1 } },
      checkDueAt: null,
    });
    expect(isImportChainWhole(record)).toBe(true);
  });

  it('is done once it is judged where it was only to be checked', () => {
    expect(importStateOf(brought(['arrived', 'judged'], 'check')).status).toBe('checked');
    expect(importStateOf(brought(['arrived', 'judged'])).status).toBe('judged');
  });

  it('has a clock from the confirmation on, which an escalation sets again', () => {
    expect(importStateOf(brought(['arrived', 'judged', 'confirmed'])).checkDueAt).toBe(dueAt);
    const escalated = brought(['arrived', 'judged', 'confirmed', 'acted', 'escalated']);
    expect(importStateOf(escalated).checkDueAt).toBe(later(dueAt, 1000));
    expect(
      importStateOf(brought(['arrived', 'judged', 'confirmed', 'acted', 'passed'])).checkDueAt,
    ).toBeNull();
  });

  it('finds the call that was made before, and tells another one under its key', () => {
    const record = brought(['arrived']);
    expect(earlierImportCall(record, by('0-arrived'))).toMatchObject({ ok: true });
    expect(earlierImportCall(record, { ...by('0-arrived'), requestHash: hash })).toMatchObject({
      ok: false,
      refusal: { code: 'same-key-other-request' },
    });
    expect(earlierImportCall(record, by('another'))).toBeNull();
  });

  it('shows that an entry was changed behind its back', () => {
    const record = brought(['arrived', 'judged']);
    const [first, second, ...rest] = record.history;
    if (first === undefined || second === undefined) throw new Error('no history');
    const forged = { ...second, action: { type: 'arrived' as const, versionId: 'another' } };
    expect(isImportChainWhole({ ...record, history: [first, forged, ...rest] })).toBe(false);
  });
});

it('law: whatever is tried, an import goes along the table or stays where it is, and its chain is whole', () => {
  const types = fc.constantFrom(...(Object.keys(actions) as (keyof typeof actions)[]));
  const modes = fc.constantFrom<ImportMode>('check', 'import');
  fc.assert(
    fc.property(fc.array(types, { maxLength: 12 }), modes, (tried, mode) => {
      let record = announced(mode);
      for (const [index, type] of tried.entries()) {
        const { status } = importStateOf(record);
        const next = appendImportAction(record, by(`${index}`), actions[type]);
        expect(next.ok).toBe(isImportAllowed(status, type));
        if (next.ok) record = next.value;
      }
      expect(isImportChainWhole(record)).toBe(true);
      const ends = ['unreadable', 'checked', 'sent-back', 'cancelled', 'expired', 'closed'];
      const { status } = importStateOf(record);
      if (ends.includes(status))
        for (const type of Object.keys(actions) as (keyof typeof actions)[])
          expect(isImportAllowed(status, type)).toBe(false);
    }),
  );
});

it('law: every status but the first is reached', () => {
  const reached = new Set<string>(
    Object.values(importTransitions).flatMap(({ to }) => (to === 'by-mode' ? ['checked', 'judged'] : [to])),
  );
  expect(ImportStatus.options.filter(status => !reached.has(status))).toEqual([]);
});

describe('pace', () => {
  const progress = (change: Partial<ImportProgress> = {}): ImportProgress => ({
    phase: 'acting',
    cursor: 100,
    total: 500,
    startedAt: start,
    at: later(start, 10_000),
    done: false,
    counts: { taken: 80, unchanged: 0, refused: 15, leftOut: 5 },
    ...(change as object),
  });

  it('tells rows a second and the seconds that are left', () => {
    expect(paceOf(progress())).toEqual({ rowsPerSecond: 10, remainingSeconds: 40 });
  });
  it('has nothing left once it is done, and says nothing before the first row', () => {
    expect(paceOf(progress({ done: true })).remainingSeconds).toBe(0);
    expect(paceOf(progress({ at: start }))).toEqual({ rowsPerSecond: null, remainingSeconds: null });
  });
  it('is never negative where an estimate was too low', () => {
    expect(paceOf(progress({ total: 10 })).remainingSeconds).toBe(0);
  });
});
