import type { Bilingual } from '../../shared/domain/bilingual.ts';
import type { EvidenceState } from '../../shared/domain/evidence.ts';
import type { EvidenceItem, Report } from '../client/report.ts';
import { Tag, type Tone } from '../parts/tag.tsx';
import { say, words } from '../words/language.ts';

const states: Readonly<Record<EvidenceState, Bilingual & { readonly tone: Tone }>> = {
  awaited: { zh: '尚未收到', en: 'Not here yet', tone: 'wait' },
  clean: { zh: '已收到，可用', en: 'Received', tone: 'good' },
  released: { zh: '已收到，可用', en: 'Received', tone: 'good' },
  infected: { zh: '检出恶意程序', en: 'Malware found', tone: 'bad' },
  unscannable: { zh: '等待人工查看', en: 'An officer will look', tone: 'wait' },
  mismatch: { zh: '内容不符', en: 'Not the file announced', tone: 'bad' },
  removed: { zh: '已移除', en: 'Removed', tone: 'plain' },
};

/** The files that the server holds of a report. */
export function Files({ report }: { report: Report }) {
  if (report.evidence.length === 0) return null;
  return (
    <section class="stack-s" aria-labelledby="files">
      <h2 id="files">{words('证明材料', 'Proof')}</h2>
      <ol class="list card">
        {report.evidence.map((file: EvidenceItem, at) => (
          <li key={file.evidenceId} class="file row row-apart">
            <span>
              {at + 1}. {file.name} <span class="soft small">{Math.ceil(file.length / 1000)} kB</span>
            </span>
            <Tag tone={states[file.state].tone}>{say(states[file.state])}</Tag>
          </li>
        ))}
      </ol>
    </section>
  );
}
