import { lookup } from 'node:dns';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

export type OutboundRequest = {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly timeoutMillis: number;
};

/** A page of a thousand holdings is a few hundred kilobytes. */
const longestAnswer = 32 * 1024 * 1024;

/** Where no system of another office can be: this machine, its neighbours, its own metadata (RFC 6890). */
const closed = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(network, prefix);
for (const [network, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  closed.addSubnet(network, prefix, 'ipv6');

export const isClosed = (address: string): boolean =>
  closed.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Held against the very address that is connected to: a name that answers otherwise a moment later gains nothing. */
const guarded: LookupFunction = (hostname, options, callback) =>
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const found = addresses ?? [];
    const refused = found.some(({ address }) => isClosed(address));
    const fault = error ?? (refused ? new Error('the name leads into a private network') : null);
    if (fault !== null) return callback(fault, '');
    const [first] = found;
    if (options.all) callback(null, found);
    else callback(null, first?.address ?? '', first?.family);
  });

/**
 * One call to an address that was configured. Redirects are not followed. Unless `loopback` is given, only https is spoken,
 * and only to public addresses. Throws where there is no answer in time, or one too long.
 */
export function outboundCall({ loopback }: { readonly loopback: boolean }) {
  return (address: URL, given: OutboundRequest): Promise<{ status: number; text: string }> =>
    new Promise((resolve, reject) => {
      const { method, headers, body, timeoutMillis } = given;
      const send = address.protocol === 'https:' ? overHttps : overHttp;
      const options = {
        method,
        headers: body === null ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        signal: AbortSignal.timeout(timeoutMillis),
        ...(loopback ? {} : { lookup: guarded }),
      };
      const call = send(address, options, response => {
        const parts: Buffer[] = [];
        let length = 0;
        response.on('data', (part: Buffer) => {
          length += part.length;
          if (length > longestAnswer) call.destroy(new Error('an answer without an end'));
          else parts.push(part);
        });
        response.on('error', reject);
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') });
        });
      });
      call.on('error', reject);
      call.end(body ?? undefined);
    });
}

/** Why an address cannot be one of another office's system; null where it can. */
export function addressComplaint({ protocol, hostname }: URL, loopback: boolean): string | null {
  const name = hostname.replaceAll(/[[\]]/g, '');
  const own = ['127.0.0.1', 'localhost', '::1'].includes(name);
  if (loopback && own && protocol === 'http:') return null;
  if (protocol !== 'https:') return 'must be https';
  if (isIP(name) !== 0 && isClosed(name)) return 'must be a public one';
  return null;
}
