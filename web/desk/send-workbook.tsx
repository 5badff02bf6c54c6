import { useState } from 'preact/hooks';
import { to } from '../app/place.ts';
import { useAct } from '../app/use-act.ts';
import { useNames } from '../app/use-names.ts';
import { type ImportKind, sendWorkbook, templateOf } from '../client/imports.ts';
import { Field } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Progress } from '../parts/progress.tsx';
import { say, words } from '../words/language.ts';
import { sizeWords } from '../words/measures.ts';

/** The template, and a filled-in file: only checked, or sent to the lead for confirmation. */
export function SendWorkbook() {
  const { campaigns } = useNames();
  const [kind, setKind] = useState<ImportKind>('persons');
  const [chosen, setChosen] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState(0);
  const { act, busy, problem } = useAct();
  const campaignId = chosen === '' ? (campaigns[0]?.campaignId ?? '') : chosen;

  const download = async () => {
    const address = await act(() => templateOf(kind, campaignId));
    if (address !== null) location.assign(address.url);
  };
  const send = async (mode: 'check' | 'import') => {
    if (file === null) return;
    setSent(0);
    const made = await act(key => sendWorkbook(file, { campaignId, kind, mode }, key, setSent));
    if (made !== null) location.hash = to('imports', made.importId);
  };
  return (
    <section class="card stack" aria-labelledby="send">
      <h2 id="send">{words('报送一张表格', 'Send a workbook')}</h2>
      <div class="two">
        <Field label={words('救灾期间', 'Campaign')} at="/campaignId" problem={problem}>
          {described => (
            <select
              {...described}
              value={campaignId}
              onChange={event => setChosen(event.currentTarget.value)}
            >
              {campaigns.map(campaign => (
                <option key={campaign.campaignId} value={campaign.campaignId}>
                  {say(campaign.name)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words('表格内容', 'About')} at="/kind" problem={problem}>
          {described => (
            <select
              {...described}
              value={kind}
              onChange={event =>
                setKind(event.currentTarget.value === 'persons' ? 'persons' : 'organisations')
              }
            >
              <option value="persons">{words('个人', 'Persons')}</option>
              <option value="organisations">{words('企业和社会组织', 'Organisations')}</option>
            </select>
          )}
        </Field>
      </div>
      <p>
        <button
          type="button"
          class="button button-second"
          disabled={busy || campaignId === ''}
          onClick={() => void download()}
        >
          {words('下载空白模板', 'Download the template')}
        </button>
      </p>
      <Field
        label={words('填好的文件', 'The filled-in file')}
        hint={words('Excel（.xlsx）或 CSV。', 'Excel (.xlsx) or CSV.')}
        at="/file"
        problem={problem}
      >
        {described => (
          <input
            {...described}
            type="file"
            accept=".xlsx,.csv"
            onChange={event => setFile(event.currentTarget.files?.[0] ?? null)}
          />
        )}
      </Field>
      {busy && file !== null && (
        <Progress
          label={words(`正在上传 ${sizeWords(file.size)}`, `Uploading ${sizeWords(file.size)}`)}
          done={Math.round((sent / file.size) * 100)}
          of={100}
        />
      )}
      <ProblemNote problem={problem} besides={['/campaignId', '/kind', '/file']} />
      <div class="row">
        <button
          type="button"
          class="button"
          disabled={busy || file === null}
          onClick={() => void send('import')}
        >
          {words('上传，检查后请负责人确认', 'Upload; the lead confirms it once checked')}
        </button>
        <button
          type="button"
          class="button button-second"
          disabled={busy || file === null}
          onClick={() => void send('check')}
        >
          {words('只检查，不报送', 'Only check it')}
        </button>
      </div>
    </section>
  );
}
