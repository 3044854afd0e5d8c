import { type Accessor, createSignal, onCleanup } from 'solid-js';
import type { Fix } from './draft.ts';

export type PositionState = { phase: 'asking' } | { phase: 'found'; fix: Fix } | { phase: 'off' };

/** A worse fix replaces a better one only when that is old: the rider may have walked on. */
const oldMilliseconds = 60_000;

/** The phone's position, arriving in the background; it never stands in the way of sending. */
export function createPosition(): Accessor<PositionState> {
  const [state, setState] = createSignal<PositionState>({ phase: 'asking' });
  if (!('geolocation' in navigator)) {
    setState({ phase: 'off' });
    return state;
  }
  let foundAt = 0;
  const found = ({ coords, timestamp }: GeolocationPosition) => {
    const now = state();
    const isBetter = now.phase !== 'found' || coords.accuracy <= now.fix.accuracyMeters;
    if (!isBetter && timestamp - foundAt < oldMilliseconds) return;
    foundAt = timestamp;
    setState({
      phase: 'found',
      fix: { position: [coords.longitude, coords.latitude], accuracyMeters: coords.accuracy },
    });
  };
  const lost = () => state().phase === 'asking' && setState({ phase: 'off' });
  const watch = navigator.geolocation.watchPosition(found, lost, {
    enableHighAccuracy: true,
    maximumAge: 15_000,
    timeout: 20_000,
  });
  onCleanup(() => navigator.geolocation.clearWatch(watch));
  return state;
}
