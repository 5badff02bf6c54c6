import { spreadsheetFiles } from '../../shared/adapters/spreadsheet/open-spreadsheet.ts';
import { judgeOf } from '../../shared/domain/bulk-judge.ts';
import { findSheet } from '../../shared/usecases/find-sheet.ts';
import { campaign, now } from '../data/campaign.ts';
import { policy } from '../data/persons-table.ts';
import type { Work } from '../harness/alone.ts';

/** What an import does with a file before it asks for anything outside: opens it, finds its headings, judges every row. */
export const work: Work = async file => {
  const opened = await spreadsheetFiles.open(file);
  if (!opened.readable) throw new Error(`refused: ${opened.finding.code}`);
  const found = await findSheet(opened.file, policy, 'persons');
  if (!found.ok) throw new Error(`refused: ${found.findings.map(({ code }) => code).join(', ')}`);
  const judge = judgeOf({ ...found.sheet, policy, campaign, now });
  let rows = 0;
  let good = 0;
  let findings = 0;
  for await (const batch of opened.file.rows(found.sheet.index)) {
    rows += batch.length;
    for (const row of batch) {
      const judged = judge(row);
      if (judged === null) continue;
      findings += judged.findings.length;
      if (judged.report !== null) good += 1;
    }
  }
  return { rows, good, findings };
};
