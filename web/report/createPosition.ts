import { type Accessor, createSignal, onCleanup } from 'solid-js';
import type { Datum } from '#geodata/crs.ts';
import type { Position } from '#geodata/model.ts';
import type { Fix } from './draft.ts';

export type PositionState = { phase: 'asking' } | { phase: 'found'; fix: Fix } | { phase: 'off' };

/** A worse fix replaces a better one only when that is old: the rider may have walked on. */
const oldMilliseconds = 60_000;

/**
 * The phone's position, arriving in the background; it never stands in the way of sending. Of a datum that nobody knows (null)
 * none is taken: a wrong datum is a wrong grid.
 */
export function createPosition(datum: Datum | null): Accessor<PositionState> {
  const [state, setState] = createSignal<PositionState>({ phase: 'asking' });
  if (datum === null || !('geolocation' in navigator)) {
    setState({ phase: 'off' });
    return state;
  }
  let foundAt = 0;
  const found = async ({ coords, timestamp }: GeolocationPosition) => {
    const said: Position = [coords.longitude, coords.latitude];
    const position = await onOurMaps(said, datum);
    const now = state();
    const isBetter = now.phase !== 'found' || coords.accuracy <= now.fix.accuracyMeters;
    if (!isBetter && timestamp - foundAt < oldMilliseconds) return;
    foundAt = timestamp;
    const fix = { position, accuracyMeters: coords.accuracy, said: { position: said, crs: datum } };
    setState({ phase: 'found', fix });
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

/** What shifts positions is fetched only where it is needed: a browser gives WGS-84 unless the page's address says otherwise. */
async function onOurMaps(said: Position, datum: Datum): Promise<Position> {
  if (datum === 'WGS84' || datum === 'CGCS2000') return said;
  // Without it the report is as right as ever, for the server shifts what was said; only the map opens some streets away.
  const crs = await import('#geodata/crs.ts').catch(() => null);
  return crs ? crs.toWgs84(said, datum) : said;
}
