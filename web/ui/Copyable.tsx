import { createSignal } from 'solid-js';
import { useWords, type WordKey } from '../i18n/language.tsx';
import styles from './form.module.css';

/** Something shown once, to be taken along. */
export function Copyable(props: { text: string; label: string; testId?: string }) {
  const { t } = useWords();
  const [word, setWord] = createSignal<WordKey>('form.copy');
  const copy = () =>
    navigator.clipboard.writeText(props.text).then(
      () => setWord('form.copied'),
      () => setWord('form.copyFailed'),
    );
  return (
    <div class={styles.copied}>
      <output aria-label={props.label} data-testid={props.testId}>
        {props.text}
      </output>
      <button type="button" class={styles.second} aria-live="polite" onClick={() => void copy()}>
        {t(word())}
      </button>
    </div>
  );
}
