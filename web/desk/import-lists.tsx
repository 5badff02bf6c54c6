import { useState } from 'preact/hooks';
import { to } from '../app/place.ts';
import { usePages } from '../app/use-pages.ts';
import { listFindings, listRows } from '../client/imports.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Scrolling } from '../parts/scrolling.tsx';
import { Tag, type Tone } from '../parts/tag.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { say, words } from '../words/language.ts';
import { columnName, rowOutcomes } from './import-words.ts';

const severities = (): Readonly<Record<'error' | 'warning' | 'info', { text: string; tone: Tone }>> => ({
  error: { text: words('需修改', 'Error'), tone: 'bad' },
  warning: { text: words('需确认', 'Warning'), tone: 'wait' },
  info: { text: words('提示', 'Note'), tone: 'plain' },
});

/** What was found, cell by cell, with what to do about it. */
export function ImportFindings({ importId }: { importId: string }) {
  const [severity, setSeverity] = useState<'error' | 'warning' | 'info' | undefined>(undefined);
  const found = usePages(cursor => listFindings(importId, severity, cursor), [importId, severity]);
  const named = severities();
  const title = words('逐格问题', 'Cell by cell');
  return (
    <section class="stack-s" aria-labelledby="findings">
      <h2 id="findings">{title}</h2>
      <div class="chips">
        {([undefined, 'error', 'warning', 'info'] as const).map(one => (
          <button
            key={one ?? ''}
            type="button"
            class="chip"
            aria-pressed={severity === one}
            onClick={() => setSeverity(one)}
          >
            {one === undefined ? words('全部', 'All') : named[one].text}
          </button>
        ))}
      </div>
      {found.items.length > 0 && (
        <Scrolling name={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words('单元格', 'Cell')}</th>
                <th scope="col">{words('栏目', 'Column')}</th>
                <th scope="col">{words('问题', 'What is wrong')}</th>
                <th scope="col">{words('怎么改', 'What to do')}</th>
              </tr>
            </thead>
            <tbody>
              {found.items.map(one => (
                <tr key={`${one.row} ${one.column} ${one.code}`}>
                  <td class="code">
                    {one.column === null ? '' : columnName(one.column)}
                    {one.row ?? words('整个文件', 'the file')}
                  </td>
                  <td>{one.heading}</td>
                  <td>
                    <Tag tone={named[one.severity].tone}>{named[one.severity].text}</Tag> {say(one.message)}
                  </td>
                  <td>{say(one.remedy)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      )}
      <Rest pages={found} none={words('没有问题。', 'Nothing was found.')} />
    </section>
  );
}

/** What became of each row, with the report it is now. */
export function ImportRows({ importId }: { importId: string }) {
  const rows = usePages(cursor => listRows(importId, cursor), [importId]);
  const title = words('逐行结果', 'Row by row');
  return (
    <section class="stack-s" aria-labelledby="rows">
      <h2 id="rows">{title}</h2>
      {rows.items.length > 0 && (
        <Scrolling name={title}>
          <table>
            <thead>
              <tr>
                <th scope="col" class="number">
                  {words('行', 'Row')}
                </th>
                <th scope="col">{words('结果', 'Outcome')}</th>
                <th scope="col">{words('受理编号', 'Receipt number')}</th>
                <th scope="col">{words('原因', 'Why')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.items.map(one => (
                <tr key={one.row}>
                  <td class="number">{one.row}</td>
                  <td>
                    <Tag tone={rowOutcomes(one.outcome).tone}>{rowOutcomes(one.outcome).text}</Tag>
                  </td>
                  <td class="code">
                    {one.reportId === null ? (
                      one.receiptNumber
                    ) : (
                      <a href={to(one.reportId)}>{one.receiptNumber ?? one.reportId}</a>
                    )}
                  </td>
                  <td>{one.reason !== null && say(one.reason)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      )}
      <Rest pages={rows} none={words('没有行。', 'There is no row.')} />
    </section>
  );
}

function Rest({
  pages,
  none,
}: {
  pages: Omit<ReturnType<typeof usePages>, 'items'> & { items: readonly unknown[] };
  none: string;
}) {
  return (
    <>
      <ProblemNote problem={pages.problem} again={pages.again} />
      {pages.loading && <Waiting />}
      {!pages.loading && pages.items.length === 0 && pages.problem === null && <p class="soft">{none}</p>}
      {pages.more !== null && !pages.loading && (
        <button type="button" class="button button-second" onClick={pages.more}>
          {words('再显示一些', 'Show more')}
        </button>
      )}
    </>
  );
}
