import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import type { Route } from '../../shared/contract/route.ts';
import {
  type Complaint,
  type FieldProblem,
  fieldProblemsOf,
  under,
} from '../../shared/domain/field-problem.ts';
import { type Entered, enter, turnAway } from './door-refusal.ts';
import { type JsonFlaw, parseJson } from './parse-json.ts';

/** Far above any form of ours, far below what a Lambda is given (6 MB). */
const longestBody = 256 * 1024;

type Request = { readonly params: unknown; readonly query: unknown; readonly body: unknown };

/** Everything a call says, held against its route. All that does not fit is named at once, parameters first. */
export function readRequest(route: Route, event: APIGatewayProxyEventV2): Entered<Request> {
  const query = readQuery(event.rawQueryString);
  if (!query.ok) return query;
  const body = readBody(event);
  if (!body.ok) return body;

  const params = route.params.safeParse(event.pathParameters ?? {});
  const asked = route.query.safeParse(query.value);
  const said = route.body === null ? readNothing(body.value) : route.body.safeParse(body.value);
  const problems = [
    ...problemsOf(params).map(problem => under(['path'], problem)),
    ...problemsOf(asked).map(problem => under(['query'], problem)),
    ...problemsOf(said),
  ];
  if (!params.success || !asked.success || !said.success) {
    return turnAway(
      'unfit-request',
      '有内容需要修改，请看各项说明。',
      'Some fields need a change; see each one.',
      problems,
    );
  }
  return enter({ params: params.data, query: asked.data, body: said.data });
}

type Said = z.ZodSafeParseResult<unknown>;

const problemsOf = (parsed: Said): FieldProblem[] => (parsed.success ? [] : fieldProblemsOf(parsed.error));

const nothing = z.strictObject({});

function readNothing(body: unknown): Said {
  return nothing.safeParse(body ?? {});
}

/** A parameter that stands twice could be read in two ways, so it is read in none. */
function readQuery(raw: string): Entered<Record<string, string>> {
  const given = new URLSearchParams(raw);
  const names = [...given.keys()];
  const doubled = names.find((name, index) => names.indexOf(name) !== index);
  if (doubled !== undefined) {
    return turnAway('unfit-request', '查询参数重复。', 'A query parameter stands twice.', [
      { ...twice, path: ['query', doubled] },
    ]);
  }
  return enter(Object.fromEntries(given));
}

function readBody(event: APIGatewayProxyEventV2): Entered<unknown> {
  const { body } = event;
  if (body === undefined || body === '') return enter(undefined);
  if (!isJson(event.headers['content-type'])) {
    return turnAway(
      'wrong-media-type',
      '请以 application/json 发送内容。',
      'Send the body as application/json.',
    );
  }
  // Base64 grows by a third: looked at before anything is decoded.
  if (body.length > (event.isBase64Encoded ? (longestBody * 4) / 3 + 4 : longestBody)) return tooLong;
  const bytes = Buffer.from(body, event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > longestBody) return tooLong;
  const text = event.isBase64Encoded ? decode(bytes) : body;
  if (text === null) {
    return turnAway(
      'malformed-request',
      '内容不是 UTF-8 编码，请转换后重试。',
      'The body is not UTF-8; encode it so and try again.',
    );
  }
  const parsed = parseJson(text);
  if (parsed.ok) return enter(parsed.value);
  const { zh, en } = flaws[parsed.flaw];
  return turnAway(
    'malformed-request',
    `第 ${parsed.line} 行第 ${parsed.column} 列：${zh}`,
    `Line ${parsed.line}, column ${parsed.column}: ${en}`,
  );
}

const isJson = (contentType: string | undefined): boolean =>
  contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const tooLong = turnAway(
  'too-large',
  '内容超过 256 kB，请精简后重试。',
  'The body is over 256 kB; shorten it and try again.',
);

const twice: Complaint = {
  code: 'twice',
  message: { zh: '此参数出现了不止一次', en: 'This parameter stands more than once' },
  remedy: { zh: '请只保留一个', en: 'Keep one of them' },
};

const flaws: Readonly<Record<JsonFlaw, { readonly zh: string; readonly en: string }>> = {
  syntax: {
    zh: '此处不是有效的 JSON，请检查引号、逗号和括号。',
    en: 'this is not JSON; check quotes, commas and brackets.',
  },
  'duplicate-key': {
    zh: '同一名称出现了两次，请只保留一个。',
    en: 'a name stands twice in one object; keep one.',
  },
  'forbidden-key': { zh: '此名称不允许使用，请删除。', en: 'this name is not allowed; remove it.' },
  'too-deep': { zh: '嵌套过深，请减少层级。', en: 'this is nested too deeply; flatten it.' },
  'lone-surrogate': {
    zh: '含有不完整的字符，请重新输入。',
    en: 'half a character stands here; type the text again.',
  },
  'number-out-of-range': { zh: '数字超出范围，请核对。', en: 'this number is out of range; check it.' },
};
