import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { ReportId } from '../domain/ids.ts';
import { ReportStatus } from '../domain/report.ts';
import type { KnownReports } from '../ports/known-reports.ts';
import { getItems } from './batch-items.ts';
import { parseItem } from './stored-item.ts';

const Known = z.object({ reportId: ReportId, status: ReportStatus });

/** Looks reports up by id, a hundred in a request. */
export const dynamoKnownReports =
  (given: {
    client: DynamoDBClient;
    tableName: string;
    pause: (attempt: number) => Promise<void>;
  }): KnownReports =>
  async ids => {
    const keys = [...new Set(ids)].map(reportId => marshall({ reportId }));
    const items = await getItems(given, keys, ['reportId', 'status']);
    return new Map(
      items.map(item => {
        const { reportId, status } = parseItem(Known, item, `reports/${item['reportId']?.S ?? ''}`);
        return [reportId, status];
      }),
    );
  };
