import { For, Show } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import styles from './WhichPlace.module.css';

/** Asked while it can still be answered, with one tap; Send never waits for it. */
export function WhichPlace<Place extends { label: string }>(props: {
  places: readonly Place[];
  onChoose: (place: Place) => void;
}) {
  const { t } = useWords();
  return (
    <Show when={props.places.length}>
      <fieldset class={styles.which} data-testid="which-place">
        <legend>{t('report.whichPlace')}</legend>
        <For each={props.places}>
          {(place) => (
            <button type="button" class={styles.place} onClick={() => props.onChoose(place)}>
              {place.label}
            </button>
          )}
        </For>
      </fieldset>
    </Show>
  );
}
