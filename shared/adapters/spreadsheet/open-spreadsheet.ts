import { open } from 'node:fs/promises';
import { SpreadsheetRefused } from '../../domain/sheet.ts';
import type { Spreadsheets } from '../../ports/spreadsheets.ts';
import { openCsv } from './csv-file.ts';
import { refusals, refuseFile } from './refusals.ts';
import { openWorkbook } from './workbook-file.ts';

/** Departments' files on the local disk, told apart by their first bytes. */
export const spreadsheetFiles: Spreadsheets = {
  async open(path) {
    try {
      return { readable: true, file: await openByKind(path) };
    } catch (error) {
      if (error instanceof SpreadsheetRefused) return { readable: false, finding: error.finding };
      throw error;
    }
  },
};

/** Enough to tell formats apart. */
const SNIFFED = 4096;

async function openByKind(path: string) {
  const file = await open(path);
  const bytes = Buffer.alloc(SNIFFED);
  let first: Buffer;
  let encrypted = false;
  try {
    const { bytesRead } = await file.read(bytes, 0, SNIFFED, 0);
    first = bytes.subarray(0, bytesRead);
    if (first.subarray(0, 8).equals(OLE)) encrypted = await holdsEncryptedPackage(file);
  } finally {
    await file.close();
  }
  if (first.length === 0) return refuseFile(refusals.empty);
  if (first.subarray(0, 4).equals(ZIP)) return openWorkbook(path);
  if (first.subarray(0, 4).equals(EMPTY_ZIP)) return refuseFile(refusals.noWorkbook);
  if (first.subarray(0, 8).equals(OLE))
    return refuseFile(encrypted ? refusals.encrypted : refusals.oldWorkbook);
  if (first.toString('latin1').trimStart().startsWith('%PDF')) return refuseFile(refusals.pdf);
  return openCsv(path);
}

const ZIP = Buffer.from('504b0304', 'hex');
const EMPTY_ZIP = Buffer.from('504b0506', 'hex');
/** Compound file: an .xls of the years before 2007, or the wrapping of an encrypted workbook. */
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** The directory that names what a compound file wraps stands anywhere in it. */
async function holdsEncryptedPackage(file: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  let carried: Buffer = Buffer.alloc(0);
  for await (const piece of file.createReadStream({ start: 0, autoClose: false })) {
    const bytes = Buffer.concat([carried, piece]);
    if (bytes.includes(ENCRYPTED)) return true;
    carried = bytes.subarray(-ENCRYPTED.length);
  }
  return false;
}
