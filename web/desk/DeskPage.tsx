import { Show } from 'solid-js';
import { useWords } from '../i18n/language.tsx';
import { Gate } from '../session/Gate.tsx';
import { createLand } from '../state/land.ts';
import { createLiveTickets } from '../state/liveTickets.ts';
import { createMe, MeProvider } from '../state/me.ts';
import { createReadiness } from '../state/readiness.ts';
import { createServerClock } from '../state/serverClock.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Opening } from '../ui/Opening.tsx';
import { ReadinessState } from '../ui/ReadinessState.tsx';
import { DeskScreen } from './DeskScreen.tsx';
import { createDesk, DeskProvider } from './deskState.ts';

/**
 * The desk opens when the server is ready, the land is read and it is known whose eyes it is; then it stays, also through
 * outages. Where there are ready-made accounts it begins as the secretary, without a click.
 */
export function DeskPage() {
  const { t, language } = useWords();
  const readiness = createReadiness();
  const isReady = () => readiness().phase === 'ready';
  const me = createMe(isReady, { demoPost: 'secretary' });
  const clock = createServerClock();
  const ground = createLand(isReady);
  const live = createLiveTickets(isReady, clock, language);
  const problem = () => ground.error() ?? (live.wall() ? undefined : live.error());
  return (
    <MeProvider value={me}>
      <Gate readiness={readiness()} title={t('desk.title')} needs="tickets.list">
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
      </Gate>
    </MeProvider>
  );
}
