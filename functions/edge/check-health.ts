import { unavailable } from './fault.ts';

/** Long for one read, short for somebody who waits to be told; in milliseconds. */
const patience = 2000;

/**
 * Asks each dependency at once. Throws `Unavailable` naming the first that fails or does not answer in time, so that
 * the answer is a 503 that says where to look.
 */
export async function checkHealth(
  probes: Readonly<Record<string, () => Promise<unknown>>>,
): Promise<Record<string, 'ok'>> {
  const answers = await Promise.all(
    Object.entries(probes).map(async ([name, probe]) => {
      const { promise: tooLate, reject } = Promise.withResolvers<never>();
      const timer = setTimeout(() => reject(unavailable(name)), patience);
      try {
        await Promise.race([probe(), tooLate]);
        return [name, 'ok' as const] as const;
      } catch (cause) {
        throw unavailable(name, cause);
      } finally {
        clearTimeout(timer);
      }
    }),
  );
  return Object.fromEntries(answers);
}
