import type * as z from 'zod';
import { PublishedKey } from './public-keys.ts';

/** The key that signs what we send to other systems, as a JWK (RFC 7517). Another than signs releases. */
export const DeliveryKey = PublishedKey.pick({
  kty: true,
  crv: true,
  x: true,
  y: true,
  alg: true,
  use: true,
  kid: true,
});
export type DeliveryKey = z.infer<typeof DeliveryKey>;
