import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../client/problem.ts';
import { countReviews, type Filter, listReviews, type QueueCounts, type QueueRow } from '../client/review.ts';

/** Numbers of the queue are counted seconds behind the record; every so often they are asked for again (in milliseconds). */
const COUNTS_EVERY = 15_000;
/** A page of a filtered queue may be short or empty and not be the last one. */
const ENOUGH = 25;

export type Queue = {
  readonly rows: readonly QueueRow[];
  readonly counts: QueueCounts | null;
  readonly loading: boolean;
  readonly more: boolean;
  readonly problem: Problem | null;
  readonly loadMore: () => Promise<void>;
  readonly again: () => void;
  /** Decided, sent on or gone: it waits here no more. */
  readonly drop: (reportIds: readonly string[]) => void;
  readonly change: (reportId: string, change: Partial<QueueRow>) => void;
};

/** The queue under a filter, most at risk first, as far as it was read; and its numbers. */
export function useQueue(filter: Filter): Queue {
  const [rows, setRows] = useState<readonly QueueRow[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [loading, setLoading] = useState(true);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [counts, setCounts] = useState<QueueCounts | null>(null);
  const turn = useRef(0);
  const gone = useRef(new Set<string>());

  const read = useCallback(
    async (from: string | null) => {
      turn.current += 1;
      const mine = turn.current;
      setLoading(true);
      setProblem(null);
      let cursor = from;
      const found: QueueRow[] = [];
      do {
        const answer = await listReviews(filter, cursor ?? undefined);
        if (turn.current !== mine) return;
        if (!answer.ok) {
          setProblem(answer.problem);
          break;
        }
        found.push(...answer.value.items.filter(({ reportId }) => !gone.current.has(reportId)));
        cursor = answer.value.next;
        // Kept at each step, so that a failure in the middle goes on from there.
        setNext(cursor);
      } while (cursor !== null && found.length < ENOUGH);
      setRows(known => (from === null ? found : [...known, ...found]));
      setLoading(false);
    },
    [JSON.stringify(filter)],
  );
  const count = useCallback(
    () => void countReviews().then(answer => answer.ok && setCounts(answer.value)),
    [],
  );
  useEffect(() => {
    setRows([]);
    setNext(null);
    void read(null);
  }, [read]);
  useEffect(() => {
    count();
    const timer = setInterval(count, COUNTS_EVERY);
    return () => clearInterval(timer);
  }, [count]);

  return {
    rows,
    counts,
    loading,
    more: next !== null,
    problem,
    loadMore: async () => {
      if (!loading && next !== null) await read(next);
    },
    again: () => {
      gone.current.clear();
      count();
      void read(null);
    },
    drop: reportIds => {
      for (const reportId of reportIds) gone.current.add(reportId);
      setRows(known => known.filter(({ reportId }) => !reportIds.includes(reportId)));
    },
    change: (reportId, change) =>
      setRows(known => known.map(row => (row.reportId === reportId ? { ...row, ...change } : row))),
  };
}
