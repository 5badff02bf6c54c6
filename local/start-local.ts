import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { routes } from '../shared/contract/routes.ts';
import { startDownstream } from './downstream/start-downstream.ts';
import { savedClock } from './events/saved-clock.ts';
import { AUDIENCE, startIssuer } from './issuer/issuer.ts';
import { personas } from './issuer/personas.ts';
import type { MovableClock } from './movable-clock.ts';
import { publishPages } from './pages/publish-pages.ts';
import { type RunningTemplate, runTemplate } from './run-template.ts';
import { synthesise } from './synthesise.ts';
import { listenLocally } from './template/listen-locally.ts';
import { localAccount, localCredentials } from './template/local-account.ts';
import { lockDirectory } from './template/lock-directory.ts';
import { rememberedPorts } from './template/remembered-ports.ts';

/** What `local/seed.ts` is given. A start that was killed while seeding seeds again: seeding must bear that. */
export type SeedContext = {
  url: string;
  issuerUrl: string;
  pointsSystemUrl: string;
  disclosureSiteUrl: string;
  clock: MovableClock;
  running: RunningTemplate;
  log: (line: string) => void;
};

export type LocalStack = Omit<SeedContext, 'log'> & { close(): Promise<void> };

const SeedModule = z.object({
  seed: z.custom<(context: SeedContext) => Promise<void>>(f => typeof f === 'function'),
});
const seedFile = new URL('./seed.ts', import.meta.url);

/**
 * Starts everything on one machine: the issuer and the two downstream systems, which the application does not own, then
 * the synthesised application itself, with their addresses as its parameters. Leaves `running.json` in the data folder
 * while it runs. Throws, with everything closed again, when any part does not start.
 */
export async function startLocal(input: {
  /** 0: the one used before, or any free one. */
  port: number;
  dataDirectory: string;
  /** Whether an empty data folder is filled with a demonstration. */
  demo: boolean;
  /** What the clock reads first in an empty data folder (ISO 8601); the wall clock where left out. */
  beginsAt?: string;
  log: (line: string) => void;
}): Promise<LocalStack> {
  const { dataDirectory, log } = input;
  const file = (name: string) => join(dataDirectory, name);
  const lock = lockDirectory(dataDirectory);
  const closers: (() => Promise<void> | void)[] = [lock.release];
  const close = async () => {
    for (const step of closers.splice(0).reverse()) await step();
  };
  try {
    // Left by a start that was killed, it would send people to a port where nobody listens.
    rmSync(file('running.json'), { force: true });
    await assertFree(input.port);
    const clock = savedClock(file('clock'), input.beginsAt);
    const assembly = await synthesise({ cacheDir: fileURLToPath(new URL('../.cache/cdk', import.meta.url)) });
    log('synthesised');

    mkdirSync(file('outside'), { recursive: true });
    const portOf = rememberedPorts(file('outside/ports.json'));
    const issuer = await startIssuer({
      directory: file('outside/issuer'),
      clock,
      port: await portOf('issuer'),
      personas,
    });
    closers.push(issuer.close);
    // The application's address is known once it runs, and nothing is delivered before.
    let keysUrl = '';
    const downstream = async (kind: 'points' | 'disclosure') => {
      const started = await startDownstream({
        file: file(`outside/${kind}.sqlite`),
        kind,
        clock,
        port: await portOf(kind),
        keysUrl: () => keysUrl,
      });
      closers.push(started.close);
      return started.url;
    };
    const pointsSystemUrl = await downstream('points');
    const disclosureSiteUrl = await downstream('disclosure');

    const running = await runTemplate({
      ...assembly,
      dataDirectory,
      port: input.port,
      clock,
      parameters: {
        IssuerUrl: issuer.issuer,
        Audience: AUDIENCE,
        PointsSystemUrl: pointsSystemUrl,
        DisclosureSiteUrl: disclosureSiteUrl,
        DownstreamsOnLoopback: 'yes',
      },
      issuerUrl: issuer.issuer,
      log,
    });
    closers.push(running.close);
    const { url } = running;
    if (url === undefined) throw new Error('the template has no HTTP API');
    keysUrl = `${url}${routes.getDeliveryKeys.path}`;

    await putPages(running, join(assembly.assetsDirectory, 'pages'), { api: url, issuer: issuer.issuer });

    const outside = { issuerUrl: issuer.issuer, pointsSystemUrl, disclosureSiteUrl };
    const context = { url, ...outside, clock, running };
    if (input.demo && existsSync(seedFile) && !existsSync(file('seeded'))) {
      const { seed } = SeedModule.parse(await import(seedFile.href));
      await seed({ ...context, log });
      writeFileSync(file('seeded'), '');
      log('seeded');
    }
    const facts = { url, pid: process.pid, issuer: issuer.issuer, endpoints: running.endpoints };
    writeFileSync(file('running.json'), `${JSON.stringify(facts, null, 2)}\n`);
    closers.push(() => rmSync(file('running.json'), { force: true }));
    return { ...context, close };
  } catch (fault) {
    await close();
    throw fault;
  }
}

/** Fills the bucket that the pages are served from, as `npm run pages` does for a deployed one. */
async function putPages(
  { outputs, endpoints }: RunningTemplate,
  folder: string,
  { api, issuer }: { api: string; issuer: string },
): Promise<void> {
  const bucket = outputs['PagesBucket'];
  if (bucket === undefined) return;
  const client = new S3Client({
    endpoint: endpoints['s3'] ?? '',
    region: localAccount.region,
    credentials: localCredentials,
    forcePathStyle: true,
  });
  const publications = outputs['PublicationsUrl'] ?? '';
  const config = { api, issuer, publications, client: outputs['PagesClientId'] ?? '' };
  try {
    await publishPages({ client, bucket, folder, config });
  } finally {
    client.destroy();
  }
}

/** Found out before the work of starting, not after it. */
async function assertFree(port: number): Promise<void> {
  try {
    const probe = await listenLocally(createServer(), port);
    await probe.close();
  } catch (cause) {
    throw new Error(`port ${port} is taken; choose another with --port`, { cause });
  }
}
