import { fileURLToPath } from 'node:url';
import openapiTypes, { astToString } from 'openapi-typescript';
import * as z from 'zod';

/** Where the pages' types of the API lie: written by `npm run openapi`, kept up to date by a house test. */
export const typesFile = fileURLToPath(new URL('../web/generated/api.ts', import.meta.url));

const Operation = z.looseObject({
  summary: z.unknown(),
  description: z.unknown(),
  responses: z.record(z.string(), z.unknown()),
});
const Document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), Operation)) });

/**
 * The API as TypeScript types, from its OpenAPI document. Every refusal is one and the same problem document, so it is typed once,
 * and the words stay in the document: a route more is then a few lines here.
 */
export async function clientTypes(document: unknown): Promise<string> {
  const { paths, ...rest } = Document.parse(document);
  const lean = Object.fromEntries(
    Object.entries(paths).map(([path, operations]) => [
      path,
      Object.fromEntries(
        Object.entries(operations).map(
          ([method, { summary: _, description: __, responses, ...operation }]) => [
            method,
            { ...operation, responses: leanResponses(responses) },
          ],
        ),
      ),
    ]),
  );
  const nodes = await openapiTypes(JSON.stringify({ ...rest, paths: lean }), { silent: true });
  return `// Written by "npm run openapi" from the OpenAPI document. Not for editing.\n${astToString(nodes)}`;
}

function leanResponses(responses: Readonly<Record<string, unknown>>) {
  const success = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  const problem = {
    description: 'refused',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  return { ...Object.fromEntries(success), default: problem };
}
