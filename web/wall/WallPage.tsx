import { Match, Show, Switch } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import { createLand } from '../state/land.ts';
import { createLiveTickets } from '../state/liveTickets.ts';
import { createReadiness } from '../state/readiness.ts';
import { createServerClock } from '../state/serverClock.ts';
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
  const problem = () => land.error() ?? (live.wall() ? undefined : live.error());
  return (
    <Switch fallback={<StartingScreen readiness={readiness()} problem={problem()} onRetry={land.again} />}>
      <Match when={land.land() && live.wall()}>
        <Show when={land.land()}>
          {(ground) => (
            <Show when={live.wall()}>
              {(wall) => <WallScreen land={ground()} wall={wall()} live={live} clock={clock} />}
            </Show>
          )}
        </Show>
      </Match>
    </Switch>
  );
}
