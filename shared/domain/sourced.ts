import * as z from 'zod';

/** Where a rule or a number comes from, as an office would cite it. */
export const Source = z.string().trim().min(1).max(300);

/** A number with its reason. What no rule gives says so: `example: set by the credit office`. */
export const sourced = <T extends z.ZodType>(value: T) => z.strictObject({ value, source: Source });
