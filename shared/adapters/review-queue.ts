import type { QueryCommandInput, QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { ClockLine } from '../domain/clock-risk.ts';
import { ReportId } from '../domain/ids.ts';
import { Moment } from '../domain/moment.ts';
import { isMeant, type QueueFilter } from '../domain/queue-filter.ts';
import { orderOf, QueueRow } from '../domain/queue-row.ts';
import type { Page } from '../ports/report-store.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { type Item, parseItem } from './stored-item.ts';

/** Attribute of the row itself: one member that each index projects, so that one write keeps them all alike. */
export const rowAttribute = 'queueRow';

/** Which partition of which index a waiting report lies in; undefined where it lies in none. */
export const queuePlaces = (row: QueueRow) => {
  const desk = `${row.department}#${row.district}`;
  return {
    queue: desk,
    queueByCategory: `${desk}#${row.category}`,
    queueByChannel: `${desk}#${row.channel}`,
    queueLinked: row.linked > 0 ? desk : undefined,
    queueEscalated: row.escalatedTo === null ? undefined : desk,
    queueAssigned: row.assignedTo === null ? undefined : `${desk}#${row.assignedTo}`,
  } as const;
};
export type QueueIndex = keyof ReturnType<typeof queuePlaces>;

/** The index that holds the fewest of what is not meant, and how its partitions end. */
function indexFor({ category, channel, linked, escalated, assignedTo }: QueueFilter): {
  readonly name: QueueIndex;
  readonly ending: string;
} {
  if (assignedTo !== undefined) return { name: 'queueAssigned', ending: `#${assignedTo}` };
  if (escalated !== undefined) return { name: 'queueEscalated', ending: '' };
  if (linked !== undefined) return { name: 'queueLinked', ending: '' };
  if (category !== undefined) return { name: 'queueByCategory', ending: `#${category}` };
  if (channel !== undefined) return { name: 'queueByChannel', ending: `#${channel}` };
  return { name: 'queue', ending: '' };
}

/** An order is `<moment>#<id>`. This sorts after all orders of its moment, and a moment alone before them. */
const after = (moment: Moment): string => `${moment}$`;
const first = '0';
const last = '~';

/** The part of the order in which a clock is as wanted, both ends included; no order is equal to either. */
function rangeOf({ clock }: QueueFilter, { now, atRiskBefore }: ClockLine): [from: string, to: string] {
  switch (clock) {
    case undefined:
      return [first, last];
    case 'overdue':
      return [first, after(now)];
    case 'at-risk':
      return [after(now), atRiskBefore];
    case 'due':
      return [atRiskBefore, last];
  }
}

const Position = z.tuple([Moment, ReportId]);

/** So many rows are looked at for one page, where few of them are meant. A row is about 400 bytes: 50 read units. */
const mostLookedAt = 1000;

/** One district's part of the queue, read piece by piece from its beginning. */
type Lane = { readonly partition: string; from: string; rows: QueueRow[]; more: boolean; piece: number };

type Query = (index: QueueIndex, rest: Partial<QueryCommandInput>) => Promise<QueryCommandOutput>;

/**
 * Merges the districts' lanes into one page. The order is the same in every partition of every index, so one position
 * says where all of them go on. Pieces begin small and double, so that no more is read than about twice the page and a
 * few rows of each district.
 */
export async function readQueue(
  query: Query,
  filter: QueueFilter,
  line: ClockLine,
  limit: number,
  cursor: string | null,
): Promise<Page<QueueRow>> {
  const { name, ending } = indexFor(filter);
  const [begin, end] = rangeOf(filter, line);
  const position = cursor === null ? null : orderOf(...decodeCursor(Position, cursor));
  // Ids have one length, so nothing lies between an order and the same with a character behind it.
  const from = position === null || position < begin ? begin : `${position}!`;
  if (from > end) return { items: [], next: null };
  const districts = new Set(filter.districts);
  const piece = Math.ceil(limit / districts.size) + 2;
  const lanes: Lane[] = [...districts].map(district => ({
    partition: `${filter.department}#${district}${ending}`,
    from,
    rows: [],
    more: true,
    piece,
  }));

  const fill = async (lane: Lane) => {
    const { Items = [], LastEvaluatedKey } = await query(name, {
      KeyConditionExpression: '#lane = :lane AND queueOrder BETWEEN :from AND :to',
      ExpressionAttributeNames: { '#lane': name },
      ExpressionAttributeValues: marshall({ ':lane': lane.partition, ':from': lane.from, ':to': end }),
      Limit: lane.piece,
    });
    lane.rows = Items.map(queueRowOfItem);
    lane.more = LastEvaluatedKey !== undefined;
    lane.from = `${Items.at(-1)?.['queueOrder']?.S ?? last}!`;
    lane.piece = Math.min(lane.piece * 2, mostLookedAt);
  };

  const items: QueueRow[] = [];
  const most = Math.max(limit, mostLookedAt);
  let reached: QueueRow | undefined;
  for (let looked = 0; items.length < limit && looked < most; looked += 1) {
    await Promise.all(lanes.filter(({ rows, more }) => rows.length === 0 && more).map(fill));
    reached = nextOf(lanes);
    if (reached === undefined) return { items, next: null };
    if (isMeant(filter, reached, line)) items.push(reached);
  }
  if (reached === undefined || lanes.every(({ rows, more }) => rows.length === 0 && !more))
    return { items, next: null };
  return { items, next: encodeCursor([reached.dueAt, reached.reportId]) };
}

/** Takes the row most at risk of all lanes. */
function nextOf(lanes: readonly Lane[]): QueueRow | undefined {
  const [least] = lanes
    .filter(({ rows }) => rows.length > 0)
    .sort((a, b) => (headOf(a) < headOf(b) ? -1 : 1));
  return least?.rows.shift();
}

const headOf = ({ rows: [row] }: Lane): string =>
  row === undefined ? last : orderOf(row.dueAt, row.reportId);

const Stored = z.object({ [rowAttribute]: QueueRow });

const queueRowOfItem = (item: Item): QueueRow =>
  parseItem(Stored, item, `reports/${item['reportId']?.S ?? '(no key)'}`)[rowAttribute];
