import { createSignal, onCleanup, Show } from 'solid-js';
import { postName } from '../display/names.ts';
import { shortArea } from '../display/postings.ts';
import { pageLink } from '../display/sitePath.ts';
import { useWords } from '../i18n/language.tsx';
import { useMe } from '../state/me.ts';
import { EyesMenu } from './EyesMenu.tsx';
import styles from './WhoseEyes.module.css';

/** In the header of every screen of staff: whose eyes it is seen with, and the way to change that. */
export function WhoseEyes() {
  const { t, language } = useWords();
  const { me } = useMe();
  const [isOpen, setOpen] = createSignal(false);
  let root!: HTMLDivElement;
  let button!: HTMLButtonElement;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen()) return;
    setOpen(false);
    button.focus();
  };
  const onElsewhere = (event: Event) => !root.contains(event.target as Node) && setOpen(false);
  document.addEventListener('pointerdown', onElsewhere);
  onCleanup(() => document.removeEventListener('pointerdown', onElsewhere));
  const sentence = () => {
    const now = me();
    if (!now?.person) return t(now?.isStranger ? 'eyes.stranger' : 'eyes.public');
    const [first, ...others] = now.postings;
    const parts = first
      ? [
          t('eyes.as', { post: postName(first.post, language()) }),
          others.length ? '' : shortArea(first.areaName),
        ]
      : [t('eyes.noPosting')];
    const rest = others.length ? t('eyes.more', { count: others.length }) : '';
    return [...parts, now.person.name, rest].filter(Boolean).join(' · ');
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the menu from anywhere inside
    <div ref={root} class={styles.eyes} data-testid="whose-eyes" onKeyDown={onKeyDown}>
      <Show
        when={me() && me()?.kind === 'public' && !me()?.isStranger}
        fallback={
          <button
            ref={button}
            type="button"
            class={styles.chip}
            aria-expanded={isOpen()}
            title={t('eyes.menu')}
            onClick={() => setOpen(!isOpen())}
          >
            <Eye />
            <span class={styles.who}>{sentence()}</span>
            <Show when={me()?.community.isDemo}>
              <span class={styles.demo}>{t('eyes.demo')}</span>
            </Show>
          </button>
        }
      >
        <a class={styles.chip} href={pageLink('/sign-in')} title={t('eyes.signIn')}>
          <Eye />
          <span class={styles.who}>{t('eyes.public')}</span>
        </a>
      </Show>
      <Show when={isOpen()}>
        <div class={styles.menu}>
          <EyesMenu />
        </div>
      </Show>
    </div>
  );
}

const Eye = () => (
  <svg viewBox="0 0 20 20" aria-hidden="true">
    <path d="M1.5 10S4.6 4.5 10 4.5 18.5 10 18.5 10 15.4 15.5 10 15.5 1.5 10 1.5 10Z" />
    <circle cx="10" cy="10" r="2.6" />
  </svg>
);
