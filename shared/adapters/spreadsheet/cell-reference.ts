/** A column's number, from 1, by its letters: AB is 28. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (let at = 0; at < letters.length; at += 1) number = number * 26 + letters.charCodeAt(at) - 64;
  return number;
}

/** The column of a reference such as AB12; zero where it has none. */
export function columnOf(reference: string): number {
  let number = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) return number;
    number = number * 26 + letter;
  }
  return number;
}
