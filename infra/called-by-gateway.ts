import {
  HttpIntegrationType,
  HttpRouteIntegration,
  type HttpRouteIntegrationConfig,
  IntegrationCredentials,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { ReliefFunction } from './relief-function.ts';

/**
 * A route's function, called by the gateway as `role`. Lambda would else need a permission of its own for each route:
 * a resource each, of the 500 that a stack holds. The role may invoke the functions of routes and nothing else.
 */
export class CalledByGateway extends HttpRouteIntegration {
  readonly #handler: ReliefFunction;
  readonly #role: IRole;

  constructor(id: string, handler: ReliefFunction, role: IRole) {
    super(id);
    this.#handler = handler;
    this.#role = role;
  }

  bind(): HttpRouteIntegrationConfig {
    return {
      type: HttpIntegrationType.AWS_PROXY,
      uri: this.#handler.functionArn,
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
      credentials: IntegrationCredentials.fromRole(this.#role),
    };
  }
}
