import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Problem } from '../client/problem.ts';

type Page<T> = { readonly items: readonly T[]; readonly next: string | null };

/** A list that comes page by page; `more` asks for the next one. */
export function usePages<T>(
  load: (cursor?: string) => Promise<Answer<Page<T>>>,
  by: readonly unknown[],
): {
  items: readonly T[];
  loading: boolean;
  problem: Problem | null;
  more: (() => void) | null;
  again: () => void;
} {
  const [items, setItems] = useState<readonly T[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [loading, setLoading] = useState(true);
  const [problem, setProblem] = useState<Problem | null>(null);
  const turn = useRef(0);
  const read = useCallback(async (cursor: string | null) => {
    turn.current += 1;
    const mine = turn.current;
    setLoading(true);
    const answer = await load(cursor ?? undefined);
    if (turn.current !== mine) return;
    setLoading(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    const { value } = answer;
    setItems(known => (cursor === null ? value.items : [...known, ...value.items]));
    setNext(value.next);
  }, by);
  useEffect(() => {
    setItems([]);
    void read(null);
  }, [read]);
  return {
    items,
    loading,
    problem,
    more: next === null ? null : () => void read(next),
    again: () => void read(null),
  };
}
