import middy from '@middy/core';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import type * as z from 'zod';
import type { Route } from '../../shared/contract/route.ts';
import { hashOf } from '../../shared/domain/canonical.ts';
import { ActionId } from '../../shared/domain/ids.ts';
import type { Moment } from '../../shared/domain/moment.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';
import type { AccessLog } from '../../shared/ports/access-log.ts';
import type { StaffDirectory } from '../../shared/ports/staff-directory.ts';
import type { ActionCall, ReadCall } from '../../shared/usecases/action-call.ts';
import { now } from './clock.ts';
import { correlationsOf } from './correlation.ts';
import { type DoorRefusal, type Entered, enter, turnAway } from './door-refusal.ts';
import { dependencyOf, isPassing, nameOf } from './fault.ts';
import { identifyCaller } from './identify-caller.ts';
import { noteAccess } from './note-access.ts';
import { observeFault, observeRefusal, observeSuccess } from './observe.ts';
import { type HttpResponse, jsonResponse, languageOf, problemResponse } from './problem-response.ts';
import { readRequest } from './read-request.ts';
import { accessLog } from './wiring/access-log.ts';
import { staffDirectory } from './wiring/staff-directory.ts';

type By<R extends Route> = R['permission'] extends 'anyone'
  ? null
  : R['method'] extends 'GET'
    ? ReadCall & Pick<ActionCall, 'bearer'>
    : ActionCall;

/** One call as its use case gets it: parsed, identified, dated. */
export type Call<R extends Route> = {
  readonly params: z.output<R['params']>;
  readonly query: z.output<R['query']>;
  readonly body: R['body'] extends z.ZodType ? z.output<R['body']> : Record<string, never>;
  readonly by: By<R>;
  readonly now: Moment;
};

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

/** What a use case may answer on a route: anything the route's response schema takes. */
export type Answer<R extends Route> = Frozen<z.input<R['response']>>;

/** Time kept back to answer before Lambda cuts the call off, in milliseconds. */
const lastWords = 200;

/**
 * A Lambda that serves one route: parses, identifies, asks the use case, answers. `staff` is replaced in tests only.
 * A refusal becomes a problem document; a fault becomes a 500 or 503 that tells nothing of the inside.
 */
export function httpHandler<const R extends Route>(
  route: R,
  run: (call: Call<R>) => Promise<Outcome<Answer<R>>>,
  staff: () => Pick<StaffDirectory, 'find'> = staffDirectory,
  accesses: () => Pick<AccessLog, 'note'> = accessLog,
) {
  const observationOf = (event: APIGatewayProxyEventV2, context: Context, status: number) => ({
    door: 'http' as const,
    name: `${route.method} ${route.path}`,
    requestId: event.requestContext.requestId,
    invocationId: context.awsRequestId,
    status,
  });

  async function serve(event: APIGatewayProxyEventV2, context: Context): Promise<HttpResponse> {
    const started = performance.now();
    const correlationIds: string[] = [];
    const outcome = await ask(event, ids => correlationIds.push(...ids));
    const response = outcome.ok
      ? jsonResponse(route.success, event.requestContext.requestId, route.response.parse(outcome.value))
      : problemFor(event, outcome.refusal);
    const durationMs = Math.round(performance.now() - started);
    const observation = { ...observationOf(event, context, response.statusCode), durationMs, correlationIds };
    if (outcome.ok) observeSuccess(observation);
    else observeRefusal(observation, outcome.refusal.code);
    return response;
  }

  async function ask(
    event: APIGatewayProxyEventV2,
    about: (correlationIds: readonly string[]) => void,
  ): Promise<Entered<Answer<R>>> {
    const moment = now();
    const by = await callerOf(route, event, moment, staff);
    if (!by.ok) return by;
    const request = readRequest(route, event);
    if (!request.ok) return request;
    // The route's own schemas made these values; the compiler cannot follow them through the generic.
    const outcome = await run({ ...request.value, by: by.value, now: moment } as Call<R>);
    // What was not found may be anything that somebody wrote into an address.
    if (outcome.ok || outcome.refusal.code !== 'not-found')
      about(correlationsOf(request.value.params, outcome.ok ? outcome.value : null));
    if (outcome.ok) await noteAccess(accesses, route, by.value, [request.value.params, outcome.value]);
    return outcome;
  }

  return middy<APIGatewayProxyEventV2, HttpResponse, Error, Context>({ timeoutEarlyInMillis: lastWords })
    .onError(request => {
      const { event, context, error } = request;
      const refusal = refusalIn(error);
      const response = problemFor(event, refusal);
      const correlationIds = correlationsOf(route.params.safeParse(event.pathParameters ?? {}).data);
      const observation = { ...observationOf(event, context, response.statusCode), correlationIds };
      if (refusal === overgrown) observeRefusal(observation, refusal.code);
      else observeFault(observation, error);
      request.response = response;
    })
    .handler(serve);
}

