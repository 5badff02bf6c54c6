import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import * as z from 'zod';
import { type Invoked, startHttpApi } from '../../../local/http-api/http-api.ts';
import type { HttpApiCors, HttpApiRoute } from '../../../local/http-api/http-api-plan.ts';
import type { HttpApiEvent } from '../../../local/http-api/request-event.ts';
import { startIssuer } from '../../../local/issuer/issuer.ts';
import { personas } from '../../../local/issuer/personas.ts';
import { movableClock } from '../../../local/movable-clock.ts';

export const NOW = Date.parse('2026-07-20T08:00:00Z');

/** A directory that goes away with the test. */
export function scratch(): string {
  const directory = mkdtempSync(join(tmpdir(), 'relief-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

export const clockAt = (instant: number) => movableClock(instant - Date.now());

export async function issuerSetup() {
  const clock = clockAt(NOW);
  const directory = scratch();
  const started = await startIssuer({ directory, clock, personas });
  onTestFinished(started.close);
  const tokenOf = async (sub: string, scope?: string): Promise<string> => {
    const answer = await postJson(`${started.issuer}/tokens`, { sub, scope });
    return (await jsonOf(answer, z.object({ access_token: z.string() }))).access_token;
  };
  return { clock, directory, issuer: started.issuer, tokenOf };
}

type Setup = {
  readonly routes: readonly HttpApiRoute[];
  readonly cors?: HttpApiCors;
  readonly respond?: (event: HttpApiEvent, functionName: string) => Promise<Invoked> | Invoked;
  readonly integrationTimeoutMs?: number;
  readonly issuerUrl?: string;
  readonly clock?: ReturnType<typeof movableClock>;
};

/** A gateway whose functions answer with the event they got, unless `respond` says otherwise. */
export async function gateway({
  routes,
  cors,
  respond,
  issuerUrl = '',
  clock = clockAt(NOW),
  ...rest
}: Setup) {
  const calls: { functionName: string; event: HttpApiEvent }[] = [];
  const rests: string[] = [];
  const api = await startHttpApi({
    api: { routes, ...(cors && { cors }) },
    clock,
    async invoke(functionName, event) {
      calls.push({ functionName, event });
      return respond ? respond(event, functionName) : { ok: true, payload: event };
    },
    local: {
      clock,
      async advance(milliseconds) {
        clock.advance(milliseconds);
        rests.push('advanced');
      },
      async idle() {
        rests.push('idle');
      },
      endpoints: { s3: 'http://127.0.0.1:1' },
      issuerUrl,
    },
    ...rest,
  });
  onTestFinished(api.close);
  return { url: api.url, calls, rests, clock };
}

export const postJson = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

export const jsonOf = async <Shape extends z.ZodType>(answer: Response, shape: Shape) =>
  shape.parse(await answer.json());
