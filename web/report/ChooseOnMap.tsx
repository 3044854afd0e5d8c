import { type Component, createSignal, ErrorBoundary, lazy, Show, Suspense } from 'solid-js';
import type { Position } from '#geodata/model.ts';
import { ApiError } from '../client.ts';
import { useWords } from '../i18n/language.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import type { PinMapProps } from './PinMap.tsx';
import styles from './Where.module.css';

/** The map is the heaviest thing there is: fetched only by somebody who asks for it, anew each time it could not be. */
const fetchMap = (): Component<PinMapProps> =>
  lazy(() =>
    import('./PinMap.tsx').catch(() => {
      throw ApiError.unreachable();
    }),
  );

/** The button to the map, and the map over everything. Without a network it says so, and the form stands as it was. */
export function ChooseOnMap(props: {
  label: string;
  start: Position | null;
  onChoose: (pin: Position) => void;
}) {
  const { t } = useWords();
  const [map, setMap] = createSignal<Component<PinMapProps>>();
  const open = () => setMap(() => fetchMap());
  const close = () => setMap(undefined);
  return (
    <>
      <button type="button" class={styles.map} onClick={open}>
        {props.label}
      </button>
      <Show when={map()} keyed>
        {(PinMap) => (
          <ErrorBoundary
            fallback={(error) => (
              <div class={styles.opening}>
                <ErrorState error={error} onRetry={open} />
                <button type="button" class={styles.map} onClick={close}>
                  {t('report.mapCancel')}
                </button>
              </div>
            )}
          >
            <Suspense
              fallback={
                <div class={styles.opening}>
                  <Waiting title={t('report.mapLoading')} />
                </div>
              }
            >
              <PinMap
                start={props.start}
                onChoose={(pin) => {
                  props.onChoose(pin);
                  close();
                }}
                onCancel={close}
              />
            </Suspense>
          </ErrorBoundary>
        )}
      </Show>
    </>
  );
}
