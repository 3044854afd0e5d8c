import type { Map as MapLibreMap } from 'maplibre-gl';
import { drawnPins } from './testHooks.ts';

type Dog = {
  lost: () => void;
  ready: (map: MapLibreMap, container: HTMLElement) => void;
  stop: () => void;
};
const firstPatienceMilliseconds = 10_000;

/**
 * After a lost context the map is put up anew; if its pins are not drawn again in time, once more, with double the
 * patience, for ever: nobody stands at the wall to reload it.
 */
export function makeWatchdog(options: { remount: () => void; expectedPins: () => number }): Dog {
  let patience = firstPatienceMilliseconds;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isChecking = false;
  const lost = () => {
    clearTimeout(timer);
    isChecking = true;
    // A moment's rest: browsers refuse a new context in the same task that lost the old one.
    timer = setTimeout(() => {
      options.remount();
      timer = setTimeout(() => {
        patience *= 2;
        lost();
      }, patience);
    }, 100);
  };
  const prove = (map: MapLibreMap, container: HTMLElement) => {
    if (!isChecking) return;
    const drawn = drawnPins(map);
    if (options.expectedPins() > 0 && drawn === 0) return;
    isChecking = false;
    patience = firstPatienceMilliseconds;
    clearTimeout(timer);
    container.dataset.recovered = String(drawn);
  };
  return {
    lost,
    ready: (map, container) => map.on('idle', () => prove(map, container)),
    stop: () => clearTimeout(timer),
  };
}
