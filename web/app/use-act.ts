import { useRef, useState } from 'preact/hooks';
import { newKey } from '../client/api.ts';
import type { Answer, Problem } from '../client/problem.ts';

/**
 * One action of a page: whether it is under way, and why it was refused. A call whose answer was lost is sent again under its
 * key, so that it acts once; after a refusal the next call is another one. Answers null where it was refused.
 */
export function useAct(): {
  busy: boolean;
  problem: Problem | null;
  act: <T>(call: (key: string) => Promise<Answer<T>>) => Promise<T | null>;
  forget: () => void;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const key = useRef(newKey());
  const act = async <T>(call: (key: string) => Promise<Answer<T>>): Promise<T | null> => {
    setBusy(true);
    const answer = await call(key.current);
    setBusy(false);
    if (answer.ok || answer.problem.status !== 0) key.current = newKey();
    setProblem(answer.ok ? null : answer.problem);
    return answer.ok ? answer.value : null;
  };
  return { busy, problem, act, forget: () => setProblem(null) };
}
