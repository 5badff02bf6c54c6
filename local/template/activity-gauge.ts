/**
 * Counts what is in flight across the engines, so that "everything has come to rest" is a fact and not a guess.
 * `begun` only grows: two equal readings around a look at every queue mean that nothing started in between.
 */
export type ActivityGauge = {
  /** Marks something as in flight; call the result once when it ends. */
  begin(): () => void;
  readonly begun: number;
  readonly inFlight: number;
  /** Resolves once nothing is in flight. */
  quiet(): Promise<void>;
};

export function activityGauge(): ActivityGauge {
  let begun = 0;
  let inFlight = 0;
  const waiting = new Set<() => void>();
  return {
    begin() {
      begun += 1;
      inFlight += 1;
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        inFlight -= 1;
        if (inFlight > 0) return;
        for (const wake of waiting) wake();
        waiting.clear();
      };
    },
    get begun() {
      return begun;
    },
    get inFlight() {
      return inFlight;
    },
    quiet() {
      if (inFlight === 0) return Promise.resolve();
      return new Promise(resolve => waiting.add(resolve));
    },
  };
}
