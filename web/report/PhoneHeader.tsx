import { createEffect, createSignal } from 'solid-js';
import { languages } from '#contract/lists.ts';
import { useWords } from '../i18n/language.tsx';
import { Logo } from '../ui/Logo.tsx';
import styles from './PhoneHeader.module.css';

const storageKey = 'mangrid.print';
const readLarge = () => {
  try {
    return localStorage.getItem(storageKey) === 'large';
  } catch {
    return false;
  }
};

/** Name, large print 适老化, language. */
export function PhoneHeader(props: { title: string }) {
  const { t, tl, language, setLanguage } = useWords();
  const [isLarge, setLarge] = createSignal(readLarge());
  createEffect(() => {
    document.documentElement.dataset.print = isLarge() ? 'large' : 'normal';
    try {
      localStorage.setItem(storageKey, isLarge() ? 'large' : 'normal');
    } catch {
      // It holds for this visit all the same.
    }
  });
  const other = () => languages.find((one) => one !== language()) ?? 'en';
  return (
    <header class={styles.header}>
      <Logo />
      <h1>{props.title}</h1>
      <span class={styles.space} />
      <button type="button" aria-pressed={isLarge()} onClick={() => setLarge((large) => !large)}>
        {t('report.large')}
      </button>
      <button type="button" lang={other()} onClick={() => setLanguage(other())}>
        {tl('language', other())}
      </button>
    </header>
  );
}
