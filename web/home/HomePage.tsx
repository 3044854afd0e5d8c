import { For } from 'solid-js';
import { useWords, type WordKey } from '../i18n/language.tsx';
import { createMe, MeProvider } from '../state/me.ts';
import { createReadiness } from '../state/readiness.ts';
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx';
import { Logo } from '../ui/Logo.tsx';
import { WhoseEyes } from '../ui/WhoseEyes.tsx';
import styles from './HomePage.module.css';

type Door = { href: string; name: WordKey; more: WordKey };
const doors: Door[] = [
  { href: '/wall', name: 'home.wall', more: 'home.wallMore' },
  { href: '/desk', name: 'home.desk', more: 'home.deskMore' },
  { href: '/report', name: 'home.report', more: 'home.reportMore' },
];
const staffDoors: Door[] = [
  { href: '/sign-in', name: 'door.signIn', more: 'door.signInMore' },
  { href: '/account', name: 'door.account', more: 'door.accountMore' },
  { href: '/admin', name: 'door.admin', more: 'door.adminMore' },
  { href: '/log', name: 'door.log', more: 'door.logMore' },
];

/** Three doors for everybody's day, four for keeping the house. */
export function HomePage() {
  const { t } = useWords();
  const readiness = createReadiness();
  const store = createMe(() => readiness().phase === 'ready', 'stay');
  return (
    <main class={styles.home}>
      <div class={styles.title}>
        <Logo />
        <h1>{t('brand.name')}</h1>
        <MeProvider value={store}>
          <WhoseEyes />
        </MeProvider>
        <LanguageSwitch />
      </div>
      <p class={styles.lead}>{t('home.lead')}</p>
      <Doors doors={doors} />
      <Doors doors={staffDoors} isSmall />
      <p class={styles.demo}>{t('brand.demoLong')}</p>
    </main>
  );
}

function Doors(props: { doors: Door[]; isSmall?: boolean }) {
  const { t } = useWords();
  return (
    <ul class={styles.doors} data-small={props.isSmall ?? false}>
      <For each={props.doors}>
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
  );
}
