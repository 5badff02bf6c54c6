import type * as z from 'zod';
import { sha256Of } from '../domain/canonical.ts';
import { LanePart, type PartReference, Sealed } from '../domain/composition.ts';
import type { ReleaseFiles } from '../ports/release-files.ts';
import { keyOf, type ReleaseName, sealedFiles } from './release-keys.ts';

type Reader = Pick<ReleaseFiles, 'read'>;

/** A sealed file that must stand, held against its hash where one is known. Throws, naming the key. */
export async function readSealedBytes(files: Reader, key: string, sha256?: string): Promise<Uint8Array> {
  const bytes = await files.read(key);
  if (bytes === null) throw new Error(`${key} is missing`);
  if (sha256 !== undefined && sha256Of(bytes) !== sha256) throw new Error(`${key} is not what was approved`);
  return bytes;
}

export const readSealed = async (files: Reader, key: string, sha256?: string): Promise<string> =>
  Buffer.from(await readSealedBytes(files, key, sha256)).toString('utf8');

/** Text of one of our own files as its shape. Throws, naming the key and never a value. */
export function parseFile<S extends z.ZodType>(schema: S, text: string, key: string): z.output<S> {
  const parsed = schema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  throw new Error(
    `${key} is not what was written: ${parsed.error.issues.map(({ path }) => path.join('.')).join(', ')}`,
  );
}

export async function readSealedIndex(files: Reader, name: ReleaseName, sealedHash: string): Promise<Sealed> {
  const key = keyOf(name, sealedFiles.index);
  return parseFile(Sealed, await readSealed(files, key, sealedHash), key);
}

export type PartPlace = PartReference & { readonly lane: number };

/** The parts of all lanes or of one, in their order. */
export const partsOf = (lanes: Sealed['lanes'], only?: number): readonly PartPlace[] =>
  lanes
    .filter(({ lane }) => only === undefined || lane === only)
    .flatMap(({ lane, parts }) => parts.map(part => ({ ...part, lane })));

export async function readPart(files: Reader, name: ReleaseName, place: PartPlace): Promise<LanePart> {
  const key = keyOf(name, sealedFiles.part(place.lane, place.part));
  return parseFile(LanePart, await readSealed(files, key, place.sha256), key);
}
