import { inner, isPlain, spoiltCell } from './bulk-cell.ts';
import { type JudgedBy, type Lookups, lookupsOf, type Place } from './bulk-lookups.ts';
import { exampleMark } from './bulk-plan.ts';
import {
  type RowReader,
  readCategory,
  readChoice,
  readDayAt,
  readDistrict,
  readerOf,
  readPersonName,
  readText,
} from './bulk-reader.ts';
import { isFit } from './bulk-row.ts';
import { checkPerson, readCreditCode, readDocument } from './bulk-subject.ts';
import { words } from './bulk-words.ts';
import { cellName } from './cell-name.ts';
import type { Day } from './day.ts';
import type { Complaint } from './field-problem.ts';
import type { Identity } from './identity.ts';
import { IdentityDocumentType } from './identity-document.ts';
import type { ConsentGiven } from './report-action.ts';
import type { CompleteReportForm } from './report-form.ts';
import { Sex } from './sex.ts';
import type { Finding, MergedRange, SheetCell, SheetRow } from './sheet.ts';
import { afterCampaign, beforeCampaign, endsBeforeStart } from './submission.ts';

/** Who a row is about, as a single report would state it. */
type RowSubject =
  | ({ readonly kind: 'person' } & Omit<Identity, 'birthDate'> & { readonly birthDate?: Day })
  | {
      readonly kind: 'organisation';
      readonly name: string;
      readonly creditCode: string;
      readonly codeConfirmed: boolean;
    };

/** What a good row becomes: the single report's form, subject and consents. */
export type BulkRow = {
  readonly form: CompleteReportForm;
  readonly subject: RowSubject;
  readonly declarations: string[];
  readonly consents: ConsentGiven[];
  /** Its credit code fails its check character and nobody has confirmed it yet. */
  readonly codeOpen: boolean;
};

export type JudgedRow = {
  readonly row: number;
  readonly findings: readonly Finding[];
  /** null where the row has an error. */
  readonly report: BulkRow | null;
  /** An example, a total, a signature: nothing that was meant to be reported. */
  readonly leftOut: boolean;
};

const NOT_A_MATTER =
  /^(?:合计|总计|小计|共计|填表人|填报人|制表人|审核人|负责人|联系人|联系电话|单位盖章|盖章|备注|说明|注[:：])/u;

/**
 * Judges the rows of one sheet by the rules that a single report goes by: what is good here is accepted when it is handed
 * in, under the same policy and on the same day. The answer is null for a row that holds nothing in the columns that are
 * read, and for those above the headings. The work for one row is bounded by its cells.
 */
export function judgeOf(by: JudgedBy): (row: SheetRow) => JudgedRow | null {
  const lookups = lookupsOf(by);
  return row => {
    if (row.row <= by.layout.headingRow) return null;
    const cells = cellsOf(lookups, row);
    const example = inner(cells.get('number')?.text ?? '') === exampleMark;
    if (cells.size === 0 || (cells.size === 1 && cells.has('number') && !example)) return null;
    const reader = readerOf(lookups, row, cells);
    if (example) return leftOut(reader, words.exampleRow);
    if (isNoMatter(row, cells)) return leftOut(reader, words.notADataRow);
    if (row.hidden) reader.notes.say({ severity: 'warning', complaint: words.hiddenRow }, null);
    const report = readRow(lookups, reader);
    const { notes } = reader;
    return { row: row.row, findings: notes.findings, report: isFit(notes) ? report : null, leftOut: false };
  };
}

/** The cells that are read and hold more than blanks, by the id of their column. */
function cellsOf({ byColumn }: Lookups, row: SheetRow): ReadonlyMap<string, SheetCell> {
  const cells = new Map<string, SheetCell>();
  for (const cell of row.cells) {
    const place = byColumn[cell.column];
    if (place !== undefined && (isPlain(cell.text) || inner(cell.text) !== ''))
      cells.set(place.column.id, cell);
  }
  return cells;
}

/** A row below the table: few cells, no identifier, and a word with which totals and signatures begin. */
function isNoMatter(row: SheetRow, cells: ReadonlyMap<string, SheetCell>): boolean {
  if (cells.has('documentNumber') || cells.has('creditCode') || cells.size > 4) return false;
  const [first] = row.cells;
  return first !== undefined && NOT_A_MATTER.test(inner(first.text.slice(0, 100)));
}

function leftOut({ notes }: RowReader, complaint: Complaint): JudgedRow {
  notes.say({ severity: 'info', complaint }, null);
  return { row: notes.row.row, findings: notes.findings, report: null, leftOut: true };
}

