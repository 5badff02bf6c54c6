import { useEffect } from 'preact/hooks';
import type { Answer } from '../client/problem.ts';
import { useAnswer } from './use-answer.ts';

/**
 * What changes by itself: asked again after `pause` milliseconds of what was last heard, and no more once that is null. The work
 * goes on at the server whether anybody follows it or not.
 */
export function useFollowed<T>(
  load: () => Promise<Answer<T>>,
  by: readonly unknown[],
  pause: (value: T) => number | null,
): ReturnType<typeof useAnswer<T>> {
  const followed = useAnswer(load, by);
  const { again } = followed;
  const heard = followed.state === 'ready' ? followed.value : null;
  useEffect(() => {
    const wait = heard === null ? null : pause(heard);
    if (wait === null) return;
    const timer = setTimeout(() => void again(), wait);
    return () => clearTimeout(timer);
  }, [heard, again]);
  return followed;
}
