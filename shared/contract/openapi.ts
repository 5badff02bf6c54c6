import * as z from 'zod';
import type { RefusalCode } from '../domain/outcome.ts';
import { type DoorCode, Problem, type ProblemCode, problemTitles, problemType } from './problem.ts';
import type { Route } from './route.ts';

type Given = {
  readonly routes: Readonly<Record<string, Route>>;
  /** The edge's table of status codes; this room knows none. */
  readonly statusOf: Readonly<Record<ProblemCode, number>>;
};

/** What any call can meet before its use case is asked, besides what its line in the table names. */
function codesOf(route: Route): readonly ProblemCode[] {
  const signed: readonly (DoorCode | RefusalCode)[] =
    route.permission === 'anyone' ? [] : ['not-signed-in', 'second-factor-required', 'forbidden'];
  const acting: readonly (DoorCode | RefusalCode)[] = route.acts ? ['key-required'] : [];
  const bodied: readonly (DoorCode | RefusalCode)[] =
    route.body === null ? [] : ['malformed-request', 'wrong-media-type', 'too-large', 'invalid'];
  return [
    ...new Set([
      'unfit-request' as const,
      ...signed,
      ...acting,
      ...bodied,
      ...route.refusals,
      'fault' as const,
      'unavailable' as const,
    ]),
  ];
}

/** The interface as OpenAPI 3.1, made from the route table and from nothing else. */
export function openapi({ routes, statusOf }: Given): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries(routes)) {
    const path = paths[route.path] ?? {};
    path[route.method.toLowerCase()] = operation(name, route, statusOf);
    paths[route.path] = path;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Relief Credit 救灾信用信息接口',
      version: '1.0.0',
      description:
        '报送、核验、公示。Reports of what people and organisations did in a disaster, their review, and what is published.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: '本服务 This service' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, 'output') },
      parameters: { IdempotencyKey: idempotencyKey },
      examples: Object.fromEntries(
        [...new Set(Object.values(routes).flatMap(codesOf))].map(code => [
          code,
          { value: exampleOf(code, statusOf[code]) },
        ]),
      ),
      securitySchemes: {
        signedIn: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: '市统一身份认证的访问令牌。An access token of the city’s sign-in.',
        },
      },
    },
  };
}

const tags = {
  reports: '报送 Reports',
  reviews: '核验 Reviews',
  campaigns: '救灾期间与发布 Campaigns and releases',
  deliveries: '推送与对账 Deliveries and reconciliation',
  policies: '政策 Policies',
  staff: '工作人员 Staff',
  lists: '公示 Published lists',
  service: '服务 The service itself',
} as const;

const tagOf = ({ path }: Route): string => {
  const first = path.split('/')[1] ?? '';
  return Object.hasOwn(tags, first) ? first : 'service';
};

function operation(name: string, route: Route, statusOf: Given['statusOf']) {
  const { summary, permission, success, body } = route;
  return {
    operationId: name,
    tags: [tagOf(route)],
    summary: `${summary.zh} ${summary.en}`,
    description: `${summary.zh}。\n\n${summary.en}.\n\n${
      permission === 'anyone' ? '无需登录。No sign-in needed.' : `所需权限 Permission: \`${permission}\`.`
    }`,
    security: permission === 'anyone' ? [] : [{ signedIn: [] }],
    parameters: [
      ...parametersIn('path', route.params),
      ...parametersIn('query', route.query),
      ...(route.acts ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ],
    ...(body === null
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(body, 'input') } },
          },
        }),
    responses: {
      [success]: {
        description: '成功 Success',
        content: { 'application/json': { schema: schemaOf(route.response, 'output') } },
      },
      ...problemResponses(route, statusOf),
    },
  };
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    '重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.',
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{8,128}$', minLength: 8, maxLength: 128 },
  example: '6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11',
};

function parametersIn(place: 'path' | 'query', schema: z.ZodObject) {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: property,
  }));
}

/** One response for each status that can come, naming every code that comes with it. */
function problemResponses(route: Route, statusOf: Given['statusOf']) {
  const byStatus = Map.groupBy(codesOf(route), code => statusOf[code]);
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, codes]) => [
        status,
        {
          description: codes
            .map(code => `\`${code}\` ${problemTitles[code].zh} ${problemTitles[code].en}`)
            .join('; '),
          content: {
            'application/problem+json': {
              schema: { $ref: '#/components/schemas/Problem' },
              examples: Object.fromEntries(
                codes.map(code => [code, { $ref: `#/components/examples/${code}` }]),
              ),
            },
          },
        },
      ]),
  );
}

function exampleOf(code: ProblemCode, status: number): Problem {
  const titles = problemTitles[code];
  return {
    type: problemType(code),
    title: titles.zh,
    status,
    detail: titles.zh,
    instance: 'urn:relief:request:EXAMPLE',
    titles,
    details: titles,
    problems: [],
  };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
