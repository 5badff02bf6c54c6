import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

let client: DynamoDBClient | undefined;

/** One per Lambda instance, made at the first need. A single-item call that takes three seconds will not come. */
export function dynamoClient(): DynamoDBClient {
  client ??= new DynamoDBClient({
    maxAttempts: 4,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000 },
  });
  return client;
}
