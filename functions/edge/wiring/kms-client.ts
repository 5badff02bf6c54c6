import { KMSClient } from '@aws-sdk/client-kms';

let client: KMSClient | undefined;

/** One per Lambda instance, made at the first need. */
export function kmsClient(): KMSClient {
  client ??= new KMSClient({
    maxAttempts: 4,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000 },
  });
  return client;
}
