import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { inTurns } from '../../local/demo/stage.ts';
import type { LocalStack } from '../../local/start-local.ts';
import { localCredentials } from '../../local/template/local-account.ts';
import { dynamoReportStore } from '../../shared/adapters/dynamo-report-store.ts';
import { momentAt } from '../../shared/domain/moment.ts';
import { campaignId } from './story.ts';
import { waitingReport } from './waiting-report.ts';

const DAY = 24 * 3_600_000;

/**
 * Fills the industry bureau's queue in Zhongmu by the store itself: organisations' contributions, and deeds that need two
 * approvals. Their way there, with evidence and workflows, is other journeys' matter. Answers their ids.
 */
export async function seedQueue(
  stack: Omit<LocalStack, 'close'>,
  { plain, fourEyes }: { readonly plain: number; readonly fourEyes: number },
): Promise<readonly string[]> {
  const tableName = stack.running.tables.find(name => name.toLowerCase().includes('reports'));
  if (tableName === undefined) throw new Error('the stack has no reports table');
  const client = new DynamoDBClient({
    endpoint: stack.running.endpoints['dynamodb'] ?? '',
    region: 'us-east-1',
    credentials: localCredentials,
  });
  const store = dynamoReportStore({ client, tableName });
  const at = momentAt(stack.clock.now());
  const reports = Array.from({ length: plain + fourEyes }, (_, index) =>
    waitingReport({
      index,
      campaignId,
      category: index < plain ? 'organisation-contribution' : 'organisation-default',
      district: '410122',
      department: 'industry-bureau',
      maker: 'clerk-of-the-street',
      at,
      // Not all at one moment, as a queue is not.
      dueAt: momentAt(stack.clock.now() + 8 * DAY + (index % 97) * 60_000),
    }),
  );
  await inTurns(8, reports, async report => {
    await store.add(report);
  });
  client.destroy();
  return reports.map(({ reportId }) => reportId);
}
