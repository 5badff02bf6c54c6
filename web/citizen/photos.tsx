import { useRef, useState } from 'preact/hooks';
import { newKey } from '../client/api.ts';
import { forgetFile, type KeptFile, keepFile } from '../client/kept.ts';
import { removeEvidence } from '../client/report.ts';
import { currentSession } from '../client/session.ts';
import { prepareFile } from '../client/shrink-photo.ts';
import { filesChanged, progressOf, sendFiles } from '../client/uploads.ts';
import { Note } from '../parts/note.tsx';
import { say, words } from '../words/language.ts';
import { useFiles } from './draft-state.ts';

type Given = {
  /** The draft, or the report that asked for more. */
  draftId: string;
  reportId: string | null;
  /** Types that the policy takes, for the device's file chooser. */
  types: readonly string[];
};

/** Taking and choosing photos and papers, each with its own progress. They are kept here until the server holds them. */
export function Photos({ draftId, reportId, types }: Given) {
  const files = useFiles(draftId) ?? [];
  const [preparing, setPreparing] = useState(0);
  const [unreadable, setUnreadable] = useState<readonly string[]>([]);
  const camera = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLInputElement>(null);

  const add = async (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])];
    input.value = '';
    setUnreadable([]);
    setPreparing(chosen.length);
    for (const file of chosen) {
      const prepared = await prepareFile(file);
      setPreparing(left => left - 1);
      if (prepared === null) {
        setUnreadable(names => [...names, file.name]);
        continue;
      }
      await keepFile({
        ...prepared,
        id: crypto.randomUUID(),
        owner: currentSession()?.subject ?? '',
        draftId,
        addedAt: Date.now(),
        requestKey: newKey(),
        evidenceId: null,
        state: 'waiting',
        refusal: null,
      });
      filesChanged();
    }
    void sendFiles();
  };
  const remove = async (file: KeptFile) => {
    if (file.evidenceId !== null && reportId !== null) await removeEvidence(reportId, file.evidenceId);
    await forgetFile(file.id);
    filesChanged();
  };

  return (
    <div class="stack">
      <div class="row">
        <button type="button" class="button button-wide" onClick={() => camera.current?.click()}>
          {words('拍照', 'Take a photo')}
        </button>
        <button
          type="button"
          class="button button-second button-wide"
          onClick={() => chooser.current?.click()}
        >
          {words('选择照片或文件', 'Choose photos or files')}
        </button>
        <input
          ref={camera}
          class="unseen"
          tabIndex={-1}
          aria-hidden="true"
          type="file"
          accept="image/*"
          capture="environment"
          onChange={event => void add(event.currentTarget)}
        />
        <input
          ref={chooser}
          class="unseen"
          tabIndex={-1}
          aria-hidden="true"
          type="file"
          data-files
          multiple
          accept={types.map(type => (type.startsWith('image/') ? 'image/*' : type)).join(',')}
          onChange={event => void add(event.currentTarget)}
        />
      </div>
      {preparing > 0 && (
        <p role="status" class="soft">
          {words(`正在压缩 ${preparing} 份……`, `Making ${preparing} smaller…`)}
        </p>
      )}
      {unreadable.length > 0 && (
        <Note tone="bad" urgent title={words('有图片无法读取', 'A picture could not be read')}>
          <p>
            {unreadable.join('、')}
            {words(
              '。请用相机重新拍摄，或另存为 JPEG 后再选。',
              '. Take it again, or save it as JPEG and choose it again.',
            )}
          </p>
        </Note>
      )}
      {files.length > 0 && (
        <ul class="list card files" aria-label={words('材料', 'Files')}>
          {files.map(file => (
            <OneFile key={file.id} file={file} remove={() => void remove(file)} />
          ))}
        </ul>
      )}
      {files.some(({ state }) => state === 'waiting') && (
        <p class="soft small">
          {words(
            '可以离开此页或关闭手机：照片保存在本机，回来后继续上传。',
            'You may leave this page or switch the phone off: the photos are kept here, and go on when you are back.',
          )}
        </p>
      )}
    </div>
  );
}

function OneFile({ file, remove }: { file: KeptFile; remove: () => void }) {
  const done = progressOf(file);
  const size = Math.max(1, Math.round(file.bytes.size / 1000));
  return (
    <li class="file">
      <div class="row row-apart">
        <span>
          {file.name} <span class="soft small">{size} kB</span>
        </span>
        <button type="button" class="button button-quiet" onClick={remove}>
          {words('移除', 'Remove')}
          <span class="unseen"> {file.name}</span>
        </button>
      </div>
      {file.refusal !== null && <p class="complaint">{say(file.refusal)}</p>}
      {file.state === 'waiting' && (
        <progress
          max={1}
          value={done}
          aria-label={words(`${file.name} 上传进度`, `Progress of ${file.name}`)}
        />
      )}
      <p class="small soft" data-state={file.state}>
        {file.state === 'sent' && words('✓ 已上传', '✓ Uploaded')}
        {file.state === 'waiting' &&
          (done > 0
            ? words(`已上传 ${Math.round(done * 100)}%`, `${Math.round(done * 100)}% uploaded`)
            : words('等待上传', 'Waits to be uploaded'))}
      </p>
    </li>
  );
}
