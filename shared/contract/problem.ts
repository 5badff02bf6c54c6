import * as z from 'zod';
import { Bilingual } from '../domain/bilingual.ts';
import { FieldProblem } from '../domain/field-problem.ts';
import type { RefusalCode } from '../domain/outcome.ts';

/** What the front door itself says no to, before any rule is asked. */
export const doorCodes = [
  'malformed-request',
  'unfit-request',
  'key-required',
  'not-signed-in',
  'second-factor-required',
  'wrong-media-type',
  'fault',
  'unavailable',
] as const;
export type DoorCode = (typeof doorCodes)[number];
export type ProblemCode = RefusalCode | DoorCode;

/** One short title per code, the same whenever the code is the same (RFC 9457, section 3.1.3). */
export const problemTitles = {
  'malformed-request': { zh: '请求无法读取', en: 'The request could not be read' },
  'unfit-request': { zh: '请求内容不符合要求', en: 'The request does not have the documented form' },
  'key-required': { zh: '缺少 Idempotency-Key', en: 'Idempotency-Key is missing' },
  'not-signed-in': { zh: '尚未登录', en: 'Not signed in' },
  'second-factor-required': { zh: '需要双因素登录', en: 'Sign in with a second factor' },
  'wrong-media-type': { zh: '内容类型不受支持', en: 'Unsupported content type' },
  fault: { zh: '系统故障', en: 'Something broke on our side' },
  unavailable: { zh: '系统繁忙', en: 'The service is busy' },
  invalid: { zh: '有内容需要修改', en: 'Some fields need a change' },
  'not-found': { zh: '未找到', en: 'Not found' },
  forbidden: { zh: '无权进行此操作', en: 'Not permitted' },
  'changed-meanwhile': { zh: '内容已被更改', en: 'It changed meanwhile' },
  'same-key-other-request': { zh: '请求标识重复', en: 'The key belongs to another request' },
  'wrong-status': { zh: '当前状态不允许', en: 'Not possible in this status' },
  'campaign-not-open': { zh: '当前不接受报送', en: 'Reports are not being taken' },
  'campaign-not-ended': { zh: '救灾期间尚未结束', en: 'The relief period has not ended' },
  'identity-not-verified': { zh: '身份尚未核实', en: 'Identity not verified' },
  'not-eligible': { zh: '不符合报送条件', en: 'Not eligible' },
  'evidence-awaited': { zh: '材料尚未收齐', en: 'Evidence is still on its way' },
  'evidence-unfit': { zh: '材料不可用', en: 'Evidence cannot be used' },
  'evidence-insufficient': { zh: '材料不足', en: 'More evidence is needed' },
  'claimed-by-another': { zh: '已被他人领取', en: 'Claimed by somebody else' },
  'claim-required': { zh: '请先领取', en: 'Claim it first' },
  'assigned-to-another': { zh: '已分派给他人', en: 'Assigned to somebody else' },
  'sample-not-opened': { zh: '请先查看抽样', en: 'Open the sample first' },
  'too-late': { zh: '已超过时限', en: 'Too late' },
  'too-early': { zh: '尚未到时间', en: 'Too early' },
  'gate-closed': { zh: '法定条件尚未具备', en: 'The law asks for more' },
  'maker-is-checker': { zh: '须由他人办理', en: 'Somebody else must do this' },
  'not-previewed': { zh: '请先预览', en: 'Preview it first' },
  'already-exists': { zh: '已存在', en: 'It exists already' },
  'too-many': { zh: '次数过多', en: 'Too many' },
  'too-large': { zh: '内容过大', en: 'Too large' },
} as const satisfies Record<ProblemCode, Bilingual>;

export const problemType = (code: ProblemCode): string => `urn:relief:problem:${code}`;

/** A problem document (RFC 9457). `title` and `detail` are in the language asked for; both stand beside them. */
export const Problem = z.strictObject({
  type: z.string().regex(/^urn:relief:problem:[a-z-]+$/),
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string(),
  /** The request's id, to quote to the office. */
  instance: z.string(),
  titles: Bilingual,
  details: Bilingual,
  /** What is wrong with each field; `pointer` is a JSON Pointer into the body, or names a parameter. */
  problems: z.array(FieldProblem.extend({ pointer: z.string() })),
});
export type Problem = z.infer<typeof Problem>;
