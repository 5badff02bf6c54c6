import type { Reading } from './bulk-cell.ts';
import type { Layout } from './bulk-headings.ts';
import type { Campaign } from './campaign.ts';
import { type Day, dayOf } from './day.ts';
import type { DistrictId } from './ids.ts';
import type { Moment } from './moment.ts';
import type { Policy } from './policy.ts';
import type { Category } from './policy-category.ts';
import type { ConsentGiven } from './report-action.ts';
import type { MergedRange } from './sheet.ts';
import { lastDayOf } from './submission.ts';
import type { WorkbookColumn, WorkbookPlan } from './workbook-plan.ts';

/** By what the rows of a sheet are judged. `now` is the moment at which the file arrived. */
export type JudgedBy = {
  readonly policy: Policy;
  readonly campaign: Campaign;
  readonly plan: WorkbookPlan;
  readonly layout: Layout;
  readonly merged: readonly MergedRange[];
  readonly now: Moment;
};

export type Place = { readonly column: WorkbookColumn; readonly at: number };

/** What is looked up for every row, laid out once. */
export type Lookups = JudgedBy & {
  readonly places: ReadonlyMap<string, Place>;
  readonly required: readonly Place[];
  readonly byColumn: readonly (Place | undefined)[];
  /** Of each column: the id behind a label, and behind itself. */
  readonly choices: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly categories: ReadonlyMap<string, Category>;
  /** The last day that a report of a category may be about. */
  readonly lastDays: ReadonlyMap<string, Day>;
  readonly districts: ReadonlyMap<string, DistrictId>;
  /** Days read so far: they repeat from row to row. */
  readonly days: Map<string, Reading<Day>>;
  readonly births: Map<string, Day | null>;
  readonly today: Day;
  readonly commendation: readonly ConsentGiven[];
};

export function lookupsOf(by: JudgedBy): Lookups {
  const { policy, campaign, plan, layout, now } = by;
  const places = [...layout.columns].map(([at, column]): Place => ({ column, at }));
  const byColumn: (Place | undefined)[] = [];
  for (const place of places) byColumn[place.at] = place;
  return {
    ...by,
    places: new Map(places.map(place => [place.column.id, place])),
    required: places.filter(({ column }) => column.required),
    byColumn,
    choices: new Map(
      plan.columns.map(({ id: column, choices }) => [
        column,
        new Map(choices.flatMap(({ id, label }) => [label, id].map(name => [name, id] as const))),
      ]),
    ),
    categories: new Map(
      policy.categories
        .filter(({ id }) => plan.columns.some(({ choices }) => choices.some(choice => choice.id === id)))
        .map(category => [category.id, category]),
    ),
    lastDays: new Map(policy.categories.map(category => [category.id, lastDayOf(campaign, category, now)])),
    districts: new Map(policy.jurisdiction.districts.map(({ code }) => [code, code])),
    days: new Map(),
    births: new Map(),
    today: dayOf(now),
    commendation: policy.consents
      .filter(({ id }) => id === 'public-commendation')
      .map(({ id, textVersion }) => ({ consent: id, textVersion })),
  };
}
