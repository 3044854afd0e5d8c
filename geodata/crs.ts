/**
 * Between the four datums a Chinese source may declare. A wrong datum moves a point by 100 to 700 metres, into another
 * grid – so a datum is never guessed: only what the source declares is converted, once, at the door.
 *
 * GCJ-02 (国测局坐标, Amap, Tencent) and BD-09 (Baidu) shift positions by a formula that was never published; gcoord holds the
 * one that everybody uses (https://github.com/hujiulong/gcoord). Its own way back stops at 0.1 m and may never stop near the
 * rim of its box, so the way back here is our own bounded iteration over its way there.
 */
import gcoord from 'gcoord';
import type { Position } from './model.ts';

export const datums = ['WGS84', 'GCJ02', 'BD09', 'CGCS2000'] as const;
export type Datum = (typeof datums)[number];

/**
 * Where the shifted datums are in use: a rectangle around China. Outside it a position is left as it is, whatever datum is
 * declared, as the map companies do. A rectangle cannot tell Ulaanbaatar from Hohhot or Hong Kong from Shenzhen:
 * inside it the declaration is believed.
 */
const shifted = { west: 73, south: 17.5, east: 136, north: 54 };
const mostSteps = 8;
/** About a tenth of a millimetre. */
const closeEnoughDegrees = 1e-9;

/**
 * A position in a declared datum → WGS-84, degrees. CGCS2000 comes out unchanged: its ellipsoid differs from that of WGS-84
 * by 0.1 mm, its frame is ITRF97 at epoch 2000.0, so the two differ by the drift of the plate since then, below one metre
 * (国家测绘局公告 2008 年第 2 号; EPSG:4490), and neither a phone nor a grid's border is better than that.
 * Refuses a datum that is not one of `datums`.
 */
export function toWgs84(position: Position, datum: Datum): Position {
  if (isUnshifted(position, datum)) return [position[0], position[1]];
  let [lon, lat] = position;
  for (let step = 0; step < mostSteps; step += 1) {
    const [shiftedLon, shiftedLat] = shift([lon, lat], datum);
    const missingLon = position[0] - shiftedLon;
    const missingLat = position[1] - shiftedLat;
    lon += missingLon;
    lat += missingLat;
    if (Math.abs(missingLon) + Math.abs(missingLat) < closeEnoughDegrees) break;
  }
  return [lon, lat];
}

/** A WGS-84 position → the declared datum, degrees; the way back is exact to a millimetre inside the rectangle. */
export function fromWgs84(position: Position, datum: Datum): Position {
  return isUnshifted(position, datum) ? [position[0], position[1]] : shift(position, datum);
}

function isUnshifted([lon, lat]: Position, datum: Datum): boolean {
  if (!datums.includes(datum)) throw new RangeError(`datum seen: ${datum}; wanted: ${datums.join(', ')}`);
  if (datum === 'WGS84' || datum === 'CGCS2000') return true;
  return !(lon >= shifted.west && lon <= shifted.east && lat >= shifted.south && lat <= shifted.north);
}

function shift(position: Position, datum: Datum): Position {
  return gcoord.transform(
    [...position],
    gcoord.WGS84,
    datum === 'BD09' ? gcoord.BD09 : gcoord.GCJ02,
  ) as Position;
}
