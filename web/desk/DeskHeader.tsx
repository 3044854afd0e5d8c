import { Show } from 'solid-js';
import { formatInstant } from '../display/instants.ts';
import { useWords } from '../i18n/language.tsx';
import { AgeOfData } from '../ui/AgeOfData.tsx';
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx';
import { Logo } from '../ui/Logo.tsx';
import { WhoseEyes } from '../ui/WhoseEyes.tsx';
import styles from './DeskHeader.module.css';
import { useDesk } from './deskState.ts';

export function DeskHeader() {
  const { t, language } = useWords();
  const desk = useDesk();
  const place = () => ({ language: language(), timeZone: desk.wall().community.timeZone });
  return (
    <header class={styles.header}>
      <a href="/" class={styles.brand}>
        <Logo />
        <h1>
          {t('brand.name')}
          <span class={styles.title}>{t('desk.title')}</span>
        </h1>
      </a>
      <span class={styles.community}>{desk.wall().community.name}</span>
      <Show when={desk.wall().community.isDemo}>
        <span class={styles.demo}>{t('brand.demo')}</span>
      </Show>
      <span class={styles.space} />
      <AgeOfData ageMilliseconds={desk.live.ageMilliseconds()} />
      <span class={styles.clock}>
        {t(desk.wall().isWorkingTime ? 'time.working' : 'time.offWork')}{' '}
        <time>{formatInstant(desk.clock.now(), 'clock', place())}</time>
      </span>
      <LanguageSwitch />
      <WhoseEyes />
      <button
        type="button"
        class={styles.intake}
        aria-pressed={desk.isIntakeOpen()}
        onClick={() => desk.setIntakeOpen(!desk.isIntakeOpen())}
      >
        {t('desk.newReport')}
      </button>
    </header>
  );
}
