/** A stretch of work between two checkpoints takes seconds; a minute is kept for the slowest (in milliseconds). */
const kept = 60_000;

/** Should a long step stop at its next checkpoint? */
export const outOfTime = (remainingMillis: () => number) => (): boolean => remainingMillis() < kept;
