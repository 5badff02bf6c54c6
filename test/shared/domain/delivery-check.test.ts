import { expect, it } from 'vitest';
import { type DeliveryCheckState, dueSince } from '../../../shared/domain/delivery-check.ts';
import { later, Moment } from '../../../shared/domain/moment.ts';

/** Three in the morning in Zhengzhou. */
const now = Moment.parse('2021-11-05T19:00:00.000Z');
const two = later(now, -3_600_000);
const yesterday = later(two, -24 * 3_600_000);
const ended = (startedAt: Moment): DeliveryCheckState => ({
  downstream: 'points',
  askedAt: null,
  startedAt,
  newest: {
    downstream: 'points',
    startedAt,
    endedAt: startedAt,
    decided: 0,
    held: 0,
    missing: 0,
    unexpected: 0,
  },
});

it('is due once a day from two in the morning', () => {
  expect(dueSince({ askedAt: null, startedAt: null, newest: null }, now)).toBe(two);
  expect(dueSince(ended(later(two, -1)), now)).toBe(two);
  expect(dueSince(ended(two), now)).toBeNull();
  expect(dueSince(ended(yesterday), later(two, -1))).toBeNull();
  expect(dueSince(ended(later(yesterday, -1)), later(two, -1))).toBe(yesterday);
});

it('is due when somebody asks, and asked twice it is one', () => {
  const asked = later(two, 60_000);
  expect(dueSince({ ...ended(two), askedAt: asked }, now)).toBe(asked);
  expect(dueSince({ ...ended(asked), askedAt: asked }, now)).toBeNull();
});

it('begins again where one was cut off, and not while it may still run', () => {
  const running = { ...ended(yesterday), startedAt: two };
  expect(dueSince(running, later(two, 19 * 60_000))).toBeNull();
  expect(dueSince(running, later(two, 20 * 60_000))).toBe(later(two, 20 * 60_000));
});
