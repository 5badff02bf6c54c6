import * as z from 'zod';

/** The two values of the notice's form (GB/T 2261.1: 1 male, 2 female). */
export const Sex = z.enum(['male', 'female']);
export type Sex = z.infer<typeof Sex>;
