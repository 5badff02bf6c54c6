import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { type Problem, problemsAt } from '../client/problem.ts';
import { say, words } from '../words/language.ts';

/** What the control inside a field must carry, so that hint and complaint belong to it. */
export type Described = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
};

/**
 * A label, a hint, what the API complained about, and the control that `children` draws. `at` is the JSON Pointer by which
 * the API names the field: its complaints show here, beside what they are about.
 */
export function Field(given: {
  label: string;
  hint?: ComponentChildren;
  problem?: Problem | null;
  at?: string;
  children: (described: Described) => JSX.Element;
}) {
  const id = useId();
  const complaints = given.at === undefined ? [] : problemsAt(given.problem ?? null, given.at);
  const ids = [given.hint && `${id}-hint`, complaints.length > 0 && `${id}-bad`].filter(Boolean).join(' ');
  return (
    <div class={complaints.length > 0 ? 'field field-bad' : 'field'}>
      <label class="label" for={id}>
        {given.label}
      </label>
      {given.hint && (
        <div class="hint" id={`${id}-hint`}>
          {given.hint}
        </div>
      )}
      {complaints.length > 0 && (
        <p class="complaint" id={`${id}-bad`}>
          {complaints
            .map(({ message, remedy }) => `${say(message)}${words('。', '. ')}${say(remedy)}`)
            .join(' ')}
        </p>
      )}
      {given.children({
        id,
        'aria-describedby': ids === '' ? undefined : ids,
        'aria-invalid': complaints.length > 0 ? 'true' : undefined,
      })}
    </div>
  );
}

/** A text of one line or, with `rows`, of several. */
export function TextField(given: {
  label: string;
  hint?: ComponentChildren;
  problem?: Problem | null;
  at?: string;
  value: string;
  rows?: number;
  type?: 'text' | 'date' | 'search';
  autoComplete?: string;
  max?: string;
  min?: string;
  maxLength?: number;
  short?: boolean;
  onInput: (value: string) => void;
}) {
  const { label, hint, problem, at, rows, type = 'text', short } = given;
  return (
    <Field label={label} hint={hint} problem={problem ?? null} {...(at !== undefined && { at })}>
      {described =>
        rows === undefined ? (
          <input
            {...described}
            class={short ? 'short' : undefined}
            // The types of attributes differ by kind of input; those used here are common to all three.
            type={type as 'text'}
            value={given.value}
            min={given.min}
            max={given.max}
            maxLength={given.maxLength}
            autoComplete={given.autoComplete ?? 'off'}
            onInput={event => given.onInput(event.currentTarget.value)}
          />
        ) : (
          <textarea
            {...described}
            rows={rows}
            value={given.value}
            maxLength={given.maxLength}
            onInput={event => given.onInput(event.currentTarget.value)}
          />
        )
      }
    </Field>
  );
}
export function SelectField(given: {
  label: string;
  hint?: ComponentChildren;
  problem?: Problem | null;
  at?: string;
  value: string;
  options: readonly { readonly value: string; readonly label: string }[];
  /** What stands there while nothing is chosen. */
  none?: string;
  onChange: (value: string) => void;
}) {
  const { label, hint, problem, at, none } = given;
  return (
    <Field label={label} hint={hint} problem={problem ?? null} {...(at !== undefined && { at })}>
      {described => (
        <select
          {...described}
          value={given.value}
          onChange={event => given.onChange(event.currentTarget.value)}
        >
          {none !== undefined && <option value="">{none}</option>}
          {given.options.map(option => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
