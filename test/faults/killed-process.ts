import * as z from 'zod';
import { processKilledAfter, undisturbed } from './interference.ts';
import { liveOnce } from './one-life.ts';
import { portsOn } from './ports.ts';

/** A process that lives one report's life until it is killed: `{ endpoints, life, after }` comes as its message. */
const Order = z.object({
  endpoints: z.object({ dynamodb: z.string(), s3: z.string(), kms: z.string(), stepFunctions: z.string() }),
  life: z.int(),
  after: z.int(),
});

process.on('message', (message: unknown) => {
  const { endpoints, life, after } = Order.parse(message);
  const ports = portsOn(endpoints, life, processKilledAfter(after).interfere);
  const calm = portsOn(endpoints, life, undisturbed().interfere);
  liveOnce(ports, calm, life).then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
process.send?.('ready');
