import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type RouteName, routes } from '../shared/contract/routes.ts';
import { CalledByGateway } from './called-by-gateway.ts';
import type { Parameters } from './parameters.ts';
import type { ReliefFunction } from './relief-function.ts';
import type { Stage } from './stages.ts';

type Given = {
  readonly parameters: Parameters;
  readonly stage: Stage;
  readonly functions: ReadonlyMap<RouteName, ReliefFunction>;
};

/** The front door: one route per line of the route table, signed in unless the table says that anyone may. */
export class FrontDoor extends Construct {
  readonly url: string;
  /** The address without a path, as a content security policy names it. */
  readonly origin: string;

  constructor(scope: Construct, id: string, { parameters, stage, functions }: Given) {
    super(scope, id);
    const api = new HttpApi(this, 'Api', {
      createDefaultStage: false,
      corsPreflight: {
        allowOrigins: parameters.webOrigins,
        allowMethods: Object.values(methods),
        allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'accept-language'],
        // `date`: a phone's clock may be wrong, and what is left of a deadline is counted by the server's.
        exposeHeaders: ['x-request-id', 'retry-after', 'content-language', 'date'],
        maxAge: Duration.hours(1),
      },
    });
    const authorizer = new HttpJwtAuthorizer('Issuer', parameters.issuerUrl, {
      jwtAudience: [parameters.audience],
    });
    // A role for each noun: IAM takes 10,240 characters in one, which are the addresses of some ninety functions.
    const nounOf = (name: RouteName): string => routes[name].path.split('/')[1] ?? '';
    const gateways = new Map(
      [...Map.groupBy(functions, ([name]) => nounOf(name))].map(([noun, own]) => {
        const calls = new PolicyStatement({
          actions: ['lambda:InvokeFunction'],
          resources: own.map(([, { functionArn }]) => functionArn),
        });
        const gateway = new Role(this, `Gateway-${noun}`, {
          assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
          inlinePolicies: { calls: new PolicyDocument({ statements: [calls] }) },
        });
        return [noun, gateway];
      }),
    );
    const gatewayOf = (name: RouteName): Role => {
      const found = gateways.get(nounOf(name));
      if (found === undefined) throw new Error(`no role calls ${name}`);
      return found;
    };
    const limited = [...functions].flatMap(([name, handler]) => {
      const { method, path, permission } = routes[name];
      return api.addRoutes({
        path,
        methods: [HttpMethod[method]],
        integration: new CalledByGateway(name, handler, gatewayOf(name)),
        ...(permission === 'anyone' ? {} : { authorizer }),
      });
    });
    const accessLog = new LogGroup(this, 'AccessLog', {
      retention: stage.logs.access,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const door = new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      // A city's rush in the days after a flood is tens of calls a second; above this stands no citizen.
      throttle: { rateLimit: 500, burstLimit: 1000 },
      accessLogSettings: { destination: new LogGroupLogDestination(accessLog), format: accessLogFormat },
    });
    const resource = door.node.defaultChild;
    if (!(resource instanceof CfnStage)) throw new Error('a stage without its resource');
    // Taken as it is: CDK does not know the settings' shape.
    resource.routeSettings = Object.fromEntries(
      [...functions.keys()].map(name => [`${routes[name].method} ${routes[name].path}`, limitOf(name)]),
    );
    // Settings name routes, which therefore must be there before them.
    for (const one of limited) resource.node.addDependency(one);
    this.url = door.url;
    this.origin = api.apiEndpoint;
  }
}

/**
 * Calls a second and at once, for each route by itself, so that a flood at one of them leaves the others alone. A campaign of
 * a million reports, half of them in its last two days, is six acts a second at the mean; people read ten times as often.
 */
function limitOf(name: RouteName) {
  const { acts, permission } = routes[name];
  // Whoever needs no token is limited by nothing else.
  if (permission === 'anyone') return { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 };
  return acts
    ? { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 }
    : { ThrottlingRateLimit: 300, ThrottlingBurstLimit: 600 };
}

const methods = {
  GET: CorsHttpMethod.GET,
  POST: CorsHttpMethod.POST,
  PUT: CorsHttpMethod.PUT,
  PATCH: CorsHttpMethod.PATCH,
  DELETE: CorsHttpMethod.DELETE,
} as const;

/** By route, never by address as called; no network address and no user agent, which are personal information. */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTimeEpoch',
    route: '$context.routeKey',
    status: '$context.status',
    latency: '$context.responseLatency',
    error: '$context.integrationErrorMessage',
    authorizerError: '$context.authorizer.error',
  }),
);
