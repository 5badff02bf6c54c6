/** What the runner reads from the template about one HTTP API (AWS::ApiGatewayV2::*). */
export type HttpApiPlan = {
  readonly routes: readonly HttpApiRoute[];
  readonly cors?: HttpApiCors;
};

export type HttpApiRoute = {
  /** `GET`, `POST`, … or `ANY`; of no matter for `$default`. */
  readonly method: string;
  /** `/reports/{reportId}`, `/files/{path+}` or `$default`. */
  readonly path: string;
  readonly functionName: string;
  readonly authorizer?: JwtAuthorizer;
};

export type JwtAuthorizer = {
  readonly issuer: string;
  readonly audience: readonly string[];
  /** At least one of them must be in the token's `scope` or `scp`. */
  readonly scopes?: readonly string[];
};

/** `CorsConfiguration` of the template, names in lower camel case. */
export type HttpApiCors = {
  readonly allowOrigins?: readonly string[];
  readonly allowMethods?: readonly string[];
  readonly allowHeaders?: readonly string[];
  readonly exposeHeaders?: readonly string[];
  readonly allowCredentials?: boolean;
  readonly maxAge?: number;
};

/** The route as API Gateway writes it: `GET /reports/{reportId}` or `$default`. */
export const routeKeyOf = ({ method, path }: HttpApiRoute): string =>
  path === '$default' ? path : `${method} ${path}`;
