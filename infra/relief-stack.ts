import { CfnOutput, NestedStack, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { environment } from '../shared/contract/environment.ts';
import { originalsPrefix } from '../shared/contract/object-keys.ts';
import { type RouteName, routes } from '../shared/contract/routes.ts';
import { Alarms } from './alarms.ts';
import { Buckets } from './buckets.ts';
import { bulkDefinition } from './bulk-definition.ts';
import { bundleFunctions, type Room } from './bundles.ts';
import { DoorLogs } from './door-logs.ts';
import { FileArrived, ReportsFollowed } from './events.ts';
import { grants } from './grants.ts';
import { FrontDoor } from './http-api.ts';
import { importDefinition } from './import-definition.ts';
import { Keys } from './keys.ts';
import { Pages } from './pages.ts';
import { Parameters } from './parameters.ts';
import { publicationDefinition } from './publication-definition.ts';
import { ReliefFunction } from './relief-function.ts';
import { everyMinute } from './schedules.ts';
import type { Stage } from './stages.ts';
import { Tables } from './tables.ts';
import { verificationDefinition } from './verification-definition.ts';
import { workflow } from './workflows.ts';

const isRouteName = (name: string): name is RouteName => Object.hasOwn(routes, name);
const isGranted = (name: string): name is keyof typeof grants => Object.hasOwn(grants, name);
const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/**
 * The whole system: its rooms, its functions, and what wakes them. What is kept, and what joins one part to another,
 * lies in the stack itself; the functions that nothing but the gateway or a workflow calls lie in two stacks nested in it,
 * because a stack holds 500 resources and each of them is three.
 */
export class ReliefStack extends Stack {
  constructor(scope: Construct, id: string, { stage, ...props }: StackProps & { stage: Stage }) {
    super(scope, id, props);
    const parameters = new Parameters(this, 'Parameters');
    const keys = new Keys(this, 'Keys');
    const tables = new Tables(this, 'Tables', keys.stores);
    const buckets = new Buckets(this, 'Buckets', {
      key: keys.stores,
      stage,
      webOrigins: parameters.webOrigins,
    });

    const bundles = bundleFunctions();
    const logs = new DoorLogs(this, 'Logs', stage);
    const nested: Partial<Record<Room, Stack>> = {
      http: new NestedStack(this, 'Http', { description: 'Functions behind the front door' }),
      workflow: new NestedStack(this, 'Steps', {
        description: 'Functions that serve the states of workflows',
      }),
    };
    const functions = new Map(
      bundles.map(bundle => [
        bundle.name,
        new ReliefFunction(nested[bundle.room] ?? this, capitalised(bundle.name), {
          bundle,
          logGroup: logs.of(bundle.room),
        }),
      ]),
    );
    const the = (name: string): ReliefFunction => {
      const found = functions.get(name);
      if (found === undefined) throw new Error(`there is no function ${name}`);
      return found;
    };
    const verification = workflow(this, 'Verification', {
      stage,
      variable: environment.verificationWorkflow,
      steps: {
        checkReport: the('checkReport'),
        awaitDecision: the('awaitDecision'),
        escalateReport: the('escalateReport'),
      },
      definition: addresses => verificationDefinition(addresses, this.partition),
    });
    const publication = workflow(this, 'Publication', {
      stage,
      variable: environment.publicationWorkflow,
      steps: {
        freezeRelease: the('freezeRelease'),
        composeLane: the('composeLane'),
        assembleRelease: the('assembleRelease'),
        awaitApproval: the('awaitApproval'),
        writeLedgerLane: the('writeLedgerLane'),
        publishRelease: the('publishRelease'),
        deliverRelease: the('deliverRelease'),
        reconcileRelease: the('reconcileRelease'),
      },
      definition: addresses => publicationDefinition(addresses, this.partition),
    });
    const imports = workflow(this, 'Import', {
      stage,
      variable: environment.importWorkflow,
      steps: {
        followImport: the('followImport'),
        readImport: the('readImport'),
        annotateImport: the('annotateImport'),
        actImport: the('actImport'),
        returnImport: the('returnImport'),
      },
      definition: addresses => importDefinition(addresses, this.partition),
    });
    const bulk = workflow(this, 'Bulk', {
      stage,
      variable: environment.bulkWorkflow,
      steps: { runBulkDecision: the('runBulkDecision') },
      definition: addresses => bulkDefinition(addresses, this.partition),
    });
    const places = { tables, buckets, keys, parameters, verification, publication, imports, bulk };
    for (const { name } of bundles) {
      if (!isGranted(name)) throw new Error(`no line in infra/grants.ts for ${name}`);
      grants[name](the(name), places);
    }

    const evidence = new FileArrived(this, 'EvidenceArrived', {
      what: 'A file of evidence has arrived',
      bucket: buckets.evidence.bucket,
      handler: the('recordEvidence'),
    });
    const importFile = new FileArrived(this, 'ImportArrived', {
      what: 'A department’s file of reports has arrived',
      bucket: buckets.imports.bucket,
      prefix: originalsPrefix,
      handler: the('recordImport'),
    });
    const followed = new ReportsFollowed(this, 'ReportsFollowed', {
      reports: tables.reports,
      handler: the('followReport'),
    });
    everyMinute(this, 'EveryMinute', the('sweep'));
    everyMinute(this, 'OutboxEveryMinute', the('drainOutbox'));
    everyMinute(this, 'ChecksEveryMinute', the('checkDeliveries'));
    everyMinute(this, 'CasesEveryMinute', the('sweepCases'));
    new Alarms(this, 'Alarms', {
      parked: [evidence.parked, importFile.parked, followed.parked],
      machines: [verification.machine, publication.machine, imports.machine, bulk.machine],
    });

    const served = new Map<RouteName, ReliefFunction>();
    for (const { room, name } of bundles) {
      if (room !== 'http') continue;
      if (!isRouteName(name)) throw new Error(`functions/http/ holds ${name}, which is no route`);
      if (routes[name].permission !== 'anyone') the(name).readsFrom(tables.office);
      if (routes[name].opens !== null) the(name).notesIn(tables.access);
      served.set(name, the(name));
    }
    const door = new FrontDoor(this, 'FrontDoor', { parameters, stage, functions: served });

    const publicationsUrl = parameters.publicationsUrl(this, buckets.publications.bucket.bucketName);
    const uploads = [buckets.evidence, buckets.imports].map(
      // With the slash it means everything beneath, whichever form of address the bucket has.
      ({ bucket }) => `https://${bucket.bucketRegionalDomainName}/`,
    );
    const pages = new Pages(this, 'Pages', {
      calls: [door.origin, parameters.issuerUrl, publicationsUrl].map(url => `${url}/`).concat(uploads),
      shows: uploads,
    });
    new CfnOutput(this, 'ApiUrl', { value: door.url });
    new CfnOutput(this, 'PublicationsUrl', { value: publicationsUrl });
    // What the pages are told in their `config.json`, and where that file and they themselves are put.
    new CfnOutput(this, 'PagesUrl', { value: pages.url });
    new CfnOutput(this, 'PagesBucket', { value: pages.bucket.bucketName });
    new CfnOutput(this, 'PagesClientId', { value: parameters.pagesClient });
    new CfnOutput(this, 'Issuer', { value: parameters.issuerUrl });
    for (const [name, { bucket }] of Object.entries(buckets.all)) {
      new CfnOutput(this, `${capitalised(name)}Bucket`, { value: bucket.bucketName });
    }
  }
}
