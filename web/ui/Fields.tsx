import type { JSX } from 'solid-js';
import { Show } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import type { Submission } from '../state/submission.ts';
import styles from './form.module.css';

type FieldProps = {
  label: string;
  value: string;
  onInput: (text: string) => void;
  type?: 'text' | 'password' | 'tel' | 'datetime-local';
  autocomplete?: string;
  maxLength?: number;
  placeholder?: string;
  /** Six digits from somewhere else: a keypad, large. */
  isCode?: boolean;
  isRequired?: boolean;
  isFirst?: boolean;
};

export function TextField(props: FieldProps) {
  return (
    <label class={styles.field} classList={{ [styles.code as string]: props.isCode ?? false }}>
      <span>{props.label}</span>
      <input
        ref={(input) => props.isFirst && queueMicrotask(() => input.focus())}
        type={props.type ?? 'text'}
        value={props.value}
        autocomplete={(props.autocomplete ?? 'off') as 'off'}
        autocapitalize="none"
        spellcheck={false}
        inputmode={props.isCode ? 'numeric' : undefined}
        maxLength={props.maxLength}
        placeholder={props.placeholder}
        required={props.isRequired ?? false}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </label>
  );
}

/** A form that sends once at a time and says so on its button; `onSend` is never called while the server wants it to wait. */
export function SendForm(props: {
  of: Submission;
  label: string;
  submit: string;
  busy?: string;
  isDanger?: boolean;
  onSend: () => Promise<void>;
  onCancel?: () => void;
  children: JSX.Element;
}) {
  const { t } = useWords();
  const isResting = () => props.of.isBusy() || props.of.waitSeconds() > 0;
  return (
    <form
      class={styles.form}
      aria-label={props.label}
      onSubmit={(event) => {
        event.preventDefault();
        void props.of.run(props.onSend);
      }}
    >
      {props.children}
      <div class={styles.buttons}>
        <button
          type="submit"
          class={props.isDanger ? styles.danger : styles.primary}
          aria-disabled={isResting()}
        >
          {props.of.isBusy() ? (props.busy ?? t('form.busy')) : props.submit}
        </button>
        <Show when={props.onCancel}>
          <button type="button" class={styles.second} onClick={() => props.onCancel?.()}>
            {t('form.cancel')}
          </button>
        </Show>
      </div>
    </form>
  );
}
