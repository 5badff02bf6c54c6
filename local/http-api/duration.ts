const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Time is moved by a century at most: dates beyond four digits of a year sort wrongly as text. */
const LONGEST = 100 * 366 * DAY;

/**
 * An ISO 8601 duration of weeks, days, hours, minutes and whole seconds, in milliseconds: `P3DT2H`. null for anything
 * else; years and months are refused because their length depends on the day they start.
 */
export function parseDuration(text: string): number | null {
  const found =
    /^P(?=\d|T\d)(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,7})H)?(?:(\d{1,9})M)?(?:(\d{1,10})S)?)?$/.exec(
      text,
    );
  if (!found) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(1)
    .map(part => Number(part ?? 0));
  const length = weeks * 7 * DAY + days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND;
  return length <= LONGEST ? length : null;
}
