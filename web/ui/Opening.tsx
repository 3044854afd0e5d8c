import type { ParentProps } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import { Logo } from './Logo.tsx';
import styles from './Opening.module.css';

/** What stands there before a screen has its data: whose screen it is, and what it waits for. */
export function Opening(props: ParentProps) {
  const { t } = useWords();
  return (
    <main class={styles.screen}>
      <div class={styles.title}>
        <Logo />
        <h1>{t('brand.name')}</h1>
      </div>
      <p class={styles.line}>{t('brand.line')}</p>
      {props.children}
    </main>
  );
}
