import { useWords } from '../i18n/language.tsx';
import styles from './states.module.css';

/** The page itself failed: says so, and offers to open it again. */
export function Broken(props: { error: unknown }) {
  const { t } = useWords();
  console.error(props.error);
  return (
    <main class={styles.state} role="alert">
      <h1 class={styles.title}>{t('error.page')}</h1>
      <p class={styles.more}>{t('error.keptNothingLost')}</p>
      <button type="button" class={styles.button} onClick={() => location.reload()}>
        {t('error.reload')}
      </button>
    </main>
  );
}
