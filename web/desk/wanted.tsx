import type { Wanted as Item, Review } from '../client/review.ts';
import { words } from '../words/language.ts';

const fields = (): Readonly<Record<string, string>> => ({
  title: words('标题', 'The title'),
  description: words('经过', 'What was done'),
  startedOn: words('发生时间', 'When it was'),
  place: words('地点', 'Where it was'),
});

type Given = {
  review: Review;
  wanted: Readonly<Record<string, string>>;
  change: (wanted: Readonly<Record<string, string>>) => void;
};

const file = 'file ';

/** What is to be mended, thing by thing: a file that cannot be read, a field that says too little. */
export function Wanted({ review, wanted, change }: Given) {
  const files = review.evidence.map((one, index) => ({
    key: file + one.evidenceId,
    label: words(`第 ${index + 1} 份材料：${one.name}`, `File ${index + 1}: ${one.name}`),
    message: words(
      `第 ${index + 1} 份材料看不清，请重新拍摄`,
      `File ${index + 1} cannot be read; please take it again`,
    ),
  }));
  const texts = Object.entries(fields()).map(([key, label]) => ({
    key,
    label,
    message: words(`请写清楚${label}`, `${label}: please say more`),
  }));
  return (
    <fieldset class="choices wanted">
      <legend>{words('需要补正什么', 'What is wanted')}</legend>
      {[...files, ...texts].map(({ key, label, message }) => (
        <div key={key}>
          <label class="choice">
            <input
              type="checkbox"
              checked={wanted[key] !== undefined}
              onChange={event => {
                const { [key]: _, ...rest } = wanted;
                change(event.currentTarget.checked ? { ...rest, [key]: message } : rest);
              }}
            />
            <span>{label}</span>
          </label>
          {wanted[key] !== undefined && (
            <input
              aria-label={words(`对“${label}”说什么`, `What to say of “${label}”`)}
              value={wanted[key]}
              maxLength={200}
              onInput={event => change({ ...wanted, [key]: event.currentTarget.value })}
            />
          )}
        </div>
      ))}
    </fieldset>
  );
}

/** The same as the API takes it. */
export const wantedItems = (wanted: Readonly<Record<string, string>>): Item[] =>
  Object.entries(wanted).map(([key, message]) =>
    key.startsWith(file) ? { evidenceId: key.slice(file.length), message } : { field: key, message },
  );
