import { Show } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import styles from './log.module.css';

/** A whole seal or a broken one: shape, word and colour. */
export function SealMark(props: { isIntact: boolean }) {
  const { t } = useWords();
  return (
    <p class={styles.seal} data-intact={props.isIntact} data-testid="seal">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="10" r="7.5" />
        <path d="M8 16.5 6.5 22.5 12 20 17.5 22.5 16 16.5" />
        <Show when={props.isIntact} fallback={<path d="M13.5 2.8 10.5 8l4 2.5-3.5 6.8" />}>
          <path d="m8.6 10.2 2.4 2.5 4.4-5" />
        </Show>
      </svg>
      {t(props.isIntact ? 'log.intact' : 'log.broken')}
    </p>
  );
}
