import { type Moment, momentAt } from '../../shared/domain/moment.ts';

/** The wall clock, read here and handed inwards as an argument; nothing further in may read it. */
export const now = (): Moment => momentAt(Date.now());
