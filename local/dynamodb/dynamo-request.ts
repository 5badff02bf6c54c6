import * as z from 'zod';

/** An error that DynamoDB answered with; `type` is its bare name, such as `ResourceNotFoundException`. */
export class DynamoFault extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.name = type;
    this.type = type;
  }
}

const Problem = z.object({ __type: z.string(), message: z.string().default('') });

/** Sends one operation (`DynamoDB.PutItem`, `Streams.GetRecords`). Throws `DynamoFault` for an error answer. */
export type DynamoRequest = (
  operation: `DynamoDB.${string}` | `Streams.${string}`,
  body: object,
) => Promise<unknown>;

/** A minimal client for the runner's own chores; the engine checks that a signature is there, not whose it is. */
export function dynamoRequest(endpoint: string): DynamoRequest {
  return async (operation, body) => {
    const [service, name] = operation.split('.');
    const target = service === 'DynamoDB' ? 'DynamoDB_20120810' : 'DynamoDBStreams_20120810';
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `${target}.${name}`,
        'x-amz-date': '20260101T000000Z',
        authorization:
          'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
      },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    if (response.ok) return answer;
    const problem = Problem.parse(answer);
    throw new DynamoFault(problem.__type.split('#').at(-1) ?? '', problem.message);
  };
}
