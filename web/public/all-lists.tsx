import { useState } from 'preact/hooks';
import type { Standing } from '../../shared/domain/entry-state.ts';
import type { Pointer } from '../../shared/domain/public-files.ts';
import type { RedList } from '../../shared/domain/red-list.ts';
import { to } from '../app/place.ts';
import type { Screen } from '../app/start-app.tsx';
import { useAnswer } from '../app/use-answer.ts';
import type { Answer } from '../client/problem.ts';
import { TextField } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Scrolling } from '../parts/scrolling.tsx';
import { Empty, Waiting } from '../parts/waiting.tsx';
import { say, words } from '../words/language.ts';
import { dayInWords } from '../words/when.ts';
import { listOf, lookUp, pointerOf, publishedLists } from './published.ts';
import { State } from './state.tsx';

/** Rows drawn at once: a list of a whole city is read by looking up, not by scrolling. */
const rowsAtOnce = 100;

type Read = { readonly pointer: Pointer; readonly list: RedList };

async function readNewest(): Promise<Answer<Read | null>> {
  const lists = await publishedLists();
  if (!lists.ok) return lists;
  const [first] = lists.value.items;
  if (first === undefined) return { ok: true, value: null };
  const pointer = await pointerOf(first.campaignId);
  if (!pointer.ok) return pointer;
  const list = await listOf(pointer.value);
  return list.ok ? { ok: true, value: { pointer: pointer.value, list: list.value } } : list;
}

/** The newest published list: looking an organisation up, and all of it. */
export const AllLists: Screen = () => {
  const read = useAnswer(readNewest, []);
  return (
    <div class="stack-l">
      <div class="page-head">
        <h1>{words('名单公示', 'Published lists')}</h1>
        <p>
          {words(
            '公示的只有企业和社会组织；个人从不公示。每一条都可以自行验证。',
            'Organisations only; persons are never published. You can check every entry yourself.',
          )}
        </p>
      </div>
      {read.state === 'waiting' && <Waiting />}
      {read.state === 'refused' && <ProblemNote problem={read.problem} again={read.again} />}
      {read.state === 'ready' && read.value === null && (
        <Empty title={words('尚未公示任何名单', 'No list has been published yet')}>
          <p>
            {words(
              '救灾期间结束后，经两人批准的名单在此公布。',
              'When the relief period is over, lists that two officers have approved appear here.',
            )}
          </p>
        </Empty>
      )}
      {read.state === 'ready' && read.value !== null && <Shown {...read.value} />}
    </div>
  );
};

function Shown({ pointer, list }: Read) {
  const [rows, setRows] = useState(rowsAtOnce);
  const { campaignId } = list.campaign;
  return (
    <>
      <LookUp pointer={pointer} campaignId={campaignId} />
      <section class="stack" aria-labelledby="red">
        <div>
          <h2 id="red">{say(list.title)}</h2>
          <p class="soft">
            {words(
              `第 ${list.release} 批，认定截至 ${dayInWords(list.cutOff)}，共 ${list.entries.length} 家`,
              `Release ${list.release}, determined up to ${dayInWords(list.cutOff)}, ${list.entries.length} organisations`,
            )}
          </p>
        </div>
        {list.entries.length === 0 ? (
          <Empty title={words('这一批没有单位列入', 'No organisation is on this list')} />
        ) : (
          <Scrolling name={say(list.title)}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{words('名称', 'Name')}</th>
                  <th scope="col">{words('统一社会信用代码', 'Credit code')}</th>
                  <th scope="col">{words('事项', 'For')}</th>
                  <th scope="col">{words('推荐部门', 'By')}</th>
                </tr>
              </thead>
              <tbody>
                {list.entries.slice(0, rows).map(({ creditCode, name, deeds }) => (
                  <tr key={creditCode}>
                    <th scope="row">
                      <a href={to('entry', campaignId, creditCode)}>{name}</a>
                    </th>
                    <td class="code">{creditCode}</td>
                    <td>{deeds.map(({ title }) => title).join(words('；', '; '))}</td>
                    <td>
                      {[...new Set(deeds.map(({ department }) => labelOf(list, department)))].join('、')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolling>
        )}
        {rows < list.entries.length && (
          <button type="button" class="button button-second" onClick={() => setRows(rows + rowsAtOnce)}>
            {words(`再显示 ${rowsAtOnce} 家`, `Show ${rowsAtOnce} more`)}
          </button>
        )}
      </section>
    </>
  );
}

const labelOf = (list: RedList, department: string): string => {
  const name = list.labels.departments[department];
  return name === undefined ? department : say(name);
};

function LookUp({ pointer, campaignId }: { pointer: Pointer; campaignId: string }) {
  const [sought, setSought] = useState('');
  const [found, setFound] = useState<Answer<readonly Standing[]> | null>(null);
  const search = async () => setFound(sought.trim() === '' ? null : await lookUp(pointer, sought));
  return (
    <section class="card stack reading">
      <search>
        <form
          class="stack"
          onSubmit={event => {
            event.preventDefault();
            void search();
          }}
        >
          <TextField
            type="search"
            label={words('查一家单位', 'Look an organisation up')}
            hint={words('完整名称或统一社会信用代码', 'Its whole name or its credit code')}
            value={sought}
            onInput={setSought}
          />
          <button type="submit" class="button button-wide">
            {words('查询', 'Look up')}
          </button>
        </form>
      </search>
      <div aria-live="polite">
        {found?.ok === false && <ProblemNote problem={found.problem} />}
        {found?.ok && found.value.length === 0 && (
          <p class="note">
            {words(
              '没有查到：这一名称或代码从未列入名单。请确认是全称。',
              'Not found: this name or code was never on the list. Please make sure it is the whole name.',
            )}
          </p>
        )}
        {found?.ok && (
          <ul class="list">
            {found.value.map(standing => (
              <li key={standing.creditCode}>
                <a class="list-link" href={to('entry', campaignId, standing.creditCode)}>
                  <span class="row row-apart">
                    <strong>{standing.name}</strong>
                    <State state={standing.state} />
                  </span>
                  <span class="code small">{standing.creditCode}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
