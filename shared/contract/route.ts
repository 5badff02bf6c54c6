import * as z from 'zod';
import type { RecordKind } from '../domain/access.ts';
import type { Bilingual } from '../domain/bilingual.ts';
import type { RefusalCode } from '../domain/outcome.ts';
import type { Permission } from '../domain/permission.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One line of the API: what is asked, what is answered, who may. Infra, edge, OpenAPI and pages all read it. */
export type Route = {
  readonly method: Method;
  readonly path: string;
  readonly summary: Bilingual;
  /** `anyone` needs no token. Whether a record may be touched is asked again with the record at hand. */
  readonly permission: Permission | 'anyone';
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodType | null;
  readonly success: 200 | 201 | 202;
  readonly response: z.ZodType;
  /** Asks for an Idempotency-Key header: calls that act, act once. */
  readonly acts: boolean;
  /** Shows what is kept of a subject: reads by staff are noted under these records before the answer leaves. */
  readonly opens: RecordKind | null;
  /** The refusals its use case can return, for the document; the edge adds those that any call can meet. */
  readonly refusals: readonly RefusalCode[];
};

const none = z.strictObject({});

type Given = Pick<Route, 'method' | 'path' | 'summary' | 'permission' | 'response'> &
  Partial<Pick<Route, 'params' | 'query' | 'body' | 'success' | 'opens' | 'refusals'>>;

type Filled<R extends Given> = {
  readonly method: R['method'];
  readonly path: R['path'];
  readonly summary: Bilingual;
  readonly permission: R['permission'];
  readonly params: R extends { params: infer P extends z.ZodObject } ? P : typeof none;
  readonly query: R extends { query: infer Q extends z.ZodObject } ? Q : typeof none;
  readonly body: R extends { body: infer B extends z.ZodType } ? B : null;
  readonly success: 200 | 201 | 202;
  readonly response: R['response'];
  readonly acts: boolean;
  readonly opens: RecordKind | null;
  readonly refusals: readonly RefusalCode[];
};

/** Fills in what a line leaves out, keeping its exact types. */
export function route<const R extends Given>(given: R): Filled<R> {
  const filled: Route = {
    params: none,
    query: none,
    body: null,
    success: 200,
    opens: null,
    refusals: [],
    ...given,
    acts: given.method !== 'GET',
  };
  // The compiler cannot follow defaults through a spread of a generic; the line above is the whole proof.
  return filled as Filled<R>;
}

/** Pages of a list: `limit` rows from where `cursor` (opaque, from the page before) points. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().min(1).max(2000).optional(),
});

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });
