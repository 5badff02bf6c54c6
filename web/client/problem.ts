import type { components } from '../generated/api.ts';

/** A problem document of the API, or what this device itself met. */
export type Problem = Omit<components['schemas']['Problem'], 'title' | 'detail' | 'status'> & {
  status: number;
};
export type FieldProblem = Problem['problems'][number];

/** What a call came to. Nothing is thrown: being offline is a thing to say, not a fault. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

const local = (code: string, status: number, zh: [string, string], en: [string, string]): Problem => ({
  type: `urn:relief:page:${code}`,
  status,
  instance: '',
  titles: { zh: zh[0], en: en[0] },
  details: { zh: zh[1], en: en[1] },
  problems: [],
});

export const offline: Problem = local(
  'offline',
  0,
  ['网络未连接', '您填写的内容和照片都已保存在本机，网络恢复后可继续。'],
  [
    'No connection',
    'What you wrote and your photos are kept on this device; go on when the network is back.',
  ],
);
export const notUnderstood: Problem = local(
  'not-understood',
  0,
  ['系统暂时无法答复', '请稍后再试。已填写的内容不会丢失。'],
  ['The service cannot answer now', 'Please try again in a moment. Nothing you wrote is lost.'],
);
export const signedOut: Problem = local(
  'signed-out',
  401,
  ['登录已过期', '请重新登录，随后回到此页。已填写的内容不会丢失。'],
  ['Your sign-in has run out', 'Sign in again; you come back to this page. Nothing you wrote is lost.'],
);

export const codeOf = ({ type }: Problem): string => type.slice(type.lastIndexOf(':') + 1);
export const isSignedOut = ({ status }: Problem): boolean => status === 401;

/** The complaints about one field, by its JSON Pointer into the body (`/form/matter/title`). */
export const problemsAt = (problem: Problem | null, pointer: string): readonly FieldProblem[] =>
  problem?.problems.filter(one => one.pointer === pointer) ?? [];
