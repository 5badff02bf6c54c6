import { CfnCondition, CfnParameter, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** What is known only where the stack is deployed. Addresses carry no slash at the end. */
export class Parameters extends Construct {
  /** OpenID Connect issuer of the city's sign-in; its tokens are the only ones taken. */
  readonly issuerUrl: string;
  readonly audience: string;
  readonly pointsSystemUrl: string;
  readonly disclosureSiteUrl: string;
  readonly downstreamsOnLoopback: string;
  /** By which the issuer knows the pages: a public client, whose only secret is PKCE's. */
  readonly pagesClient: string;
  /** Where the pages are served from. No cookie is used, so that any page may ask with a token of its own. */
  readonly webOrigins: string[];
  readonly #publicationsOrigin: string;
  readonly #ownOrigin: CfnCondition;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // Named at the top of the stack, so that the names stay what the deployer types.
    const text = (name: string, description: string, rest: { default?: string } = {}) =>
      new CfnParameter(Stack.of(this), name, { type: 'String', description, ...rest }).valueAsString;
    this.issuerUrl = text('IssuerUrl', 'OpenID Connect issuer whose tokens are taken');
    this.audience = text('Audience', 'Audience that a token must name');
    this.pointsSystemUrl = text('PointsSystemUrl', 'Where point adjustments are delivered');
    this.disclosureSiteUrl = text('DisclosureSiteUrl', "Where organisations' lists are delivered");
    this.downstreamsOnLoopback = new CfnParameter(Stack.of(this), 'DownstreamsOnLoopback', {
      type: 'String',
      description: 'Whether the downstream systems run on the machine of the functions; never in the cloud',
      allowedValues: ['no', 'yes'],
      default: 'no',
    }).valueAsString;
    this.pagesClient = text('PagesClient', 'Client id of the pages at the issuer', {
      default: 'relief-credit-pages',
    });
    this.webOrigins = new CfnParameter(Stack.of(this), 'WebOrigins', {
      type: 'CommaDelimitedList',
      description: 'Origins of the pages that call the API',
      default: '*',
    }).valueAsList;
    this.#publicationsOrigin = text(
      'PublicationsOrigin',
      'Where the public bucket is read from, if not from its own address',
      { default: '' },
    );
    this.#ownOrigin = new CfnCondition(this, 'OwnPublicationsOrigin', {
      expression: Fn.conditionNot(Fn.conditionEquals(this.#publicationsOrigin, '')),
    });
  }

  /** The public address of what lies in `bucketName`, as a value for the stack in which `reader` stands. */
  publicationsUrl(reader: Construct, bucketName: string): string {
    const { region, urlSuffix } = Stack.of(this);
    const own = `https://${bucketName}.s3.${region}.${urlSuffix}`;
    const url = Fn.conditionIf(this.#ownOrigin.logicalId, this.#publicationsOrigin, own).toString();
    const stack = Stack.of(reader);
    // A condition is known in its own stack alone; a nested one is told what it came to.
    if (!(stack instanceof NestedStack)) return url;
    const id = 'PublicationsUrl';
    const told = stack.node.tryFindChild(id) ?? new CfnParameter(stack, id, { type: 'String' });
    if (!(told instanceof CfnParameter)) throw new Error(`${id} is the name of a parameter`);
    stack.setParameter(id, url);
    return told.valueAsString;
  }
}
