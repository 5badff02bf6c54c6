import { SFNClient } from '@aws-sdk/client-sfn';

let client: SFNClient | undefined;

/** One per Lambda instance, made at the first need. */
export function sfnClient(): SFNClient {
  client ??= new SFNClient({
    maxAttempts: 4,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000 },
  });
  return client;
}
