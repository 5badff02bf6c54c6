import { createHash, randomUUID } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import { Tracer } from '@aws-lambda-powertools/tracer';
import { captureLambdaHandler } from '@aws-lambda-powertools/tracer/middleware';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import middy from '@middy/core';
import httpErrorHandler from '@middy/http-error-handler';
import httpJsonBodyParser from '@middy/http-json-body-parser';
import * as z from 'zod';

const logger = new Logger({ serviceName: 'reports' });
const metrics = new Metrics({ namespace: 'Reports', serviceName: 'reports' });
const tracer = new Tracer({ serviceName: 'reports' });
const documents = DynamoDBDocumentClient.from(tracer.captureAWSv3Client(new DynamoDBClient()));
const keys = tracer.captureAWSv3Client(new KMSClient());

const Event = z.object({
  pathParameters: z.object({ reportId: z.string() }),
  body: z.object({
    subject: z.object({
      name: z.string().min(1).max(100),
      sex: z.enum(['male', 'female']),
      document: z.object({ type: z.string(), number: z.string().min(5).max(30) }),
    }),
    declarations: z.array(z.string()),
    consents: z.array(z.object({ consent: z.string(), textVersion: z.string() })),
  }),
});

/** A report handed in, as most samples write such a function. */
export const handler = middy()
  .use(captureLambdaHandler(tracer))
  .use(injectLambdaContext(logger, { clearState: true }))
  .use(logMetrics(metrics))
  .use(httpJsonBodyParser())
  .use(httpErrorHandler())
  .handler(async (event: unknown) => {
    const { pathParameters, body } = Event.parse(event);
    const { reportId } = pathParameters;
    const { Item: report } = await documents.send(
      new GetCommand({ TableName: process.env['REPORTS_TABLE'], Key: { reportId } }),
    );
    if (report === undefined) return { statusCode: 404, body: JSON.stringify({ message: 'Not found' }) };
    if (report['status'] !== 'draft')
      return { statusCode: 409, body: JSON.stringify({ message: 'Already submitted' }) };
    const subjectId = createHash('sha256').update(body.subject.document.number).digest('hex');
    const { CiphertextBlob } = await keys.send(
      new EncryptCommand({
        KeyId: process.env['IDENTITY_KEY'],
        Plaintext: Buffer.from(JSON.stringify(body.subject)),
      }),
    );
    await documents.send(
      new PutCommand({
        TableName: process.env['VAULT_TABLE'],
        Item: { pk: `ID#${subjectId}`, sealed: CiphertextBlob },
      }),
    );
    await documents.send(
      new UpdateCommand({
        TableName: process.env['REPORTS_TABLE'],
        Key: { reportId },
        UpdateExpression:
          'SET #status = :submitted, subjectId = :subject, consents = :consents, receipt = :receipt',
        ConditionExpression: '#status = :draft',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':submitted': 'submitted',
          ':draft': 'draft',
          ':subject': subjectId,
          ':consents': body.consents,
          ':receipt': randomUUID(),
        },
      }),
    );
    logger.info('report submitted', { reportId });
    metrics.addMetric('submitted', MetricUnit.Count, 1);
    return { statusCode: 202, body: JSON.stringify({ reportId, status: 'submitted' }) };
  });
