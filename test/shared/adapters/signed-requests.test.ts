import { createPublicKey, verify } from 'node:crypto';
import { httpbis } from 'http-message-signatures';
import { describe, expect, it } from 'vitest';
import { httpsDownstream } from '../../../shared/adapters/https-downstream.ts';
import { kmsRequestSigner } from '../../../shared/adapters/kms-request-signer.ts';
import { addressComplaint, isClosed, outboundCall } from '../../../shared/adapters/outbound-call.ts';
import {
  contentDigest,
  type RequestSigner,
  signedHeaders,
} from '../../../shared/adapters/request-signature.ts';
import { later, momentAt } from '../../../shared/domain/moment.ts';
import { memoryRequestSigner, serveKeys } from '../../fakes/request-signer.ts';
import { downstream } from '../../local/downstream/downstream-setup.ts';
import { NOW } from '../../local/http-api/gateway.ts';
import { kms, signingKey } from '../../local/kms/kms-setup.ts';
import { delist, list } from '../usecases/outbox-world.ts';

const now = momentAt(Number(new Date(NOW)));
const rowOf = (company: number) => {
  const { change } = list(company);
  if (!('entity' in change)) throw new Error('no row of the disclosure site');
  return change;
};

/** The disclosure site, which believes the keys in the set, and a way to send to it as whoever signs. */
async function site(keys: object[], at = now) {
  const keysUrl = await serveKeys(keys);
  const { url, summary } = await downstream('disclosure', { keysUrl });
  const sentBy = (signer: RequestSigner) =>
    httpsDownstream({ name: 'disclosure', url, loopback: true, signer, now: () => at });
  return { url, summary, sentBy };
}

describe('signed requests', () => {
  it('are taken by the key that the sender publishes, rows and holdings alike', async () => {
    const signer = memoryRequestSigner();
    const { sentBy } = await site([signer.jwk]);
    const port = sentBy(signer);
    const answer = await port.deliver('key-1', 'single', [rowOf(1)]);
    expect(answer.receipts).toMatchObject([{ status: 'accepted' }]);
    expect((await port.holdings(null)).rows).toHaveLength(1);
  });

  it('are refused by another key, and taken once that key is published', async () => {
    const [known, other] = [memoryRequestSigner(), memoryRequestSigner()];
    const keys = [known.jwk];
    const { sentBy, summary } = await site(keys);
    await expect(sentBy(other).deliver('key-1', 'single', [rowOf(1)])).rejects.toThrow('answered 401');
    expect(await summary()).toMatchObject({ accepted: 0 });
    keys.push(other.jwk);
    expect((await sentBy(other).deliver('key-1', 'single', [rowOf(1)])).receipts).toHaveLength(1);
  });

  it.each([
    ['body', (given: Sent) => ({ ...given, body: given.body.replace('list', 'List') })],
    [
      'key of the call',
      (given: Sent) => ({ ...given, headers: { ...given.headers, 'idempotency-key': 'k2' } }),
    ],
    ['digest', (given: Sent) => swapped(given)],
    ['signature', (given: Sent) => unsigned(given)],
  ])('are refused where the %s is not what was signed', async (_, altered) => {
    const signer = memoryRequestSigner();
    const { url, summary } = await site([signer.jwk]);
    const address = new URL(`${url}/batches`);
    const body = JSON.stringify({ sender: 'relief-credit', release: 'single', rows: [rowOf(1)] });
    const plain = { 'content-type': 'application/json', 'idempotency-key': 'k1' };
    const headers = await signedHeaders(signer, { method: 'POST', url: address, headers: plain, body }, now);
    const sent = altered({ body, headers });
    expect((await fetch(address, { method: 'POST', ...sent })).status).toBe(401);
    expect(await summary()).toMatchObject({ accepted: 0 });
    expect((await fetch(address, { method: 'POST', body, headers })).status).toBe(200);
  });

  it('are refused once they are old, so that nobody keeps one to send it again', async () => {
    const signer = memoryRequestSigner();
    const { sentBy } = await site([signer.jwk], later(now, -6 * 60_000));
    await expect(sentBy(signer).deliver('key-1', 'single', [rowOf(1)])).rejects.toThrow('answered 401');
  });

  it('are signed by KMS in the form of the standard, whatever zeros the numbers begin with', async () => {
    const { client } = await kms();
    const signer = kmsRequestSigner({ client, keyArn: signingKey.arn });
    const { sentBy } = await site([await signer.publicKey()]);
    const port = sentBy(signer);
    for (let call = 0; call < 40; call += 1) expect((await port.holdings(null)).rows).toEqual([]);
    expect(await signer.sign(Buffer.from('x'))).toHaveLength(64);
  });

  type Sent = { readonly body: string; readonly headers: Readonly<Record<string, string>> };
  const unsigned = ({ body, headers }: Sent): Sent => ({
    body,
    headers: Object.fromEntries(
      Object.entries(headers).filter(([name]) => !name.toLowerCase().startsWith('signature')),
    ),
  });
  const swapped = ({ headers }: Sent): Sent => {
    const body = JSON.stringify({ sender: 'relief-credit', release: 'single', rows: [delist(1, 2).change] });
    return { body, headers: { ...headers, 'content-digest': contentDigest(body) } };
  };
});

