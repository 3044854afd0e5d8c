import { Match, Switch } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import type { ServerClock } from '../state/serverClock.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Opening } from '../ui/Opening.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import type { ScreenStore } from './createScreen.ts';
import styles from './PairScreen.module.css';

/** The code in letters to be read across the room; or that the screen was revoked. */
export function PairScreen(props: { store: ScreenStore; clock: ServerClock }) {
  const { t } = useWords();
  const pairing = () => {
    const screen = props.store.screen();
    return screen.phase === 'pairing' ? screen : undefined;
  };
  const minutes = () => Math.max(1, Math.ceil(((pairing()?.expiresAt ?? 0) - props.clock.now()) / 60_000));
  return (
    <Opening>
      <Switch fallback={<Waiting title={t('pair.waiting')} />}>
        <Match when={pairing()}>
          {(one) => (
            <EmptyState title={t('pair.title')} more={t('pair.more')}>
              <p class={styles.code} aria-label={t('pair.code')} role="img" data-testid="pairing-code">
                {one().code}
              </p>
              <p>{t('pair.until', { minutes: minutes() })}</p>
            </EmptyState>
          )}
        </Match>
        <Match when={props.store.screen().phase === 'revoked'}>
          <div role="alert" data-testid="revoked">
            <EmptyState title={t('pair.revoked')} more={t('pair.revokedMore')}>
              <div class={styles.buttons}>
                <button type="button" onClick={props.store.pair}>
                  {t('pair.again')}
                </button>
                <button type="button" onClick={props.store.giveUp}>
                  {t('pair.public')}
                </button>
              </div>
            </EmptyState>
          </div>
        </Match>
      </Switch>
    </Opening>
  );
}
