import * as z from 'zod';
import type { Machines } from './machines.ts';
import type { Store } from './store.ts';
import type { TaskTokens } from './task-tokens.ts';

/** What every operation of the API may use. `now` is in milliseconds since the epoch. */
export type World = {
  readonly store: Store;
  readonly machines: Machines;
  readonly tokens: TaskTokens;
  readonly startedAt: number;
  now(): number;
  uuid(): string;
};

/** An answer, or a refusal by the name AWS gives it. */
export type Reply =
  | { readonly ok: true; readonly body: object }
  | { readonly ok: false; readonly type: string; readonly message: string };

export type Operation = (world: World, request: unknown) => Promise<Reply>;

export const answer = (body: object): Reply => ({ ok: true, body });
export const refuse = (type: string, message: string): Reply => ({ ok: false, type, message });

/** An operation that reads its request by a schema first; what the schema does not take is a ValidationException. */
export function operation<T>(
  schema: z.ZodType<T>,
  handle: (world: World, request: T) => Reply | Promise<Reply>,
): Operation {
  return async (world, request) => {
    const parsed = schema.safeParse(request);
    if (parsed.success) return handle(world, parsed.data);
    const issue = parsed.error.issues[0];
    return refuse('ValidationException', `${issue?.path.join('.')}: ${issue?.message}`);
  };
}

/** AWS JSON carries moments as seconds since the epoch. */
export const epochSeconds = (milliseconds: number) => milliseconds / 1000;

export const pageRequest = {
  maxResults: z.int().min(0).max(1000).default(100),
  nextToken: z.string().optional(),
};

/** 0 means "as many as you like" to the service. */
export const pageSize = (maxResults: number) => maxResults || 100;

export const writePageToken = (after: number) => Buffer.from(`after:${after}`).toString('base64');

/** Where a listing goes on, or undefined for a token that no listing gave out. */
export function readPageToken(token: string): number | undefined {
  const [, digits] = /^after:(\d+)$/.exec(Buffer.from(token, 'base64').toString()) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

export const BAD_PAGE_TOKEN = refuse('InvalidToken', 'Invalid Token: the nextToken is not from this listing');
