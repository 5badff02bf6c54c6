import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Route } from '../../../shared/contract/route.ts';
import { type RouteName, routes } from '../../../shared/contract/routes.ts';
import { recordIdNames, recordsIn } from '../../../shared/domain/access.ts';
import { Role } from '../../../shared/domain/actor.ts';
import { permissions } from '../../../shared/domain/permission.ts';

/** By these names an answer speaks of a person or an organisation, or of what was said about one. */
const revealing = [
  'form',
  'matter',
  'subject',
  'creditCode',
  'birthDate',
  'documentEnding',
  'identity',
  'entity',
];

/** Reveals somebody by name, and is no look at their record: each with its reason. */
const noRecord: Partial<Record<RouteName, string>> = {
  getPolicy: 'the policy names kinds of subjects, and nobody',
};

const staff = Role.options.filter(role => role !== 'citizen');
const allRoutes = Object.entries(routes) as [RouteName, Route][];
const mayBeAskedByStaff = ({ permission }: Route): boolean =>
  permission !== 'anyone' && staff.some(role => role in permissions[permission]);

const namesIn = (schema: unknown): string[] =>
  Array.isArray(schema)
    ? schema.flatMap(namesIn)
    : typeof schema === 'object' && schema !== null
      ? Object.entries(schema).flatMap(([key, value]) =>
          key === 'properties' && typeof value === 'object' && value !== null
            ? [...Object.keys(value), ...Object.values(value).flatMap(namesIn)]
            : namesIn(value),
        )
      : [];
const answerOf = ({ response }: Route): string[] =>
  namesIn(z.toJSONSchema(response, { io: 'output', unrepresentable: 'any' }));

describe('every route that shows staff a subject’s record', () => {
  const telling = allRoutes.filter(
    ([name, route]) =>
      mayBeAskedByStaff(route) &&
      noRecord[name] === undefined &&
      answerOf(route).some(property => revealing.includes(property)),
  );

  it('is known', () => {
    // The subject of this test is there: else it would hold of nothing.
    expect(telling.map(([name]) => name)).toEqual(
      expect.arrayContaining(['getReport', 'getReview', 'claimReview']),
    );
    for (const name of Object.keys(noRecord)) expect(Object.keys(routes)).toContain(name);
  });

  it.each(telling)('%s says under which records the look is kept', (_, { opens }) => {
    expect(opens).not.toBeNull();
  });

  it.each(allRoutes.filter(([, { opens }]) => opens !== null))(
    '%s has the id of its record in its answer or its address',
    (_, route) => {
      const names = [...answerOf(route), ...Object.keys(route.params.shape)];
      expect(names).toContain(recordIdNames[route.opens ?? 'report']);
    },
  );
});

describe('the records that an answer shows', () => {
  it('are all that stand in it, the address included, each once', () => {
    const answer = {
      reportId: 'a',
      form: {},
      sameDeed: [{ reportId: 'b' }, { reportId: 'a', importId: 'x' }],
    };
    expect(recordsIn('report', { reportId: 'a' }, answer)).toEqual(['a', 'b']);
    expect(recordsIn('import', {}, answer)).toEqual(['x']);
    expect(recordsIn('case', {}, answer)).toEqual([]);
  });
});
