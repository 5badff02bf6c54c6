import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { dynamoReportStore } from '../../../shared/adapters/dynamo-report-store.ts';
import type { Report } from '../../../shared/domain/report.ts';
import type { ReportStore } from '../../../shared/ports/report-store.ts';
import { type Dynoxide, startDynoxide } from '../../fakes/dynoxide.ts';
import { createTable } from '../../fakes/tables.ts';

/** An engine for the file and a fresh table of reports for each test; read the members inside tests only. */
export function reportsTable() {
  let engine: Dynoxide;
  let client: DynamoDBClient;
  let tableName: string;
  let store: ReportStore;
  let tables = 0;

  beforeAll(async () => {
    engine = await startDynoxide();
  });
  afterAll(() => engine.stop());
  beforeEach(async () => {
    client = engine.client();
    tables += 1;
    tableName = await createTable(client, 'reports', `reports-${tables}`);
    store = dynamoReportStore({ client, tableName });
  });

  return {
    get client() {
      return client;
    },
    get tableName() {
      return tableName;
    },
    get store() {
      return store;
    },
    /** A store of its own whose client can be made to fail. */
    flaky() {
      const flakyClient = engine.client();
      return { client: flakyClient, store: dynamoReportStore({ client: flakyClient, tableName }) };
    },
    /** Writes a report's history entry by entry, as it came about. */
    async keep(report: Report): Promise<Report> {
      for (let length = 1; length <= report.history.length; length += 1) {
        const upTo = { ...report, history: report.history.slice(0, length) };
        expect(await (length === 1 ? store.add(upTo) : store.save(upTo))).toEqual({ saved: true });
      }
      return report;
    },
  };
}
