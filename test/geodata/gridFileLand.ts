/** Pieces of grid files, right and wrong, and what the parser says of them. */
import { type GridFileOptions, parseGridFile } from '#geodata/gridFile.ts';

export type Json = Record<string, unknown>;
export const ring = [
  [110, 40.4],
  [110.01, 40.4],
  [110.01, 40.41],
  [110, 40.41],
  [110, 40.4],
];
export const polygon = (coordinates: unknown = [ring]): Json => ({ type: 'Polygon', coordinates });
export const feature = (
  geometry: unknown,
  properties: unknown = { gridCode: 'G1', name: '第1网格' },
): Json => ({
  type: 'Feature',
  properties,
  geometry,
});
export const collection = (...features: unknown[]): Json => ({ type: 'FeatureCollection', features });
export const fileOf = (geometry: unknown) => collection(feature(geometry));

/** Codes of all problems of a severity. */
export function codes(input: unknown, severity = 'refused', options: GridFileOptions = {}): string[] {
  return parseGridFile(input, options)
    .problems.filter((problem) => problem.severity === severity)
    .map(({ code }) => code);
}
export const withPosition = (position: unknown) => fileOf(polygon([[ring[0], position, ...ring.slice(2)]]));
