import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../shared/domain/actor.ts';
import { hashOf } from '../../../shared/domain/canonical.ts';
import { addUp, type Tally, tallyChange } from '../../../shared/domain/desk-numbers.ts';
import type { Moment } from '../../../shared/domain/moment.ts';
import type { Report } from '../../../shared/domain/report.ts';
import { ReportAction } from '../../../shared/domain/report-action.ts';
import {
  acted,
  at,
  form,
  officer,
  reportIdOf,
  routed,
  routing,
  submitted,
} from '../adapters/sample-report.ts';

const system: Actor = { kind: 'system', name: 'clock' };
const li = { actor: officer('li') };
const day = 24 * 60;
/** The story begins on 20 July 2021, eight in the morning; this is the midnight that ends that many days later. */
const midnight = (days: number): Moment => at(days * day + 16 * 60);

/** What the desks show when every step of a report's life was counted as the stream told it. */
const countedInSteps = (report: Report): Tally[] =>
  report.history.flatMap((_, index) => {
    const upTo = (length: number) => ({ ...report, history: report.history.slice(0, length) });
    return tallyChange(index === 0 ? null : upTo(index), upTo(index + 1));
  });
const desk = (report: Report, department = 'volunteers') =>
  addUp(countedInSteps(report).filter(tally => tally.department === department));

const waiting = routed(submitted(), midnight(3));
const linked = acted(
  waiting,
  ReportAction.parse({ type: 'linked', to: reportIdOf(7), channel: 'department' }),
  { actor: system },
);

describe('the numbers of a desk', () => {
  test('begin when a department is asked', () => {
    expect(countedInSteps(submitted())).toEqual([]);
    expect(desk(waiting)).toEqual({
      waiting: 1,
      withReporter: 0,
      byCategory: { rescue: 1 },
      byChannel: { citizen: 1 },
      linked: 0,
      escalated: 0,
      byOfficer: {},
      byDue: [{ day: '2021-07-24', count: 1 }],
      byHandedIn: [{ day: '2021-07-20', count: 1 }],
      byDecided: [],
      secondsToDecision: 0,
    });
  });

  test('follow what waits through links, officers and clocks', () => {
    const twice = acted(
      linked,
      ReportAction.parse({ type: 'linked', to: reportIdOf(8), channel: 'citizen' }),
      { actor: system },
    );
    const given = acted(twice, ReportAction.parse({ type: 'assigned', to: 'account-wu', until: at(99) }), li);
    const late = acted(given, { type: 'escalated', to: 'lead', dueAt: midnight(6) }, { actor: system });
    expect(desk(late)).toMatchObject({
      linked: 1,
      escalated: 1,
      byOfficer: { 'account-wu': 1 },
      byDue: [{ day: '2021-07-27', count: 1 }],
    });
    const back = acted(late, ReportAction.parse({ type: 'assigned', to: null, until: at(99) }), li);
    expect(desk(back).byOfficer).toEqual({});
  });

  test('say what was decided on which day, and how long it took', () => {
    const approved = acted(linked, { type: 'approved', note: null, evidence: [] }, { ...li, minute: day });
    const nothing = { waiting: 0, linked: 0, byCategory: {}, byChannel: {}, byDue: [], byHandedIn: [] };
    expect(desk(approved)).toMatchObject({
      ...nothing,
      byDecided: [{ day: '2021-07-21', approved: 1, rejected: 0, returned: 0 }],
      // Handed in one minute into the story.
      secondsToDecision: (day - 1) * 60,
    });
    const withdrawn = acted(approved, { type: 'withdrawn', reason: null }, { minute: day + 1 });
    expect(desk(withdrawn)).toEqual(desk(approved));
  });

  test('count a return as work done, and wait for the reporter elsewhere than in the queue', () => {
    const returned = acted(
      waiting,
      { type: 'returned', reason: 'a photo', items: [], dueAt: midnight(9) },
      { ...li, minute: day },
    );
    expect(desk(returned)).toMatchObject({
      waiting: 0,
      withReporter: 1,
      byDecided: [{ day: '2021-07-21', returned: 1 }],
    });
    const again = {
      type: 'supplemented',
      formHash: hashOf(form),
      deed: hashOf('deed-1'),
      note: null,
    } as const;
    const back = routed(acted(returned, again), midnight(9));
    expect(desk(back)).toMatchObject({
      waiting: 1,
      withReporter: 0,
      byHandedIn: [{ day: '2021-07-20', count: 1 }],
      byDecided: [{ returned: 1 }],
    });
  });

  test('move with a transfer, and what was done before stays where it was done', () => {
    const returned = acted(
      waiting,
      { type: 'returned', reason: 'a photo', items: [], dueAt: midnight(9) },
      li,
    );
    const again = {
      type: 'supplemented',
      formHash: hashOf(form),
      deed: hashOf('deed-1'),
      note: null,
    } as const;
    const moved = acted(
      routed(acted(returned, again), midnight(9)),
      { type: 'transferred', reason: 'not ours', routing: routing(midnight(9), 'health') },
      li,
    );
    expect(desk(moved)).toMatchObject({ waiting: 0, byDecided: [{ returned: 1 }] });
    expect(desk(moved, 'health')).toMatchObject({ waiting: 1, byDecided: [] });
  });

  test('leave out what the system sends back before any department is asked', () => {
    const returned = acted(
      submitted(),
      { type: 'returned', reason: 'a file is missing', items: [], dueAt: midnight(9) },
      { actor: system },
    );
    expect(countedInSteps(returned)).toEqual([]);
  });

  test('of a claim there are none', () => {
    const claimed = acted(waiting, { type: 'claimed', until: at(60) }, li);
    expect(tallyChange(waiting, claimed)).toEqual([]);
  });
});
