import { createSignal, onMount, Show } from 'solid-js';
import type { Position } from '#geodata/model.ts';
import { useWords } from '../i18n/language.tsx';
import { GridMap } from '../map/GridMap.tsx';
import { createLand } from '../state/land.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import styles from './PinMap.module.css';

const nothing = { gridCode: null, ticketId: null, buildingCode: null };
const view = { pitch: 0, bearing: 0, padding: { left: 20, right: 20, top: 90, bottom: 140 } };

export type PinMapProps = {
  start: Position | null;
  onChoose: (position: Position) => void;
  onCancel: () => void;
};

/** The map under a fixed mark: whoever moves the map puts the mark on the place. */
export default function PinMap(props: PinMapProps) {
  const { t } = useWords();
  const ground = createLand(() => true);
  const [center, setCenter] = createSignal<Position | null>(props.start);
  let dialog!: HTMLDialogElement;
  onMount(() => dialog.showModal());
  return (
    <dialog
      ref={dialog}
      class={styles.dialog}
      aria-label={t('report.changeOnMap')}
      onCancel={(event) => {
        event.preventDefault();
        props.onCancel();
      }}
    >
      <Show
        when={ground.land()}
        fallback={
          <Show when={ground.error()} fallback={<Waiting title={t('report.mapLoading')} />}>
            <ErrorState error={ground.error()} onRetry={ground.again} />
          </Show>
        }
      >
        {(land) => (
          <GridMap
            label={t('map.label')}
            land={land()}
            pins={[]}
            selection={nothing}
            view={view}
            start={props.start}
            onMoved={setCenter}
          >
            {() => (
              <svg class={styles.mark} viewBox="0 0 40 40" role="img" aria-label={t('report.mapCenter')}>
                <circle cx="20" cy="20" r="9" />
                <path d="M20 2v9M20 29v9M2 20h9M29 20h9" />
              </svg>
            )}
          </GridMap>
        )}
      </Show>
      <p class={styles.hint}>{t('report.mapHint')}</p>
      <div class={styles.buttons}>
        <button type="button" class={styles.cancel} onClick={() => props.onCancel()}>
          {t('report.mapCancel')}
        </button>
        <button
          type="button"
          class={styles.here}
          disabled={!center()}
          onClick={() => {
            const chosen = center();
            if (chosen) props.onChoose(chosen);
          }}
        >
          {t('report.mapHere')}
        </button>
      </div>
    </dialog>
  );
}
