import * as z from 'zod';

/**
 * An instant, ISO 8601 in UTC with exactly three digits of milliseconds: one spelling per instant, so that moments
 * compare as strings (sort keys, conditions) in the order of time.
 */
export const Moment = z.iso.datetime({ precision: 3 }).brand<'Moment'>();
export type Moment = z.infer<typeof Moment>;

/** The moment of a `Date` handed in by a clock port. Throws RangeError on an invalid date. */
export const momentOf = (date: Date): Moment => Moment.parse(date.toISOString());

/** The moment `millis` milliseconds after 1970-01-01T00:00:00Z. */
export const momentAt = (millis: number): Moment => momentOf(new Date(millis));

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const millisOf = (moment: Moment): number => Date.parse(moment);

/** The moment `millis` milliseconds later (earlier when negative). */
export const later = (moment: Moment, millis: number): Moment => momentAt(millisOf(moment) + millis);
