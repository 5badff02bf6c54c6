import type * as z from 'zod';
import { BatchAnswer } from '../domain/delivery.ts';
import { HoldingsPage } from '../domain/delivery-holdings.ts';
import type { Downstream } from '../ports/downstream.ts';

/** Who we are to the systems that take our rows. */
const sender = 'relief-credit';
const holdingsPerPage = 1000;
/** A batch of 200 rows is answered within seconds; what takes longer is asked again under the same key. */
const longestAnswer = 30_000;

/** Answers by which a system says "not now". */
const passing = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Plain HTTP is for this machine alone. */
const isAllowed = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));

/**
 * A downstream system over HTTPS, at the one address it was configured with: redirects are refused, so that no answer
 * can send rows elsewhere. No error holds a row, an answer or an address.
 */
export function httpsDownstream(given: { name: string; url: string; timeoutMillis?: number }): Downstream {
  const { name, url, timeoutMillis = longestAnswer } = given;
  const base = new URL(url.endsWith('/') ? url : `${url}/`);
  if (!isAllowed(base)) throw new Error(`the address of ${name} must be https`);

  const call = async <S extends z.ZodType>(
    path: string,
    schema: S,
    init: RequestInit,
  ): Promise<z.output<S>> => {
    const text = await ask(new URL(path, base), init);
    const parsed = schema.safeParse(parseJson(text));
    if (!parsed.success) throw new Error(`${name} answered in another form than agreed`);
    return parsed.data;
  };

  const ask = async (address: URL, init: RequestInit): Promise<string> => {
    let response: Response;
    let text: string;
    try {
      response = await fetch(address, {
        ...init,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMillis),
      });
      text = await response.text();
    } catch (cause) {
      throw unavailable(name, cause);
    }
    if (passing.has(response.status)) throw unavailable(name);
    if (!response.ok) throw new Error(`${name} answered ${response.status}`);
    return text;
  };

  return {
    deliver: (key, release, rows) =>
      call('batches', BatchAnswer, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify({ sender, release, rows }),
      }),

    holdings: after => {
      const query = new URLSearchParams({
        limit: String(holdingsPerPage),
        ...(after === null ? {} : { after }),
      });
      return call(`holdings?${query}`, HoldingsPage, { method: 'GET' });
    },
  };
}

/** By this name the workflow knows a fault that will pass. */
const unavailable = (dependency: string, cause?: unknown): Error =>
  Object.assign(new Error(`${dependency} does not answer`, { cause }), { name: 'Unavailable', dependency });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
