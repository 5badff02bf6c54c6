import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { refusalStatus } from '../../../functions/edge/refusal-status.ts';
import { openapi } from '../../../shared/contract/openapi.ts';
import { problemTitles } from '../../../shared/contract/problem.ts';
import { routes } from '../../../shared/contract/routes.ts';

const Operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(
    z.union([z.object({ name: z.string(), in: z.string() }), z.object({ $ref: z.string() })]),
  ),
  requestBody: z.unknown().optional(),
  responses: z.record(z.string(), z.unknown()),
});
const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) });

const document = openapi({ routes, statusOf: refusalStatus });
const { paths } = Document.parse(document);

describe.each(Object.entries(routes))('%s', (name, route) => {
  const operation = paths[route.path]?.[route.method.toLowerCase()];

  it('stands in the document, in both languages', () => {
    expect(operation?.operationId).toBe(name);
    expect(operation?.summary).toContain(route.summary.zh);
    expect(operation?.summary).toContain(route.summary.en);
  });

  it('says who may, what it takes, and how it refuses', () => {
    expect(operation?.security).toEqual(route.permission === 'anyone' ? [] : [{ signedIn: [] }]);
    expect(operation?.requestBody === undefined).toBe(route.body === null);
    const asked = route.path.match(/\{(\w+)\}/g)?.map(one => one.slice(1, -1)) ?? [];
    const said = operation?.parameters.flatMap(one => ('in' in one && one.in === 'path' ? [one.name] : []));
    expect(said?.sort()).toEqual(asked.sort());
    expect(JSON.stringify(operation?.parameters).includes('IdempotencyKey')).toBe(route.acts);
    const statuses = Object.keys(operation?.responses ?? {});
    expect(statuses).toContain(String(route.success));
    for (const code of route.refusals) expect(statuses).toContain(String(refusalStatus[code]));
  });
});

describe('the document', () => {
  it('holds no line that the table does not', () => {
    const operations = Object.values(paths).flatMap(path => Object.keys(path));
    expect(operations).toHaveLength(Object.keys(routes).length);
  });

  it('gives every problem code a status of its kind', () => {
    for (const code of Object.keys(problemTitles)) {
      const status = Object.entries(refusalStatus).find(([name]) => name === code)?.[1];
      expect(status, code).toBeGreaterThanOrEqual(400);
    }
  });
});
