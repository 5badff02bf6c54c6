import type { BucketSettings, CorsRule } from './bucket-settings.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { Answer } from './s3-engine.ts';

type Headers = Readonly<Record<string, string>>;

function fits(pattern: string, text: string): boolean {
  const [head = '', ...tail] = pattern.split('*');
  if (tail.length === 0) return pattern === text;
  const rest = tail.join('*');
  return text.length >= head.length + rest.length && text.startsWith(head) && text.endsWith(rest);
}

function findRule(
  bucket: BucketSettings,
  origin: string,
  method: string,
  asked: readonly string[],
): CorsRule | undefined {
  return bucket.cors.find(
    rule =>
      rule.allowedMethods.includes(method) &&
      rule.allowedOrigins.some(pattern => fits(pattern, origin)) &&
      asked.every(name => rule.allowedHeaders.some(pattern => fits(pattern.toLowerCase(), name))),
  );
}

function ruleHeaders(rule: CorsRule, origin: string): Record<string, string> {
  const anyone = rule.allowedOrigins.includes('*');
  return {
    'access-control-allow-origin': anyone ? '*' : origin,
    'access-control-allow-methods': rule.allowedMethods.join(', '),
    ...(anyone ? {} : { 'access-control-allow-credentials': 'true' }),
    ...(rule.exposedHeaders.length > 0
      ? { 'access-control-expose-headers': rule.exposedHeaders.join(', ') }
      : {}),
    ...(rule.maxAgeSeconds === undefined ? {} : { 'access-control-max-age': String(rule.maxAgeSeconds) }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

/** The headers a browser needs on any answer, errors too; none when no rule fits. */
export function corsHeaders(
  bucket: BucketSettings | undefined,
  method: string,
  headers: Headers,
): Record<string, string> {
  const origin = headers['origin'];
  const rule = bucket && origin !== undefined ? findRule(bucket, origin, method, []) : undefined;
  return rule && origin !== undefined ? ruleHeaders(rule, origin) : {};
}

/** OPTIONS, which browsers send unsigned: the first rule that allows origin, method and every header asked for. */
export function answerPreflight(bucket: BucketSettings | undefined, headers: Headers): Answer | Refusal {
  const origin = headers['origin'];
  const method = headers['access-control-request-method'];
  if (origin === undefined) {
    return refuse('BadRequest', 'Insufficient information. Origin request header needed.');
  }
  if (method === undefined) {
    return refuse('BadRequest', 'Invalid Access-Control-Request-Method: null');
  }
  const list = headers['access-control-request-headers'] ?? '';
  const asked = list
    .split(',')
    .map(name => name.trim().toLowerCase())
    .filter(name => name !== '');
  const rule = bucket && findRule(bucket, origin, method, asked);
  if (!rule)
    return refuse('AccessForbidden', undefined, { details: { Method: method, ResourceType: 'OBJECT' } });
  const answer = ruleHeaders(rule, origin);
  if (asked.length > 0) answer['access-control-allow-headers'] = asked.join(', ');
  return { status: 200, headers: answer };
}
