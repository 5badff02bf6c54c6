import { to } from '../app/place.ts';
import type { Screen } from '../app/start-app.tsx';
import { usePages } from '../app/use-pages.ts';
import { listImports } from '../client/imports.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Tag } from '../parts/tag.tsx';
import { Empty, Waiting } from '../parts/waiting.tsx';
import { words } from '../words/language.ts';
import { dayAndTime } from '../words/when.ts';
import { importStatuses, kindWords } from './import-words.ts';
import { OneImport } from './one-import.tsx';
import { SendWorkbook } from './send-workbook.tsx';

/** Files of many reports: sending one, one of them, or all of the department's. */
export const Imports: Screen = ({ place }) =>
  place[1] === undefined ? <AllImports /> : <OneImport key={place[1]} importId={place[1]} />;

function AllImports() {
  const imports = usePages(listImports, []);
  return (
    <div class="stack">
      <h1>{words('表格报送', 'Workbooks')}</h1>
      <SendWorkbook />
      <h2>{words('本部门的表格', 'Your department’s workbooks')}</h2>
      {imports.loading && imports.items.length === 0 && <Waiting />}
      <ProblemNote problem={imports.problem} again={imports.again} />
      {!imports.loading && imports.items.length === 0 && imports.problem === null && (
        <Empty title={words('还没有报送过表格', 'No workbook yet')}>
          <p>
            {words(
              '下载模板，逐行填写，再在上面上传。',
              'Download the template, fill it in row by row, and upload it above.',
            )}
          </p>
        </Empty>
      )}
      {imports.items.length > 0 && (
        <ul class="list card">
          {imports.items.map(one => (
            <li key={one.importId}>
              <a class="list-link row row-apart" href={to('imports', one.importId)}>
                <span>
                  <strong>{kindWords(one.kind)}</strong>
                  {one.mode === 'check' && words('（仅检查）', ' (check only)')}
                  <span class="small soft"> · {dayAndTime(one.openedAt)}</span>
                </span>
                <Tag tone={importStatuses(one.status).tone}>{importStatuses(one.status).text}</Tag>
              </a>
            </li>
          ))}
        </ul>
      )}
      {imports.more !== null && (
        <button type="button" class="button button-second" onClick={imports.more}>
          {words('再显示一些', 'Show more')}
        </button>
      )}
    </div>
  );
}
