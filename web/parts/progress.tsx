import { words } from '../words/language.ts';
import { spanWords } from '../words/measures.ts';

/** How far long work is, at what rate, and what is left of it: a bar, and the same in words. */
export function Progress(given: {
  label: string;
  done: number;
  of: number | null;
  perSecond?: number | null;
  remainingSeconds?: number | null;
}) {
  const { label, done, of, perSecond, remainingSeconds } = given;
  return (
    <div class="progress">
      <div class="row row-apart small">
        <strong>{label}</strong>
        <span>
          {of === null ? done : `${done} / ${of}`}
          {perSecond != null &&
            words(`，每秒 ${perSecond.toFixed(1)} 件`, `, ${perSecond.toFixed(1)} a second`)}
          {remainingSeconds != null &&
            words(`，约还需 ${spanWords(remainingSeconds)}`, `, about ${spanWords(remainingSeconds)} left`)}
        </span>
      </div>
      <progress aria-label={label} {...(of !== null && { value: done, max: Math.max(of, 1) })} />
    </div>
  );
}
