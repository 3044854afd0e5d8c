import type { Feature, FeatureCollection, Polygon } from 'geojson';
import type { BoundaryProperties, Land } from '../model.ts';

/** The files of a land, in the order they are worth loading. */
export const landFileNames = [
  'boundary.geojson',
  'grids.geojson',
  'compounds.geojson',
  'buildings.geojson',
  'units.geojson',
  'places.geojson',
  'infrastructure.geojson',
  'land.geojson',
  'rooms.json',
] as const;
export type LandFileName = (typeof landFileNames)[number];

/** Parsed file contents by name → the land. Throws when the boundary file holds no polygon. */
export function landFromFiles(files: Record<LandFileName, unknown>): Land {
  const boundary = (files['boundary.geojson'] as FeatureCollection<Polygon, BoundaryProperties>).features[0];
  if (!boundary) throw new Error('boundary.geojson holds 0 features, wanted 1');
  return {
    boundary: boundary as Feature<Polygon, BoundaryProperties>,
    grids: files['grids.geojson'] as Land['grids'],
    compounds: files['compounds.geojson'] as Land['compounds'],
    buildings: files['buildings.geojson'] as Land['buildings'],
    units: files['units.geojson'] as Land['units'],
    rooms: (files['rooms.json'] as { units: Land['rooms'] }).units,
    places: files['places.geojson'] as Land['places'],
    infrastructure: files['infrastructure.geojson'] as Land['infrastructure'],
    land: files['land.geojson'] as Land['land'],
  };
}
