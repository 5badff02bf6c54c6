import { type RouteName, routes } from '../../shared/contract/routes.ts';

export type RawCall = {
  readonly token?: string | undefined;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: string;
  /** Text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type RawAnswer = { readonly status: number; readonly body: unknown };

/** One call with no manners: whatever is given is sent as it stands. */
export async function rawCall(url: string, name: RouteName, call: RawCall = {}): Promise<RawAnswer> {
  const { method, path } = routes[name];
  const address = path.replaceAll(/\{([a-zA-Z]+)\}/g, (_, param: string) =>
    encodeURIComponent(String(call.params?.[param] ?? '')),
  );
  const body =
    call.body === undefined || typeof call.body === 'string' ? call.body : JSON.stringify(call.body);
  const response = await fetch(`${url}${address}${call.query === undefined ? '' : `?${call.query}`}`, {
    method,
    headers: {
      ...(call.token === undefined ? {} : { authorization: `Bearer ${call.token}` }),
      ...(method === 'GET' ? {} : { 'idempotency-key': crypto.randomUUID() }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...call.headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A token for an account, from the issuer. */
export async function tokenOf(issuerUrl: string, account: string): Promise<string> {
  const response = await fetch(`${issuerUrl}/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sub: account }),
  });
  const answer: unknown = await response.json();
  if (answer === null || typeof answer !== 'object' || !('access_token' in answer))
    throw new Error(`no token for ${account}`);
  return String(answer.access_token);
}

/** Everything of an answer but what names the request itself. */
export const shapeOf = (body: unknown): unknown =>
  JSON.parse(JSON.stringify(body, (key, value) => (key === 'instance' ? 'one request' : value)));
