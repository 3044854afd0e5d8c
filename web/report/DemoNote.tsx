import { Show } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import styles from './ReportPage.module.css';

export function DemoNote(props: { isDemo: boolean }) {
  const { t } = useWords();
  return (
    <Show when={props.isDemo}>
      <footer class={styles.demo}>{t('brand.demoLong')}</footer>
    </Show>
  );
}
