import { Match, Show, Switch } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import { createLand } from '../state/land.ts';
import { createLiveTickets } from '../state/liveTickets.ts';
import { createReadiness } from '../state/readiness.ts';
import { createServerClock } from '../state/serverClock.ts';
import { createScreen } from './createScreen.ts';
import { PairScreen } from './PairScreen.tsx';
import { StartingScreen } from './StartingScreen.tsx';
import { WallScreen } from './WallScreen.tsx';

/** From an empty screen to the live wall without a click: starting, reading, live; the last picture stays on failure. */
export function WallPage() {
  const { language } = useWords();
  const readiness = createReadiness();
  const isReady = () => readiness().phase === 'ready';
  const clock = createServerClock();
  const land = createLand(isReady);
  const live = createLiveTickets(isReady, clock, language);
  const store = createScreen(() => live.wall() !== undefined, clock);
  const isWallOpen = () => /^(public|paired)$/.test(store.screen().phase);
  const problem = () => land.error() ?? (live.wall() ? undefined : live.error());
  return (
    <Switch fallback={<StartingScreen readiness={readiness()} problem={problem()} onRetry={land.again} />}>
      <Match when={!isWallOpen()}>
        <PairScreen store={store} clock={clock} />
      </Match>
      <Match when={land.land() && live.wall()}>
        <Show when={land.land()}>
          {(ground) => (
            <Show when={live.wall()}>
              {(wall) => (
                <WallScreen land={ground()} wall={wall()} live={live} clock={clock} screen={store} />
              )}
            </Show>
          )}
        </Show>
      </Match>
    </Switch>
  );
}
