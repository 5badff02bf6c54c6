import { type Problem, problemTitles, problemType } from '../../shared/contract/problem.ts';
import type { Bilingual } from '../../shared/domain/bilingual.ts';
import { pointerOf } from '../../shared/domain/field-problem.ts';
import type { DoorRefusal } from './door-refusal.ts';
import { refusalStatus } from './refusal-status.ts';

export type HttpResponse = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Answers hold personal records: kept by nobody on the way, taken for nothing but what they are, framed nowhere. */
const guards = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
};

export const jsonResponse = (statusCode: number, requestId: string, value: unknown): HttpResponse => ({
  statusCode,
  headers: { ...guards, 'content-type': 'application/json; charset=utf-8', 'x-request-id': requestId },
  body: JSON.stringify(value),
});

/** Which of our two languages the reader prefers (RFC 9110, 12.5.4); Chinese where nothing was asked for. */
export function languageOf(acceptLanguage: string | undefined): keyof Bilingual {
  const ranked = (acceptLanguage ?? '')
    .slice(0, 200)
    .split(',')
    .map((range, index) => {
      const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
      const quality = parameters.map(part => part.trim()).find(part => part.startsWith('q='));
      return { tag, quality: quality === undefined ? 1 : Number(quality.slice(2)), index };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index);
  const first = ranked.find(({ tag }) => /^(?:zh|en)(?:-|$)/.test(tag));
  return first?.tag.startsWith('en') ? 'en' : 'zh';
}

/** Seconds after which a turned-away call is worth another try: throttling passes in moments, quotas do not. */
const retryAfter: Readonly<Record<number, string>> = { 429: '60', 503: '2' };

/** A refusal as a problem document (RFC 9457), in the reader's language, with both beside it. */
export function problemResponse(
  refusal: DoorRefusal,
  requestId: string,
  language: keyof Bilingual,
): HttpResponse {
  const status = refusalStatus[refusal.code];
  const titles = problemTitles[refusal.code];
  const document: Problem = {
    type: problemType(refusal.code),
    title: titles[language],
    status,
    detail: refusal.detail[language],
    instance: `urn:relief:request:${requestId}`,
    titles,
    details: refusal.detail,
    problems: refusal.problems.map(problem => ({ ...problem, pointer: pointerOf(problem.path) })),
  };
  const wait = retryAfter[status];
  return {
    statusCode: status,
    headers: {
      ...guards,
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language === 'zh' ? 'zh-CN' : 'en',
      'x-request-id': requestId,
      ...(wait === undefined ? {} : { 'retry-after': wait }),
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
    body: JSON.stringify(document),
  };
}
