import { Show } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import styles from './states.module.css';

/** Progress with a number where there is one. */
export function Waiting(props: { title?: string; more?: string; share?: number | undefined }) {
  const { t } = useWords();
  const percent = () => Math.round((props.share ?? 0) * 100);
  return (
    <div class={styles.state} role="status">
      <p class={styles.title}>{props.title ?? t('wait.loading')}</p>
      <Show when={props.share !== undefined}>
        <div
          class={styles.bar}
          role="progressbar"
          aria-label={props.title ?? t('wait.loading')}
          aria-valuenow={percent()}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <div class={styles.fill} style={{ width: `${percent()}%` }} />
        </div>
      </Show>
      <Show when={props.more}>
        <p class={styles.more}>{props.more}</p>
      </Show>
    </div>
  );
}
