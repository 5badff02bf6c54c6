import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createActionId } from '../../../shared/domain/action-id.ts';
import { AccountId, PersonRef } from '../../../shared/domain/actor.ts';
import { appendAction, isChainWhole, openReport } from '../../../shared/domain/append-action.ts';
import { hashOf } from '../../../shared/domain/canonical.ts';
import {
  CampaignId,
  CategoryId,
  DepartmentId,
  DistrictId,
  EvidenceId,
  SubjectId,
} from '../../../shared/domain/ids.ts';
import { later, Moment } from '../../../shared/domain/moment.ts';
import { isAllowed, type Report, stateOf, transitions } from '../../../shared/domain/report.ts';
import type { ReportAction, ReportActionType } from '../../../shared/domain/report-action.ts';
import { ReportForm } from '../../../shared/domain/report-form.ts';
import { reportIdOf } from '../../../shared/domain/report-id.ts';

const start = Moment.parse('2021-07-22T00:00:00.000Z');
const hash = hashOf('form');
const routing = {
  department: DepartmentId.parse('emergency-bureau'),
  district: DistrictId.parse('410105'),
  rule: 'rule',
  dueAt: later(start, 86_400_000),
};
const evidenceId = EvidenceId.parse('e1');
const category = CategoryId.parse('frontline-relief');

/** One action of every type, so that a new type without a row here does not compile. */
const actions = {
  opened: { type: 'opened', campaignId: CampaignId.parse('flood-2021'), channel: 'citizen' },
  saved: { type: 'saved', formHash: hash },
  'evidence-requested': {
    type: 'evidence-requested',
    files: [{ evidenceId, key: 'k', name: 'a.png', type: 'image/png', length: 1, sha256: hash }],
  },
  'evidence-recorded': {
    type: 'evidence-recorded',
    evidenceId,
    verdict: 'clean',
    versionId: 'v',
    found: { type: 'image/png', length: 1, sha256: hash },
    reason: null,
  },
  'evidence-removed': { type: 'evidence-removed', evidenceId },
  'evidence-released': { type: 'evidence-released', evidenceId, reason: 'looked at' },
  submitted: {
    type: 'submitted',
    formHash: hash,
    category,
    deed: hash,
    declarations: [],
    consents: [],
    subject: { kind: 'person', subjectId: SubjectId.parse(`k1_${'a'.repeat(43)}`) },
  },
  supplemented: { type: 'supplemented', formHash: hash, deed: hash, note: null },
  routed: { type: 'routed', routing },
  linked: { type: 'linked', to: reportIdOf(createActionId('twin')), channel: 'department' },
  assigned: { type: 'assigned', to: AccountId.parse('b'), until: later(start, 1000) },
  claimed: { type: 'claimed', until: later(start, 1000) },
  'claim-released': { type: 'claim-released' },
  seconded: { type: 'seconded', note: null, evidence: [], dueAt: later(start, 2000) },
  approved: { type: 'approved', note: null, evidence: [] },
  rejected: { type: 'rejected', reason: 'no' },
  returned: { type: 'returned', reason: 'blurred', items: [], dueAt: later(start, 3000) },
  transferred: { type: 'transferred', reason: 'not ours', routing },
  escalated: { type: 'escalated', to: 'lead', dueAt: later(start, 4000) },
  'consent-withdrawn': { type: 'consent-withdrawn', consent: 'verification', effect: hash },
  withdrawn: { type: 'withdrawn', reason: null },
} satisfies { [T in ReportActionType]: Extract<ReportAction, { type: T }> };

const by = (n: number) => ({
  actor: { kind: 'citizen' as const, account: AccountId.parse('a'), person: PersonRef.parse('p') },
  at: later(start, n),
  policyVersion: 1,
  actionId: createActionId('call', n),
  requestHash: hash,
});

const opened = (): Report =>
  openReport(
    {
      reportId: reportIdOf(createActionId('open')),
      campaignId: CampaignId.parse('flood-2021'),
      form: ReportForm.parse({ category, district: '410105', matter: {} }),
    },
    by(0),
    actions.opened,
  );

const anyAction = fc.constantFrom(...Object.values(actions));
const final = new Set(['rejected', 'withdrawn']);

/** Whatever is tried in whatever order: what the table refuses leaves the report as it was. */
const play = (tried: readonly ReportAction[]): Report =>
  tried.reduce((report, action, index) => {
    // Evidence must have been asked for before anything can be said of it; the use cases see to that.
    if ('evidenceId' in action && !stateOf(report).evidence.has(evidenceId)) return report;
    const next = appendAction(report, by(index + 1), action);
    return next.ok ? next.value : report;
  }, opened());

describe('laws of a report', () => {
  test('its version is the length of its history, and its chain is whole', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 40 }), tried => {
        const report = play(tried);
        expect(stateOf(report).version).toBe(report.history.length);
        expect(isChainWhole(report)).toBe(true);
      }),
    );
  });

  test('a step is taken exactly where the table has its edge', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 30 }), anyAction, (tried, action) => {
        const report = play(tried);
        const { status } = stateOf(report);
        fc.pre(!('evidenceId' in action) || stateOf(report).evidence.has(evidenceId));
        const edge: { from: readonly string[]; to: string } = transitions[action.type];
        const next = appendAction(report, by(999), action);
        expect(next.ok).toBe(edge.from.includes(status));
        if (next.ok) expect(stateOf(next.value).status).toBe(edge.to === 'same' ? status : edge.to);
      }),
    );
  });

  test('what was rejected or withdrawn stays so', () => {
    for (const type of Object.keys(actions) as ReportActionType[]) {
      for (const status of final) expect(isAllowed(status as 'rejected', type)).toBe(false);
    }
  });

  test('one altered member anywhere breaks the chain', () => {
    const whole = play([
      actions['evidence-requested'],
      actions['evidence-recorded'],
      actions.submitted,
      actions.routed,
      actions.claimed,
      actions.approved,
    ]);
    expect(stateOf(whole).status).toBe('approved');
    whole.history.forEach((_, index) => {
      const broken = structuredClone(whole);
      const entry = broken.history[index];
      if (entry === undefined) throw new Error('no entry');
      entry.policyVersion = 2;
      expect(isChainWhole(broken)).toBe(false);
      const shorter = { ...whole, history: whole.history.filter((_entry, at) => at !== index) };
      // Without its last entry a chain is a shorter whole chain: the version in the store tells that one is missing.
      expect(isChainWhole(shorter)).toBe(index === whole.history.length - 1);
    });
  });

  test('nothing becomes approved or rejected but by a person', () => {
    const judging = Object.entries(transitions)
      .filter(([, edge]) => edge.to === 'approved' || edge.to === 'rejected')
      .map(([type]) => type);
    expect(judging.sort()).toEqual(['approved', 'rejected']);
  });
});
