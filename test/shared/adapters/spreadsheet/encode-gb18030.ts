const decoder = new TextDecoder('gb18030');
const table = new Map<string, readonly number[]>();

for (let first = 0x81; first <= 0xfe; first += 1)
  for (let second = 0x40; second <= 0xfe; second += 1) {
    const character = decoder.decode(Uint8Array.of(first, second));
    if ([...character].length === 1 && !table.has(character)) table.set(character, [first, second]);
  }

/** Node only reads this encoding. Two bytes by turning its reading round, four bytes by the standard's sum beyond the BMP. */
export function encodeGb18030(text: string): Buffer {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code >= 0x10000) bytes.push(...fourBytes(code - 0x10000 + 189_000));
    else {
      const two = table.get(character);
      if (two === undefined) throw new Error(`${character} is not in the table`);
      bytes.push(...two);
    }
  }
  return Buffer.from(bytes);
}

const fourBytes = (index: number): number[] => [
  Math.floor(index / 12_600) + 0x81,
  (Math.floor(index / 1260) % 10) + 0x30,
  (Math.floor(index / 10) % 126) + 0x81,
  (index % 10) + 0x30,
];
