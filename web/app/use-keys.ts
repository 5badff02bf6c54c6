import { useEffect, useRef } from 'preact/hooks';

const kept = 'relief.keys';

/** Single keys can be turned off: who speaks to the machine would set them off by a word. */
export const areKeysOn = (): boolean => localStorage.getItem(kept) !== 'off';
export const turnKeys = (on: boolean): void => localStorage.setItem(kept, on ? 'on' : 'off');

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'));

/** Single keys while nobody writes in a field, by what `KeyboardEvent.key` calls them. `?` works always. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isWriting(event.target) && event.key !== 'Escape') return;
      if (!areKeysOn() && event.key !== '?' && event.key !== 'Escape') return;
      // A link or a button under the cursor keys keeps its own Enter.
      if (
        event.key === 'Enter' &&
        event.target instanceof HTMLElement &&
        event.target.matches('a, button, summary')
      )
        return;
      const act = Object.hasOwn(latest.current, event.key) ? latest.current[event.key] : undefined;
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}
