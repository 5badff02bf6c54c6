import * as z from 'zod';
import { noSuchExecution, summary } from './execution-operations.ts';
import { executionRow, executionStatuses, findExecution } from './executions.ts';
import {
  answer,
  BAD_PAGE_TOKEN,
  epochSeconds,
  operation,
  pageRequest,
  pageSize,
  readPageToken,
  refuse,
  writePageToken,
} from './operations.ts';

export const listExecutions = operation(
  z.object({
    stateMachineArn: z.string(),
    statusFilter: z.enum(executionStatuses).optional(),
    mapRunArn: z.never('distributed maps are not supported').optional(),
    redriveFilter: z.never('is not supported').optional(),
    ...pageRequest,
  }),
  ({ store, machines }, { stateMachineArn, statusFilter, maxResults, nextToken }) => {
    if (!machines.registered.has(stateMachineArn)) {
      return refuse('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
    }
    const before = nextToken === undefined ? Number.MAX_SAFE_INTEGER : readPageToken(nextToken);
    if (before === undefined) return BAD_PAGE_TOKEN;
    const size = pageSize(maxResults);
    // Ids grow with the start date, so the newest come first without a sort.
    const newest = 'id < ? ORDER BY id DESC LIMIT ?';
    const found =
      statusFilter === undefined
        ? store.all(
            executionRow,
            `SELECT * FROM executions WHERE machine = ? AND ${newest}`,
            stateMachineArn,
            before,
            size,
          )
        : store.all(
            executionRow,
            `SELECT * FROM executions WHERE machine = ? AND status = ? AND ${newest}`,
            stateMachineArn,
            statusFilter,
            before,
            size,
          );
    const last = found.at(-1);
    return answer({
      executions: found.map(summary),
      ...(last && found.length === size ? { nextToken: writePageToken(last.id) } : {}),
    });
  },
);

const eventRow = z.object({ seq: z.int(), at: z.int(), type: z.string(), details: z.string() });

/** The previous event is always the one before: branches are told in one line, as they happened. */
export const getExecutionHistory = operation(
  z.object({
    executionArn: z.string(),
    reverseOrder: z.boolean().default(false),
    includeExecutionData: z.literal(true).optional(),
    ...pageRequest,
  }),
  ({ store }, { executionArn, reverseOrder, maxResults, nextToken }) => {
    const execution = findExecution(store, executionArn);
    if (!execution) return noSuchExecution(executionArn);
    const start = reverseOrder ? Number.MAX_SAFE_INTEGER : 0;
    const after = nextToken === undefined ? start : readPageToken(nextToken);
    if (after === undefined) return BAD_PAGE_TOKEN;
    const size = pageSize(maxResults);
    const rows = store.all(
      eventRow,
      reverseOrder
        ? 'SELECT * FROM history WHERE execution = ? AND seq < ? ORDER BY seq DESC LIMIT ?'
        : 'SELECT * FROM history WHERE execution = ? AND seq > ? ORDER BY seq LIMIT ?',
      execution.id,
      after,
      size,
    );
    const last = rows.at(-1);
    return answer({
      events: rows.map(row => ({
        id: row.seq,
        previousEventId: row.seq - 1,
        timestamp: epochSeconds(row.at),
        type: row.type,
        ...JSON.parse(row.details),
      })),
      ...(last && rows.length === size ? { nextToken: writePageToken(last.seq) } : {}),
    });
  },
);

export const listStateMachines = operation(
  z.object(pageRequest),
  ({ machines, startedAt }, { maxResults, nextToken }) => {
    const from = nextToken === undefined ? 0 : readPageToken(nextToken);
    if (from === undefined) return BAD_PAGE_TOKEN;
    const all = [...machines.registered.values()];
    const to = from + pageSize(maxResults);
    return answer({
      stateMachines: all.slice(from, to).map(({ arn, name }) => ({
        stateMachineArn: arn,
        name,
        type: 'STANDARD',
        creationDate: epochSeconds(startedAt),
      })),
      ...(to < all.length ? { nextToken: writePageToken(to) } : {}),
    });
  },
);

export const describeStateMachine = operation(
  z.object({ stateMachineArn: z.string() }),
  ({ machines, startedAt }, { stateMachineArn }) => {
    const found = machines.registered.get(stateMachineArn);
    if (!found)
      return refuse('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
    const [, partition, , , account] = found.arn.split(':');
    return answer({
      stateMachineArn: found.arn,
      name: found.name,
      status: 'ACTIVE',
      type: 'STANDARD',
      definition: found.json,
      // No role is assumed on one machine; the field is required by clients.
      roleArn: `arn:${partition}:iam::${account}:role/local`,
      creationDate: epochSeconds(startedAt),
      revisionId: found.hash.slice(0, 36),
    });
  },
);