function readRow(lookups: Lookups, reader: RowReader): BulkRow | null {
  const { notes, cells } = reader;
  for (const place of lookups.required)
    if (!cells.has(place.column.id))
      notes.say({ severity: 'error', complaint: missingAt(lookups, place, notes.row.row) }, place);
  for (const [id, cell] of cells) {
    if (cell.kind === 'text' && cell.text.length < 1000) continue;
    const spoilt = spoiltCell(cell);
    reader.tell(id, { value: null, ...spoilt });
    // What stands in such a cell is no text of the clerk's: nothing more can be said of it.
    if (spoilt.error !== undefined) return null;
  }
  const form = readForm(lookups, reader);
  const subject =
    lookups.plan.kind === 'persons' ? readPerson(lookups, reader) : readOrganisation(lookups, reader);
  const agreed = readChoice(lookups, reader, 'commendation') === 'yes';
  if (form === null || subject === null) return null;
  const asked = lookups.categories
    .get(form.category)
    ?.consents.some(consent => consent === 'public-commendation');
  const consents = agreed && asked === true ? [...lookups.commendation] : [];
  return { form, declarations: [], consents, ...subject };
}

function missingAt({ merged }: Lookups, { at }: Place, row: number): Complaint {
  const over = merged.find(
    ({ top, bottom, left, right }) => row >= top && row <= bottom && at >= left && at <= right,
  );
  return over === undefined ? words.missing : words.coveredByMerge(rangeOf(over));
}

function readForm(lookups: Lookups, reader: RowReader): CompleteReportForm | null {
  const category = readCategory(lookups, reader);
  const district = readDistrict(lookups, reader);
  const title = readText(reader, 'title');
  const description = readText(reader, 'description');
  const startedOn = readDayAt(lookups, reader, 'startedOn');
  const endedOn = readDayAt(lookups, reader, 'endedOn');
  const place = readText(reader, 'place');
  if (startedOn !== null && endedOn !== null && endedOn < startedOn) reader.fail('endedOn', endsBeforeStart);
  const first = lookups.campaign.startedOn;
  if (startedOn !== null && startedOn < first) reader.fail('startedOn', beforeCampaign(first));
  const last = (category === null ? undefined : lookups.lastDays.get(category.id)) ?? lookups.today;
  if (endedOn !== null && endedOn > last) reader.fail('endedOn', afterCampaign(last));
  if (category === null || district === null || title === null || description === null) return null;
  if (place === null || startedOn === null || endedOn === null) return null;
  return { category: category.id, district, matter: { title, description, startedOn, endedOn, place } };
}

type ReadSubject = Pick<BulkRow, 'subject' | 'codeOpen'> | null;

const sexes: ReadonlyMap<string | null, Sex> = new Map(Sex.options.map(sex => [sex, sex]));
const documentTypes: ReadonlyMap<string | null, IdentityDocumentType> = new Map(
  IdentityDocumentType.options.map(type => [type, type]),
);

function readPerson(lookups: Lookups, reader: RowReader): ReadSubject {
  const { policy, today, births } = lookups;
  const name = readPersonName(reader);
  const sex = sexes.get(readChoice(lookups, reader, 'sex'));
  const type = documentTypes.get(readChoice(lookups, reader, 'documentType')) ?? null;
  const birthDate = readDayAt(lookups, reader, 'birthDate');
  const cell = reader.cells.get('documentNumber');
  if (cell === undefined) return null;
  const read = readDocument(cell, type, births);
  reader.tell('documentNumber', read);
  const { value: document, sex: told = null, birthDate: born = null } = read;
  if (document === null || name === null || sex === undefined) return null;
  const said = checkPerson(
    { document, fromNumber: { sex: told, birthDate: born }, sex, birthDate },
    { today, minimumAge: policy.eligibility.minimumAge.value },
  );
  for (const { column, complaint } of said) reader.fail(column, complaint);
  const stated = { kind: 'person' as const, name, sex, document };
  return { subject: birthDate === null ? stated : { ...stated, birthDate }, codeOpen: false };
}

function readOrganisation(lookups: Lookups, reader: RowReader): ReadSubject {
  const name = readText(reader, 'name');
  const codeConfirmed = readChoice(lookups, reader, 'codeConfirmed') === 'yes';
  const cell = reader.cells.get('creditCode');
  if (cell === undefined) return null;
  const code = readCreditCode(cell, codeConfirmed);
  reader.tell('creditCode', code);
  if (code.value === null || name === null) return null;
  return {
    subject: { kind: 'organisation', name, creditCode: code.value, codeConfirmed },
    codeOpen: code.open,
  };
}

/** A range as spreadsheets write it: B3:B7. */
const rangeOf = ({ top, left, bottom, right }: MergedRange): string =>
  `${cellName(left, top)}:${cellName(right, bottom)}`;
