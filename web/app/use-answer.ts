import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Problem } from '../client/problem.ts';

export type Loaded<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'refused'; readonly problem: Problem };

/**
 * Asks when the page opens and whenever one of `by` changes; `again` asks anew, keeping what is shown meanwhile. An answer that
 * comes after a later question is thrown away.
 */
export function useAnswer<T>(
  load: () => Promise<Answer<T>>,
  by: readonly unknown[],
): Loaded<T> & { again: () => Promise<void>; put: (value: T) => void } {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'waiting' });
  const latest = useRef(0);
  const ask = useCallback(async () => {
    latest.current += 1;
    const turn = latest.current;
    const answer = await load();
    if (turn !== latest.current) return;
    setLoaded(
      answer.ok ? { state: 'ready', value: answer.value } : { state: 'refused', problem: answer.problem },
    );
  }, by);
  useEffect(() => {
    setLoaded({ state: 'waiting' });
    void ask();
  }, [ask]);
  const put = useCallback((value: T) => {
    latest.current += 1;
    setLoaded({ state: 'ready', value });
  }, []);
  return { ...loaded, again: ask, put };
}
