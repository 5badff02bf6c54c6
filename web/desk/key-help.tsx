import { useEffect, useRef, useState } from 'preact/hooks';
import { areKeysOn, turnKeys } from '../app/use-keys.ts';
import { words } from '../words/language.ts';

const keys = (): readonly (readonly [string, string])[] => [
  ['j', words('下一份', 'Next report')],
  ['k', words('上一份', 'Previous report')],
  ['c', words('领取，或放回', 'Claim it, or put it back')],
  ['a', words('认定', 'Approve')],
  ['r', words('退回补正', 'Return for a supplement')],
  ['x', words('不予认定', 'Reject')],
  ['t', words('转办', 'Transfer')],
  ['s', words('跳过，留在待办', 'Skip; it goes on waiting')],
  ['+  −', words('放大、缩小材料', 'Zoom the evidence in or out')],
  ['o', words('旋转材料', 'Turn the evidence')],
  ['[  ]', words('上一份、下一份材料', 'Previous or next file')],
  ['Ctrl + Enter', words('提交决定', 'Send the decision')],
  ['Esc', words('关闭，已写的内容保留', 'Close; what you wrote stays')],
  ['?', words('显示本页', 'Show this')],
];

/** Every key of the desk, over the page; Escape closes it. */
export function KeyHelp({ close }: { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useState(areKeysOn);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help" onClose={close}>
      <div class="row row-apart">
        <h2 id="help">{words('键盘操作', 'Keys')}</h2>
        <button type="button" class="tool" onClick={() => dialog.current?.close()}>
          {words('关闭', 'Close')}
        </button>
      </div>
      <dl class="keys">
        {keys().map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label class="choice">
        <input
          type="checkbox"
          checked={on}
          onChange={event => {
            turnKeys(event.currentTarget.checked);
            setOn(event.currentTarget.checked);
          }}
        />
        <span>
          {words('使用单键操作', 'Use single keys')}
          <span class="hint">
            {words('使用语音输入时请关闭。', 'Turn them off if you speak to your machine.')}
          </span>
        </span>
      </label>
    </dialog>
  );
}
