import { For } from 'solid-js';
import { useWords, type WordKey } from '../i18n/language.tsx';
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx';
import { Logo } from '../ui/Logo.tsx';
import styles from './HomePage.module.css';

const doors: { href: string; name: WordKey; more: WordKey }[] = [
  { href: '/wall', name: 'home.wall', more: 'home.wallMore' },
  { href: '/desk', name: 'home.desk', more: 'home.deskMore' },
  { href: '/report', name: 'home.report', more: 'home.reportMore' },
];

/** Three doors. */
export function HomePage() {
  const { t } = useWords();
  return (
    <main class={styles.home}>
      <div class={styles.title}>
        <Logo />
        <h1>{t('brand.name')}</h1>
        <LanguageSwitch />
      </div>
      <p class={styles.lead}>{t('home.lead')}</p>
      <ul class={styles.doors}>
        <For each={doors}>
          {({ href, name, more }) => (
            <li>
              <a href={`${href}${location.search}`}>
                <strong>{t(name)}</strong>
                <span>{t(more)}</span>
              </a>
            </li>
          )}
        </For>
      </ul>
      <p class={styles.demo}>{t('brand.demoLong')}</p>
    </main>
  );
}
