import { For, Show } from 'solid-js';
import type { Wall } from '#contract/wall.ts';
import { formatInstant, formatNear } from '../display/instants.ts';
import { postName } from '../display/names.ts';
import { useWords } from '../i18n/language.tsx';
import type { LiveTickets } from '../state/liveTickets.ts';
import type { ServerClock } from '../state/serverClock.ts';
import { AgeOfData } from '../ui/AgeOfData.tsx';
import { Logo } from '../ui/Logo.tsx';
import type { ScreenStore } from './createScreen.ts';
import styles from './TopBar.module.css';

/** Who we are, who is on call and how to reach them, what time it is here, how old the picture is. */
export function TopBar(props: { wall: Wall; live: LiveTickets; clock: ServerClock; screen: ScreenStore }) {
  const { t, language } = useWords();
  const place = () => ({ language: language(), timeZone: props.wall.community.timeZone });
  const now = () => props.clock.now();
  /** Never a person, whoever is signed in on this machine. */
  const eyes = () => {
    const screen = props.screen.screen();
    return screen.phase === 'paired' && screen.name ? screen.name : t('eyes.public');
  };
  const isOffered = () => !props.wall.community.isDemo && props.screen.screen().phase === 'public';
  return (
    <header class={styles.bar}>
      <div class={styles.brand}>
        <Logo />
        <h1 class={styles.name}>{t('brand.name')}</h1>
        <div>
          <p class={styles.community}>{props.wall.community.name}</p>
          <p class={styles.line}>{t('brand.line')}</p>
        </div>
        <Show when={props.wall.community.isDemo}>
          <p class={styles.demo}>{t('brand.demo')}</p>
        </Show>
      </div>
      <ul class={styles.duty} aria-label={t('wall.duty')}>
        <For each={props.wall.duty}>
          {(duty) => (
            <li>
              <span class={styles.post}>{postName(duty.post, language())}</span>
              <span class={styles.hotline}>{duty.hotline}</span>
              <span class={styles.until}>
                {t('time.until', { time: formatNear(duty.until, now(), place()) })}
              </span>
            </li>
          )}
        </For>
      </ul>
      <div class={styles.time}>
        <div class={styles.date}>
          <p>
            <Show when={isOffered()}>
              <button type="button" class={styles.offer} onClick={props.screen.pair}>
                {t('pair.offer')}
              </button>
            </Show>
            <span class={styles.eyes} data-testid="whose-eyes">
              {eyes()}
            </span>
            {formatInstant(now(), 'day', place())} {formatInstant(now(), 'weekday', place())}
          </p>
          <p>
            <span>{t(props.wall.isWorkingTime ? 'time.working' : 'time.offWork')}</span>
            <AgeOfData ageMilliseconds={props.live.ageMilliseconds()} />
          </p>
        </div>
        <time class={styles.clock} data-testid="clock">
          {formatInstant(now(), 'clock', place())}
        </time>
      </div>
    </header>
  );
}
