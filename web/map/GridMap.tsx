import type { Map as MapLibreMap } from 'maplibre-gl';
import { createSignal, type JSX, onCleanup, Show } from 'solid-js';
import type { Position } from '#geodata/model.ts';
import { useWords } from '../i18n/language.tsx';
import type { Land } from '../state/land.ts';
import type { Selection } from '../state/selection.ts';
import type { View } from './camera.ts';
import './gridMap.css';
import type { Hit } from './hit.ts';
import type { Pin } from './layers/pins.ts';
import { MapCanvas } from './MapCanvas.tsx';

import { makeWatchdog } from './watchdog.ts';

export type { View } from './camera.ts';
export type { Hit } from './hit.ts';
export type { Pin } from './layers/pins.ts';

export type GridMapProps = {
  label: string;
  land: Land;
  pins: readonly Pin[];
  selection: Selection;
  view: View;
  scale?: number;
  /** Looks at this place, closely, instead of at the whole community. */
  start?: Position | null;
  /** The pin that has just come in: it gets one pulse. */
  arrival?: Pin | undefined;
  /** The camera goes to what is selected when it is out of sight. */
  followsSelection?: boolean;
  onSelect?: (hit: Hit) => void;
  onMoved?: (center: Position) => void;
  /** Buttons and marks that lie on the map. */
  children?: (map: () => MapLibreMap | undefined) => JSX.Element;
};

/** The one map of all screens. A lost WebGL context takes the whole map down; it is put up anew and checked. */
export function GridMap(props: GridMapProps) {
  const { t } = useWords();
  const [generation, setGeneration] = createSignal(1);
  const [failure, setFailure] = createSignal<unknown>();
  const [map, setMap] = createSignal<MapLibreMap>();
  const remount = () => {
    setMap(undefined);
    setFailure(undefined);
    setGeneration((count) => count + 1);
  };
  const watchdog = makeWatchdog({ remount, expectedPins: () => props.pins.length });
  const night = matchMedia('(prefers-color-scheme: dark)');
  night.addEventListener('change', remount);
  onCleanup(() => {
    night.removeEventListener('change', remount);
    watchdog.stop();
  });
  return (
    <div class="grid-map-frame" data-generation={generation()}>
      <Show when={generation()} keyed>
        {(_generation) => (
          <MapCanvas
            {...props}
            onLost={watchdog.lost}
            onFailed={setFailure}
            onReady={(ready, container) => {
              setMap(() => ready);
              watchdog.ready(ready, container);
            }}
          />
        )}
      </Show>
      <Show when={failure()}>
        <p class="grid-map-notice" role="status">
          {t('map.failed')}
        </p>
      </Show>
      {props.children?.(map)}
    </div>
  );
}
