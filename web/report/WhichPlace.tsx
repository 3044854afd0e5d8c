import { For, Show } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import styles from './WhichPlace.module.css';

/** Asked while it can still be answered, with one tap; Send never waits for it. */
export function WhichPlace(props: { labels: readonly string[]; onChoose: (label: string) => void }) {
  const { t } = useWords();
  return (
    <Show when={props.labels.length}>
      <fieldset class={styles.which} data-testid="which-place">
        <legend>{t('report.whichPlace')}</legend>
        <For each={props.labels}>
          {(label) => (
            <button type="button" class={styles.place} onClick={() => props.onChoose(label)}>
              {label}
            </button>
          )}
        </For>
      </fieldset>
    </Show>
  );
}
