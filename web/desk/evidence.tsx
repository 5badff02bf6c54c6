import { useState } from 'preact/hooks';
import { useKeys } from '../app/use-keys.ts';
import type { Evidence as File } from '../client/review.ts';
import { Scrolling } from '../parts/scrolling.tsx';
import { Tag } from '../parts/tag.tsx';
import { words } from '../words/language.ts';
import { sizeWords } from '../words/measures.ts';
import { evidenceStates } from './file-words.ts';

const steps = [1, 1.5, 2, 3, 4] as const;

/** The files of a report, one large at a time, to be turned and looked into closely. */
export function EvidenceViewer({ files }: { files: readonly File[] }) {
  const [at, setAt] = useState(0);
  const [zoom, setZoom] = useState(0);
  const [turn, setTurn] = useState(0);
  const file = files[at];
  const go = (to: number) => {
    if (files[to] === undefined) return;
    setAt(to);
    setZoom(0);
    setTurn(0);
  };
  const zoomBy = (by: number) => setZoom(now => Math.min(Math.max(now + by, 0), steps.length - 1));
  useKeys({
    '+': () => zoomBy(1),
    '=': () => zoomBy(1),
    '-': () => zoomBy(-1),
    o: () => setTurn(now => (now + 90) % 360),
    '[': () => go(at - 1),
    ']': () => go(at + 1),
  });
  if (file === undefined) {
    return (
      <p class="note">
        {words(
          '没有附材料；由表格报送的，原文件即为依据。',
          'No file came with it; of a workbook’s row the workbook is the proof.',
        )}
      </p>
    );
  }
  const { download } = file;
  const scale = steps[zoom] ?? 1;
  const name = words(`第 ${at + 1} 份材料：${file.name}`, `File ${at + 1}: ${file.name}`);
  return (
    <figure class="evidence">
      <div class="row evidence-tools">
        <button type="button" class="tool" disabled={at === 0} onClick={() => go(at - 1)}>
          {words('上一份', 'Previous')}
        </button>
        <span class="small">
          {at + 1} / {files.length}
        </span>
        <button type="button" class="tool" disabled={at === files.length - 1} onClick={() => go(at + 1)}>
          {words('下一份', 'Next')}
        </button>
        <button type="button" class="tool" disabled={zoom === 0} onClick={() => zoomBy(-1)}>
          {words('缩小', 'Smaller')}
        </button>
        <button type="button" class="tool" disabled={zoom === steps.length - 1} onClick={() => zoomBy(1)}>
          {words('放大', 'Larger')}
        </button>
        <button type="button" class="tool" onClick={() => setTurn((turn + 90) % 360)}>
          {words('旋转', 'Turn')}
        </button>
        {download !== null && (
          <a class="tool" href={download.url} target="_blank" rel="noreferrer">
            {words('新窗口打开', 'Open alone')}
          </a>
        )}
      </div>
      {download === null ? (
        <p class="note note-wait">{words('领取后才能打开材料。', 'Claim the report to open its files.')}</p>
      ) : file.type.startsWith('image/') ? (
        <Scrolling class="evidence-stage" name={name}>
          <img
            src={download.url}
            alt={name}
            style={{ width: `${scale * 100}%`, transform: `rotate(${turn}deg)` }}
          />
        </Scrolling>
      ) : (
        <div class="evidence-stage">
          <object data={download.url} type={file.type} aria-label={name}>
            <p class="note">
              <a href={download.url} target="_blank" rel="noreferrer">
                {words('打开', 'Open ')}
                {file.name}
              </a>
            </p>
          </object>
        </div>
      )}
      <figcaption class="row small">
        <span>{file.name}</span>
        <span class="soft">{sizeWords(file.length)}</span>
        <Tag tone={evidenceStates(file.state).tone}>{evidenceStates(file.state).text}</Tag>
        {file.reason !== null && <span>{file.reason}</span>}
      </figcaption>
    </figure>
  );
}