describe('the standards’ own examples', () => {
  it('RFC 9530: the digest of a body', () => {
    expect(contentDigest('{"hello": "world"}')).toBe(
      'sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:',
    );
  });

  it('RFC 9421, B.2.4: a signature by ecdsa-p256-sha256 holds, and none over something else', async () => {
    const key = createPublicKey(`-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lf
w0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==
-----END PUBLIC KEY-----`);
    const holds = (length: string) =>
      httpbis.verifyMessage(
        {
          keyLookup: async () => ({
            id: 'test-key-ecc-p256',
            algs: ['ecdsa-p256-sha256'],
            verify: async (bytes, signature) =>
              verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, signature),
          }),
        },
        {
          status: 200,
          headers: {
            'content-type': 'application/json',
            'content-digest':
              'sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:',
            'content-length': length,
            'signature-input':
              'sig-b24=("@status" "content-type" "content-digest" "content-length");created=1618884473;keyid="test-key-ecc-p256"',
            signature:
              'sig-b24=:wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw==:',
          },
        },
      );
    expect(await holds('23')).toBe(true);
    expect(await holds('24')).toBe(false);
  });
});

describe('A18: where we may be sent', () => {
  it.each([
    'http://site.example',
    'https://127.0.0.1',
    'https://10.1.2.3',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]',
    'https://[fd00::1]',
    'https://[::ffff:192.168.1.1]',
    'ftp://site.example',
  ])('not to %s', url => {
    expect(addressComplaint(new URL(url), false)).not.toBeNull();
  });

  it('to a public address over https, and to this machine where everything runs on it', () => {
    expect(addressComplaint(new URL('https://site.example'), false)).toBeNull();
    expect(addressComplaint(new URL('https://203.0.113.7'), false)).toBeNull();
    expect(addressComplaint(new URL('http://127.0.0.1:1234'), true)).toBeNull();
    expect(addressComplaint(new URL('http://10.0.0.1'), true)).not.toBeNull();
    expect(['100.64.0.1', '172.31.0.1', '192.168.0.1', 'fe80::1'].every(isClosed)).toBe(true);
    expect(['8.8.8.8', '172.32.0.1', '2001:db8::1'].some(isClosed)).toBe(false);
  });

  it('not by a name that leads into a private network', async () => {
    const send = outboundCall({ loopback: false });
    const request = { method: 'GET', headers: {}, body: null, timeoutMillis: 2000 } as const;
    await expect(send(new URL('https://localhost:1'), request)).rejects.toThrow('private network');
  });
});
