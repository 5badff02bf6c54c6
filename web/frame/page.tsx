import type { ComponentType } from 'preact';
import type { Bilingual } from '../../shared/domain/bilingual.ts';
import type { PolicyShape } from '../../shared/domain/policy-shape.ts';

/** Whom a page is for; it decides what stands at its top. */
export type Area = 'public' | 'citizen' | 'desk' | 'office' | 'enterprise';

/** One page of the site, once in each language. */
export type Page = {
  /** `lists` for `lists.html` and `en/lists.html`. */
  readonly name: string;
  readonly area: Area;
  readonly title: Bilingual;
  /** For search engines and for whoever shares the address. */
  readonly summary: Bilingual;
  /** The entry under `web/` that the page loads besides `everywhere`. */
  readonly script?: string;
  /** What can be read before any script runs, and without one. */
  readonly Body: ComponentType<{ policy: PolicyShape }>;
};
