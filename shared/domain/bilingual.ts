import * as z from 'zod';

/** One text in both languages of the project: simplified Chinese and English. Neither may be empty. */
export const Bilingual = z.strictObject({ zh: z.string().trim().min(1), en: z.string().trim().min(1) });
export type Bilingual = z.infer<typeof Bilingual>;
