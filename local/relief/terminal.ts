/** Columns that a text takes on a terminal: a Chinese character takes two. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[\u1100-\uFFEF]/u.test(character) ? 2 : 1), 0);

/** Rows under their headings, numbers to the right. */
export function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const widths = heads.map((head, column) =>
    Math.max(widthOf(head), ...rows.map(row => widthOf(String(row[column] ?? '')))),
  );
  const lineOf = (row: readonly (string | number)[]) =>
    row
      .map((cell, column) => {
        const gap = ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(String(cell))));
        return typeof cell === 'number' ? gap + String(cell) : String(cell) + gap;
      })
      .join('  ')
      .trimEnd();
  return [heads, widths.map(width => '─'.repeat(width)), ...rows].map(lineOf).join('\n');
}

const barWidth = 30;

/** Tells how far something is on one line that rewrites itself; nothing where nobody looks. */
export function progressOn(stream: NodeJS.WriteStream): (done: number, of: number, what: string) => void {
  if (!stream.isTTY) return () => {};
  return (done, of, what) => {
    const full = of === 0 ? barWidth : Math.round((done / of) * barWidth);
    const bar = '█'.repeat(full).padEnd(barWidth, '░');
    stream.write(`\r\u001B[K${bar} ${done}/${of} ${what}${done === of ? '\r\u001B[K' : ''}`);
  };
}
