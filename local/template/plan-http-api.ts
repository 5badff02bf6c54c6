import * as z from 'zod';
import type { HttpApiPlan, HttpApiRoute, JwtAuthorizer } from '../http-api/http-api-plan.ts';
import type { FunctionPlan } from '../lambda/function-plan.ts';
import type { TemplateReader } from './template-reader.ts';

const ApiProperties = z.object({
  Name: z.string().optional(),
  ProtocolType: z.literal('HTTP'),
  CorsConfiguration: z
    .strictObject({
      AllowOrigins: z.array(z.string()).optional(),
      AllowMethods: z.array(z.string()).optional(),
      AllowHeaders: z.array(z.string()).optional(),
      ExposeHeaders: z.array(z.string()).optional(),
      AllowCredentials: z.coerce.boolean().optional(),
      MaxAge: z.coerce.number().optional(),
    })
    .optional(),
});
const RouteProperties = z.object({
  ApiId: z.string(),
  RouteKey: z.string().regex(/^(\$default|[A-Z]+ \/\S*)$/),
  Target: z.string(),
  AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: z.array(z.string()).optional(),
});
const IntegrationProperties = z.object({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
});
const AuthorizerProperties = z.object({
  ApiId: z.string(),
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
  JwtConfiguration: z.strictObject({ Issuer: z.string(), Audience: z.array(z.string()) }),
});
const StageProperties = z.object({ ApiId: z.string(), StageName: z.literal('$default') });

/** The template's one HTTP API; undefined where it has none. A second one is refused: one machine has one front door. */
export function planHttpApi(
  reader: TemplateReader,
  functions: readonly FunctionPlan[],
): HttpApiPlan | undefined {
  const [api, ...others] = reader.read('AWS::ApiGatewayV2::Api', ApiProperties, [
    'Description',
    'DisableExecuteApiEndpoint',
    'Tags',
  ]);
  for (const other of others) reader.refuse(other.logicalId, 'only one HTTP API can run here');
  reader.read('AWS::ApiGatewayV2::Stage', StageProperties, [
    'AccessLogSettings',
    'AutoDeploy',
    'DefaultRouteSettings',
    'Description',
    'RouteSettings',
    'Tags',
  ]);
  const integrations = new Map(
    reader
      .read('AWS::ApiGatewayV2::Integration', IntegrationProperties, [
        'CredentialsArn',
        'TimeoutInMillis',
        'Description',
      ])
      .map(({ logicalId, properties }) => [`integrations/${logicalId}`, properties.IntegrationUri]),
  );
  const authorizers = new Map(
    reader
      .read('AWS::ApiGatewayV2::Authorizer', AuthorizerProperties, ['Name'])
      .map(({ logicalId, properties }): [string, JwtAuthorizer] => [
        logicalId,
        { issuer: properties.JwtConfiguration.Issuer, audience: properties.JwtConfiguration.Audience },
      ]),
  );
  const routes = reader
    .read('AWS::ApiGatewayV2::Route', RouteProperties, ['OperationName'])
    .flatMap(({ logicalId, properties }): HttpApiRoute[] => {
      const target = functions.find(plan => plan.arn === integrations.get(properties.Target));
      if (target === undefined) {
        reader.refuse(logicalId, 'it leads to no function of this template');
        return [];
      }
      const [method = '', path = '$default'] = properties.RouteKey.split(' ');
      const route = { method, path, functionName: target.name };
      if (properties.AuthorizationType === 'NONE') return [route];
      const authorizer = authorizers.get(properties.AuthorizerId ?? '');
      // Never served without the check that the template asks for.
      if (authorizer === undefined) {
        reader.refuse(logicalId, 'its authoriser cannot run here');
        return [];
      }
      const { AuthorizationScopes: scopes } = properties;
      return [{ ...route, authorizer: { ...authorizer, ...(scopes !== undefined && { scopes }) } }];
    });
  if (api === undefined) return undefined;
  const cors = api.properties.CorsConfiguration;
  return { routes, ...(cors !== undefined && { cors: corsOf(cors) }) };
}

function corsOf(cors: NonNullable<z.infer<typeof ApiProperties>['CorsConfiguration']>): HttpApiPlan['cors'] {
  const { AllowOrigins, AllowMethods, AllowHeaders, ExposeHeaders, AllowCredentials, MaxAge } = cors;
  return {
    ...(AllowOrigins !== undefined && { allowOrigins: AllowOrigins }),
    ...(AllowMethods !== undefined && { allowMethods: AllowMethods }),
    ...(AllowHeaders !== undefined && { allowHeaders: AllowHeaders }),
    ...(ExposeHeaders !== undefined && { exposeHeaders: ExposeHeaders }),
    ...(AllowCredentials !== undefined && { allowCredentials: AllowCredentials }),
    ...(MaxAge !== undefined && { maxAge: MaxAge }),
  };
}
