import { For, onCleanup, onMount, Show } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import { limits } from '../state/reportLimits.ts';
import { errorSentence } from '../ui/ErrorState.tsx';
import { ContactFields } from './ContactFields.tsx';
import type { Intake } from './createIntake.ts';
import { useDesk } from './deskState.ts';
import { CategoryField, PlaceField } from './IntakeFields.tsx';
import styles from './IntakeForm.module.css';
import { IntakeIssues } from './IntakeIssues.tsx';
import { deskChannels } from './intakeDraft.ts';

/** Words first, then what and where; Ctrl+Enter sends from anywhere in it. */
export function IntakeForm(props: { intake: Intake }) {
  const words = useWords();
  const { t, tl } = words;
  const desk = useDesk();
  let first!: HTMLTextAreaElement;
  onMount(() => first.focus());
  onCleanup(() => desk.setPinning(false));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void props.intake.send();
  };
  const sendWords = () => {
    if (props.intake.isSending()) return t('intake.sending');
    return props.intake.error() ? t('intake.again') : t('intake.send');
  };
  return (
    <form
      class={styles.form}
      aria-label={t('intake.title')}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void props.intake.send();
      }}
    >
      <fieldset class={styles.channels}>
        <legend class="visually-hidden">{t('intake.channel')}</legend>
        <For each={deskChannels}>
          {(channel) => (
            <label>
              <input
                type="radio"
                name="channel"
                value={channel}
                checked={props.intake.draft.channel === channel}
                onChange={() => props.intake.change({ channel })}
              />
              {tl('channel', channel)}
            </label>
          )}
        </For>
      </fieldset>
      <Show when={props.intake.isRestored}>
        <p class={styles.note}>{t('intake.restored')}</p>
      </Show>
      <label class={styles.field}>
        <span>{t('intake.paste')}</span>
        <textarea
          ref={first}
          rows="4"
          maxLength={limits.textCharacters}
          placeholder={t('intake.pasteHint')}
          value={props.intake.draft.text}
          onInput={(event) => props.intake.change({ text: event.currentTarget.value })}
        />
      </label>
      <CategoryField intake={props.intake} />
      <PlaceField intake={props.intake} />
      <ContactFields intake={props.intake} />
      <Show when={props.intake.error()}>
        {(error) => (
          <div class={styles.error} role="alert">
            <p>
              <strong>{t('intake.kept')}</strong> {errorSentence(error(), words)}
            </p>
            <IntakeIssues error={error()} />
          </div>
        )}
      </Show>
      <button
        type="submit"
        class={styles.send}
        aria-disabled={props.intake.isSending()}
        aria-keyshortcuts="Control+Enter"
      >
        {sendWords()}
        <kbd>{t('intake.sendKeys')}</kbd>
      </button>
    </form>
  );
}
