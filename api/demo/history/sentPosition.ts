import type { SentPosition } from '#contract/wire.ts';
import { fromWgs84 } from '#geodata/crs.ts';
import type { Position } from '#geodata/model.ts';
import type { Random } from '../random.ts';
import type { Spot } from './spots.ts';

const metersPerDegreeLat = 111_132;
const metersPerDegreeLon = (lat: number) => 111_320 * Math.cos((lat * Math.PI) / 180);

/** A position moved by metres towards a bearing in degrees, clockwise from north. */
export function moved([lon, lat]: Position, meters: number, bearingDegrees: number): Position {
  const bearing = (bearingDegrees * Math.PI) / 180;
  return [
    lon + (meters * Math.sin(bearing)) / metersPerDegreeLon(lat),
    lat + (meters * Math.cos(bearing)) / metersPerDegreeLat,
  ];
}

export type Datum = SentPosition['crs'];

/** What a phone near the spot measures: worse indoors, in the datum its page declares. */
export function measuredAt(spot: Spot, random: Random, crs: Datum = 'WGS84'): SentPosition {
  const accuracyMeters = spot.isIndoors ? random.between(18, 65) : random.between(5, 28);
  const errorMeters = accuracyMeters * random.next() * 0.6;
  return sent(moved(spot.position, errorMeters, random.between(0, 359)), { crs, accuracyMeters });
}

export function sent(
  position: Position,
  { crs, accuracyMeters }: { crs: Datum; accuracyMeters: number },
): SentPosition {
  const [lon, lat] = fromWgs84(position, crs);
  return { lon: rounded(lon), lat: rounded(lat), crs, accuracyMeters, source: 'gps' };
}

/** Seven decimals, a centimetre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