const problemFor = (event: APIGatewayProxyEventV2, refusal: DoorRefusal): HttpResponse =>
  problemResponse(refusal, event.requestContext.requestId, languageOf(event.headers['accept-language']));

/** The caller of a route that needs one, with the id that makes a repeated call the same call. */
async function callerOf(
  route: Route,
  event: APIGatewayProxyEventV2,
  moment: Moment,
  staff: () => Pick<StaffDirectory, 'find'>,
): Promise<Entered<ActionCall | (ReadCall & Pick<ActionCall, 'bearer'>) | null>> {
  if (route.permission === 'anyone') return enter(null);
  const signedIn = await identifyCaller(staff(), event, route.permission);
  if (!signedIn.ok) return signedIn;
  const { caller, bearer } = signedIn.value;
  if (!route.acts) return enter({ caller, now: moment, bearer });

  const key = event.headers['idempotency-key'];
  if (key === undefined || !/^[\x21-\x7e]{8,128}$/.test(key)) return keyRequired;
  const actionId = ActionId.parse(hashOf([caller.account, route.method, route.path, key]));
  return enter({ caller, actionId, now: moment, bearer });
}

const keyRequired = turnAway(
  'key-required',
  '请在 Idempotency-Key 请求头中给出 8 至 128 个可见 ASCII 字符，重试时保持不变。',
  'Send an Idempotency-Key header of 8 to 128 visible ASCII characters, and the same one when you try again.',
);

function refusalIn(fault: unknown): DoorRefusal {
  const name = nameOf(fault);
  if (name === 'ItemTooLarge') return overgrown;
  if (name === 'InvalidCursor') return strangeCursor;
  return isPassing(fault) ? busy(dependencyOf(fault)) : broken;
}

/** A record has its limits, and only the store that measures it can tell. */
const overgrown: DoorRefusal = {
  code: 'too-large',
  detail: {
    zh: '内容过多，无法保存。请精简后重试。',
    en: 'This is more than one record can hold; shorten it and try again.',
  },
  problems: [],
};

/** Only the store that gave a cursor out can read it. */
const strangeCursor: DoorRefusal = {
  code: 'unfit-request',
  detail: {
    zh: '页码标记（cursor）无效，请从第一页重新开始。',
    en: 'This cursor was not given out here; begin again at the first page.',
  },
  problems: [
    {
      code: 'unknown-cursor',
      path: ['cursor'],
      message: { zh: '无法识别这个标记', en: 'This cursor is not known here' },
      remedy: {
        zh: '请原样使用上一页返回的 next，或不带此参数',
        en: 'Use the "next" of the page before as it is, or leave it out',
      },
    },
  ],
};

const broken: DoorRefusal = {
  code: 'fault',
  detail: {
    zh: '系统出现故障，已记录。请稍后重试；如仍不行，请提供请求编号。',
    en: 'Something broke and was recorded. Try again later; if it stays, quote the id of this request.',
  },
  problems: [],
};

const busy = (dependency: string | null): DoorRefusal => ({
  code: 'unavailable',
  detail: {
    zh: dependency === null ? '系统繁忙，请稍后重试。' : `依赖的服务暂不可用：${dependency}。请稍后重试。`,
    en:
      dependency === null
        ? 'The service is busy; try again in a moment.'
        : `A service this one needs does not answer: ${dependency}. Try again in a moment.`,
  },
  problems: [],
});
