import type * as z from 'zod';
import { BatchAnswer } from '../domain/delivery.ts';
import { HoldingsPage } from '../domain/delivery-holdings.ts';
import type { Moment } from '../domain/moment.ts';
import type { Downstream } from '../ports/downstream.ts';
import { addressComplaint, outboundCall } from './outbound-call.ts';
import { type RequestSigner, signedHeaders } from './request-signature.ts';

/** Who we are to the systems that take our rows. */
const sender = 'relief-credit';
const holdingsPerPage = 1000;
/** A batch of 200 rows is answered within seconds; what takes longer is asked again under the same key. */
const longestAnswer = 30_000;

/** Answers by which a system says "not now". */
const passing = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * A downstream system over HTTPS, at the one address it was configured with: redirects are refused, so that no answer
 * can send rows elsewhere. Each request is signed (RFC 9421). No error holds a row, an answer or an address.
 */
export function httpsDownstream(given: {
  readonly name: string;
  readonly url: string;
  /** This machine may be spoken to, in the clear: where everything runs on one. */
  readonly loopback: boolean;
  readonly signer: RequestSigner;
  readonly now: () => Moment;
  readonly timeoutMillis?: number;
}): Downstream {
  const { name, url, loopback, signer, now, timeoutMillis = longestAnswer } = given;
  const base = new URL(url.endsWith('/') ? url : `${url}/`);
  const complaint = addressComplaint(base, loopback);
  if (complaint !== null) throw new Error(`the address of ${name} ${complaint}`);
  const send = outboundCall({ loopback });

  const call = async <S extends z.ZodType>(
    path: string,
    schema: S,
    request: { method: 'GET' | 'POST'; headers: Readonly<Record<string, string>>; body: string | null },
  ): Promise<z.output<S>> => {
    const text = await ask(new URL(path, base), request);
    const parsed = schema.safeParse(parseJson(text));
    if (!parsed.success) throw new Error(`${name} answered in another form than agreed`);
    return parsed.data;
  };

  const ask = async (address: URL, request: Parameters<typeof call>[2]): Promise<string> => {
    const headers = await signedHeaders(signer, { ...request, url: address }, now());
    const answer = await send(address, { ...request, headers, timeoutMillis }).catch((cause: unknown) => {
      throw unavailable(name, cause);
    });
    if (passing.has(answer.status)) throw unavailable(name);
    if (answer.status < 200 || answer.status > 299) throw new Error(`${name} answered ${answer.status}`);
    return answer.text;
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
      return call(`holdings?${query}`, HoldingsPage, { method: 'GET', headers: {}, body: null });
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
