import type { Position as AnyPosition, Geometry } from 'geojson';
import { type Datum, datums, toWgs84 } from '#geodata/crs.ts';
import { isObject } from '#geodata/geojsonObjects.ts';
import type { Position } from '#geodata/model.ts';
import { type Findings, picture } from './findings.ts';

/** `GCJ-02`, `gcj02` and `GCJ02` are one datum; null for what is none. */
export function datumOf(value: unknown): Datum | null {
  const name = typeof value === 'string' ? value.toUpperCase().replace(/[^A-Z0-9]/g, '') : '';
  return datums.find((datum) => datum === name) ?? null;
}

export const datumsWanted = datums.join(', ');

type Declaring = { file: string; fallback: Datum; findings: Findings };

/** The datum a file declares in its member `datum`, else the community's. */
export function declaredDatum(root: unknown, { file, fallback, findings }: Declaring): Datum {
  const declared = isObject(root) ? root.datum : undefined;
  if (declared === undefined || declared === null) return fallback;
  const datum = datumOf(declared);
  if (datum) return datum;
  findings.refuse({
    file,
    path: 'datum',
    code: 'unknown-datum',
    seen: picture(declared),
    wanted: datumsWanted,
  });
  return fallback;
}

export const isShifted = (datum: Datum): boolean => datum === 'GCJ02' || datum === 'BD09';

/** Every position of a geometry from the declared datum to WGS-84: the same position stays the same in every file. */
export function converted<Shape extends Geometry>(geometry: Shape, datum: Datum): Shape {
  if (!isShifted(datum) || geometry.type === 'GeometryCollection') return geometry;
  const moved = (value: unknown): unknown =>
    Array.isArray(value) && typeof value[0] === 'number'
      ? toWgs84(value as AnyPosition as Position, datum)
      : (value as unknown[]).map(moved);
  return { ...geometry, coordinates: moved(geometry.coordinates) } as Shape;
}
