import { createSignal, Show } from 'solid-js';
import { useWords, type WordKey } from '../i18n/language.tsx';
import { limits } from '../state/reportLimits.ts';
import { CategoryIcon } from './CategoryIcon.tsx';
import styles from './DetailStep.module.css';
import type { RiderButton } from './draft.ts';
import { EmergencyCalls } from './EmergencyCalls.tsx';
import { PhotoStrip } from './PhotoStrip.tsx';
import type { PhonePage } from './phonePage.ts';
import { Where } from './Where.tsx';

/** Second screen: where it is comes by itself; everything here may stay empty. Send is under the thumb. */
export function DetailStep(props: { button: RiderButton; page: PhonePage }) {
  const { t } = useWords();
  const [isPlaceMissing, setPlaceMissing] = createSignal(false);
  const send = () => {
    if (props.page.send()) return;
    setPlaceMissing(true);
    document.querySelector<HTMLInputElement>('[data-place] input')?.focus();
  };
  return (
    <form
      class={styles.step}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <main class={styles.body}>
        <button type="button" class={styles.chosen} onClick={() => history.back()}>
          <CategoryIcon button={props.button} />
          <span class={styles.what}>{t(`report.button.${props.button}` as WordKey)}</span>
          <span class={styles.change}>{t('report.changeCategory')}</span>
        </button>
        <Show when={props.page.isRestored()}>
          <p class={styles.note}>{t('report.restored')}</p>
        </Show>
        <PhotoStrip page={props.page} />
        <Where page={props.page} isMissing={isPlaceMissing()} />
        <label class={styles.field}>
          <span>{t('report.words')}</span>
          <textarea
            rows="2"
            maxLength={limits.textCharacters}
            placeholder={t('report.wordsHint')}
            value={props.page.draft.text}
            onInput={(event) => props.page.change({ text: event.currentTarget.value })}
          />
        </label>
        <label class={styles.field}>
          <span>{t('report.contact')}</span>
          <input
            type="tel"
            autocomplete="tel"
            maxLength={24}
            value={props.page.draft.phone}
            onInput={(event) => props.page.change({ phone: event.currentTarget.value })}
          />
        </label>
      </main>
      <footer class={styles.foot}>
        <EmergencyCalls button={props.button} community={props.page.community()} />
        <button type="submit" class={styles.send} data-testid="send">
          {t('report.send')}
        </button>
      </footer>
    </form>
  );
}
