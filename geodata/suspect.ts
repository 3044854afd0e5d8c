/**
 * Positions that are no positions: what a phone or a map SDK answers when it does not know. A report that carries one
 * must not be placed on the map as if somebody had stood there.
 */
import { distanceMeters } from './distances.ts';
import type { Position } from './model.ts';

export type DefaultPosition = { isDefault: true; because: string } | { isDefault: false };

type KnownDefault = { at: Position; because: string };

/** Raw, in the datum that the SDK uses: defaults arrive before any conversion. */
const knownDefaults: KnownDefault[] = [
  { at: [0, 0], because: 'null-island: what most libraries send for "no position"' },
  {
    at: [116.397428, 39.90923],
    because: 'amap-default: Tiananmen in GCJ-02, the first view of the Amap SDKs',
  },
  { at: [116.39742, 39.90923], because: 'amap-default: Tiananmen in GCJ-02, rounded' },
  {
    at: [116.397128, 39.916527],
    because: 'tencent-default: the Palace Museum in GCJ-02, the first view of Tencent maps',
  },
  { at: [116.404, 39.915], because: 'baidu-default: Tiananmen in BD-09, the first view of the Baidu SDKs' },
  { at: [116.403963, 39.915119], because: 'baidu-default: Tiananmen in BD-09' },
  { at: [116.391275, 39.90765], because: 'tiananmen: the same default converted to WGS-84' },
  { at: [-122.084, 37.421998], because: 'emulator-default: the Android emulator in Mountain View' },
];
/** Far more than rounding and any mix-up of datums' decimals, far less than a street. */
const sameMeters = 12;

/**
 * Is this raw position (degrees, any datum) a known default, written either way round, or nothing but filler such as
 * [0, 40] or [1, 1]? The reason begins with a short code. Somebody who really stands in front of Tiananmen is asked again.
 */
export function isDefaultPosition(position: Position): DefaultPosition {
  const [lon, lat] = position;
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return yes('not-a-number: no position at all');
  for (const { at, because } of knownDefaults) {
    if (isSame(position, at)) return yes(because);
    if (isSame([lat, lon], at)) return yes(`${because} (longitude and latitude swapped)`);
  }
  if (lon === 0 || lat === 0) return yes('zero-axis: one of the two numbers is missing');
  if (lon === lat) return yes('same-number: longitude and latitude are the same number');
  return { isDefault: false };
}

function yes(because: string): DefaultPosition {
  return { isDefault: true, because };
}

function isSame(a: Position, b: Position): boolean {
  return Math.abs(a[1]) <= 90 && distanceMeters(a, b) <= sameMeters;
}
