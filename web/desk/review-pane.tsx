import { useEffect, useRef, useState } from 'preact/hooks';
import { useAct } from '../app/use-act.ts';
import { useAnswer } from '../app/use-answer.ts';
import { useKeys } from '../app/use-keys.ts';
import { useNames } from '../app/use-names.ts';
import { useNow } from '../app/use-now.ts';
import { claimReview, getReview, type QueueRow, type Review, releaseClaim } from '../client/review.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { words } from '../words/language.ts';
import { spanWords } from '../words/measures.ts';
import { timeOfDay } from '../words/when.ts';
import { Decide } from './decide.tsx';
import { type Draft, draftOf } from './drafts.ts';
import { ReviewFacts } from './review-facts.tsx';

type Given = {
  reportId: string;
  /** After a decision: which reports wait here no more, and what became of them in words. */
  leave: (reportIds: readonly string[], words: string) => void;
  skip: () => void;
  back: () => void;
  change: (reportId: string, change: Partial<QueueRow>) => void;
  /** Claimed as soon as it is there, because it is to be looked at. */
  claimNow?: boolean;
};

/** One report: what is stated, its proof, its duplicates, and the decision. */
export function ReviewPane(given: Given) {
  const { reportId, change } = given;
  const review = useAnswer(() => getReview(reportId), [reportId]);
  const { act, busy, problem } = useAct();
  const mine = review.state === 'ready' && review.value.claimed?.byYou === true;
  const draft = draftOf(reportId);
  const [outcome, setOutcome] = useState<Draft['outcome'] | null>(draft?.outcome ?? null);
  const top = useRef<HTMLDivElement>(null);

  const claim = async () => {
    if (mine) return true;
    const answer = await act(key => claimReview(reportId, key));
    if (answer === null) return false;
    review.put(answer);
    change(reportId, { claimed: answer.claimed });
    return true;
  };
  const putBack = async () => {
    const answer = await act(key => releaseClaim(reportId, key));
    if (answer === null) return;
    setOutcome(null);
    change(reportId, { claimed: null });
    await review.again();
  };
  // A key that comes while the report is still on its way is not lost: fingers are faster than networks.
  const wanted = useRef<Draft['outcome'] | null>(null);
  const begin = async (next: Draft['outcome']) => {
    if (review.state !== 'ready') wanted.current = next;
    else if (await claim()) setOutcome(next);
  };
  useEffect(() => {
    if (given.claimNow === true && review.state === 'ready' && !mine) void claim();
  }, [review.state]);
  useEffect(() => {
    if (review.state !== 'ready') return;
    top.current?.focus({ preventScroll: true });
    const next = wanted.current;
    wanted.current = null;
    if (next !== null) void begin(next);
  }, [review.state]);
  useKeys({
    c: () => void (mine ? putBack() : claim()),
    a: () => void begin('approve'),
    r: () => void begin('return'),
    x: () => void begin('reject'),
    t: () => void begin('transfer'),
    s: given.skip,
    Escape: () => setOutcome(null),
  });

  if (review.state === 'waiting') return <Waiting />;
  if (review.state === 'refused') {
    return (
      <ProblemNote problem={review.problem} again={review.again}>
        <p>
          <button type="button" class="button button-second" onClick={() => given.leave([reportId], '')}>
            {words('从列表移除，看下一份', 'Take it off the list and go on')}
          </button>
        </p>
      </ProblemNote>
    );
  }
  return (
    <div class="review" ref={top} tabIndex={-1}>
      <button type="button" class="back tool review-back" onClick={given.back}>
        {words('← 待办列表', '← Queue')}
      </button>
      <ReviewFacts review={review.value} />
      <ProblemNote problem={problem} />
      <div class="decide">
        <Lease review={review.value} busy={busy} claim={() => void claim()} putBack={() => void putBack()} />
        <Choices outcome={outcome} begin={next => void begin(next)} skip={given.skip} busy={busy} />
        {outcome !== null && mine && (
          <DecideNamed
            key={outcome}
            review={review.value}
            outcome={outcome}
            close={() => setOutcome(null)}
            leave={given.leave}
          />
        )}
      </div>
    </div>
  );
}

function DecideNamed(given: Omit<Parameters<typeof Decide>[0], 'names'>) {
  return <Decide {...given} names={useNames(given.review.campaignId)} />;
}

/** Whose it is and for how long: a claim is a lease, and runs out. */
function Lease(given: { review: Review; busy: boolean; claim: () => void; putBack: () => void }) {
  const { claimed, assigned } = given.review;
  const now = useNow(15_000);
  const left = claimed === null ? 0 : (Date.parse(claimed.until) - now) / 1000;
  return (
    <div class="row lease small">
      {claimed === null || left <= 0 ? (
        <>
          <span>
            {assigned !== null && !assigned.toYou
              ? words(
                  `已指派给他人，到 ${timeOfDay(assigned.until)}`,
                  `Given to another until ${timeOfDay(assigned.until)}`,
                )
              : words(
                  '尚未领取；领取后显示对象和材料。',
                  'Nobody has claimed it; its subject and files show once you do.',
                )}
          </span>
          <button type="button" class="button button-second" disabled={given.busy} onClick={given.claim}>
            {words('领取', 'Claim')} <kbd>c</kbd>
          </button>
        </>
      ) : claimed.byYou ? (
        <>
          <span class={left < 300 ? 'lease-short' : undefined}>
            {words(
              `由您办理，到 ${timeOfDay(claimed.until)}（还有 ${spanWords(left)}）`,
              `Yours until ${timeOfDay(claimed.until)} (${spanWords(left)} left)`,
            )}
          </span>
          <button type="button" class="button button-quiet" disabled={given.busy} onClick={given.putBack}>
            {words('放回待办', 'Put it back')} <kbd>c</kbd>
          </button>
        </>
      ) : (
        <span>
          {words(
            `他人正在办理，到 ${timeOfDay(claimed.until)}；之后仍未决定的，任何人可领取。`,
            `A colleague has it until ${timeOfDay(claimed.until)}; undecided by then, anybody may claim it.`,
          )}
        </span>
      )}
    </div>
  );
}

const choices = (): readonly (readonly [Draft['outcome'], string, string])[] => [
  ['approve', words('认定', 'Approve'), 'a'],
  ['return', words('退回补正', 'Return'), 'r'],
  ['reject', words('不予认定', 'Reject'), 'x'],
  ['transfer', words('转办', 'Transfer'), 't'],
];

function Choices(given: {
  outcome: Draft['outcome'] | null;
  begin: (outcome: Draft['outcome']) => void;
  skip: () => void;
  busy: boolean;
}) {
  return (
    <div class="row">
      {choices().map(([outcome, label, key]) => (
        <button
          key={outcome}
          type="button"
          class={outcome === 'approve' ? 'button' : 'button button-second'}
          aria-pressed={given.outcome === outcome}
          disabled={given.busy}
          onClick={() => given.begin(outcome)}
        >
          {label} <kbd>{key}</kbd>
        </button>
      ))}
      <button type="button" class="button button-quiet" onClick={given.skip}>
        {words('跳过', 'Skip')} <kbd>s</kbd>
      </button>
    </div>
  );
}
