import { For, type JSX, Show } from 'solid-js';
import { openScreens } from '../display/rights.ts';
import { pageLink } from '../display/sitePath.ts';
import { useWords } from '../i18n/language.tsx';
import { useMe } from '../state/me.ts';
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx';
import { Logo } from '../ui/Logo.tsx';
import { WhoseEyes } from '../ui/WhoseEyes.tsx';
import styles from './session.module.css';

/** Header and room of every page of staff but the desk: whose page, where else, whose eyes. */
export function StaffFrame(props: { title: string; children: JSX.Element }) {
  const { t, tl } = useWords();
  const { me } = useMe();
  const pages = () => (me()?.person ? [...openScreens(me()).map(({ path }) => path), '/account'] : []);
  return (
    <div class={styles.page}>
      <header class={styles.header}>
        <a href={pageLink('/')} class={styles.brand}>
          <Logo />
          <h1>
            {t('brand.name')}
            <span class={styles.title}>{props.title}</span>
          </h1>
        </a>
        <span class={styles.community}>{me()?.community.name}</span>
        <Show when={me()?.community.isDemo}>
          <span class={styles.demo}>{t('brand.demo')}</span>
        </Show>
        <nav class={styles.nav}>
          <For each={pages()}>
            {(path) => (
              <a href={pageLink(path)} aria-current={location.pathname === path ? 'page' : undefined}>
                {tl('page', path.slice(1))}
              </a>
            )}
          </For>
        </nav>
        <span class={styles.space} />
        <LanguageSwitch />
        <WhoseEyes />
      </header>
      <main class={styles.main}>{props.children}</main>
    </div>
  );
}
