/** More columns than this are no table that a person filled in. */
export const mostColumns = 1024;

/** Rows handed on together, so that nobody waits for each of them. */
export const batchRows = 500;
