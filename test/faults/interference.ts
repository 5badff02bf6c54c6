/** What happens around each single attempt of a call to a store, an engine or a key. */
export type Interference = <T>(attempt: () => Promise<T>) => Promise<T>;

/** Stands for a function that is no more: the SDK does not repeat it, and nothing of the invocation runs on. */
export class FunctionKilled extends Error {
  override readonly name = 'FunctionKilled';
}

export type Counted = { readonly interfere: Interference; readonly attempts: () => number };

const counted = (around: <T>(attempt: () => Promise<T>, number: number) => Promise<T>): Counted => {
  let attempts = 0;
  return {
    interfere: attempt => {
      attempts += 1;
      return around(attempt, attempts);
    },
    attempts: () => attempts,
  };
};

/** Nothing happens but counting. */
export const undisturbed = (): Counted => counted(attempt => attempt());

/** The n-th attempt commits and its answer is lost on the way back, as on a broken connection. */
export const answerLost = (n: number): Counted =>
  counted(async (attempt, number) => {
    const answer = await attempt();
    if (number === n) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    return answer;
  });

/** The function ends just after the n-th attempt has committed. */
export const killedAfter = (n: number): Counted =>
  counted(async (attempt, number) => {
    const answer = await attempt();
    if (number === n) throw new FunctionKilled();
    return answer;
  });

/** SIGKILL for this process after the n-th attempt has committed. */
export const processKilledAfter = (n: number): Counted =>
  counted(async (attempt, number) => {
    const answer = await attempt();
    if (number !== n) return answer;
    process.kill(process.pid, 'SIGKILL');
    return new Promise(() => {});
  });
