import type { MultiPolygon, Polygon } from 'geojson';
import type { Position } from '#geodata/model.ts';
import { cornersOf, labelPosition } from './geometry.ts';

const metersPerDegree = 111_320;
/** A number plate and a pin's head need this much from each other, metres at the zoom of a whole community. */
const clearMeters = 58;
/** On a tilted map a pin's head stands this far north of its foot. */
const pinMeters = 80;

/** Metres from a place to the pin that stands at `foot`: its stem and head, drawn northwards. */
export function metersToPin([lon, lat]: Position, [footLon, footLat]: Position): number {
  const east = (lon - footLon) * metersPerDegree * Math.cos((lat * Math.PI) / 180);
  const north = (lat - footLat) * metersPerDegree;
  const beyond = north - Math.min(pinMeters, Math.max(0, north));
  return Math.hypot(east, beyond);
}

/** Where a grid's number stands: its middle, or the nearest of a few places inside that no pin covers. */
export function clearPosition(area: Polygon | MultiPolygon, pins: readonly Position[]): Position {
  const middle = labelPosition(area);
  const corners = cornersOf([area]);
  const towards = (share: number): Position[] =>
    corners.map(([lon, lat]) => [
      middle[0] + (lon - middle[0]) * share,
      middle[1] + (lat - middle[1]) * share,
    ]);
  const room = (place: Position) =>
    Math.min(Number.POSITIVE_INFINITY, ...pins.map((pin) => metersToPin(place, pin)));
  const candidates = [middle, ...towards(0.25), ...towards(0.45)];
  const clear = candidates.find((place) => room(place) >= clearMeters);
  return clear ?? candidates.reduce((best, place) => (room(place) > room(best) ? place : best));
}
