import { For } from 'solid-js';
import { languages } from '#contract/lists.ts';
import { useWords } from '../i18n/language.tsx';
import styles from './LanguageSwitch.module.css';

/** Each language named in itself; the choice is kept on the device. */
export function LanguageSwitch() {
  const { language, setLanguage, t, tl } = useWords();
  return (
    <fieldset class={styles.switch}>
      <legend class="visually-hidden">{t('language.label')}</legend>
      <For each={languages}>
        {(one) => (
          <button type="button" lang={one} aria-pressed={language() === one} onClick={() => setLanguage(one)}>
            {tl('language', one)}
          </button>
        )}
      </For>
    </fieldset>
  );
}
