import { Show } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import { createLand } from '../state/land.ts';
import { createLiveTickets } from '../state/liveTickets.ts';
import { createReadiness } from '../state/readiness.ts';
import { createServerClock } from '../state/serverClock.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Opening } from '../ui/Opening.tsx';
import { ReadinessState } from '../ui/ReadinessState.tsx';
import { DeskScreen } from './DeskScreen.tsx';
import { createDesk, DeskProvider } from './deskState.ts';

/** The desk opens when the server is ready and the land is read; then it stays, also through outages. */
export function DeskPage() {
  const { language } = useWords();
  const readiness = createReadiness();
  const isReady = () => readiness().phase === 'ready';
  const clock = createServerClock();
  const ground = createLand(isReady);
  const live = createLiveTickets(isReady, clock, language);
  const problem = () => ground.error() ?? (live.wall() ? undefined : live.error());
  return (
    <Show
      when={ground.land() && live.wall()}
      fallback={
        <Opening>
          <Show when={problem()} fallback={<ReadinessState readiness={readiness()} />}>
            {(error) => <ErrorState error={error()} onRetry={ground.again} />}
          </Show>
        </Opening>
      }
    >
      {(_wall) => {
        const land = () => ground.land() as NonNullable<ReturnType<typeof ground.land>>;
        const wall = () => live.wall() as NonNullable<ReturnType<typeof live.wall>>;
        return (
          <DeskProvider value={createDesk({ land, wall, live, clock, language })}>
            <DeskScreen />
          </DeskProvider>
        );
      }}
    </Show>
  );
}
