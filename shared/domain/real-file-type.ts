import { fileTypeFromBuffer } from 'file-type';

/** Spellings of one type: what browsers announce beside what the bytes say. */
const sameType: Readonly<Record<string, string>> = { 'image/jpg': 'image/jpeg', 'image/heif': 'image/heic' };

/** The type that the bytes themselves show; null where they show none (text, HTML, SVG and scripts among them). */
export async function realFileType(bytes: Uint8Array): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes);
  return found === undefined ? null : (sameType[found.mime] ?? found.mime);
}
