import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { Position } from '#geodata/model.ts';
import type { GridFeature } from '../../client.ts';
import { clearPosition } from '../clearPosition.ts';
import type { Palette } from '../palette.ts';
import { gridBadge } from './labels.ts';

type GridDrawn = { gridCode: string; number: number; shortName: string; badge: string; isSelected: boolean };

/** The outlines as drawn: grids are told apart by outline and number, never by a filling of their own. */
export const gridAreas = (
  grids: readonly GridFeature[],
  selectedCode: string | null,
): FeatureCollection<Polygon | MultiPolygon, GridDrawn> => ({
  type: 'FeatureCollection',
  features: grids.map(({ geometry, properties: { gridCode, number, shortName } }) => ({
    type: 'Feature',
    geometry,
    properties: {
      gridCode,
      number,
      shortName,
      badge: gridBadge(number, gridCode === selectedCode),
      isSelected: gridCode === selectedCode,
    },
  })),
});

/** One point per grid for its number and short name, clear of pins where the grid has room. */
export const gridNumbers = (
  grids: readonly GridFeature[],
  selectedCode: string | null,
  pins: readonly Position[] = [],
): FeatureCollection<Point, GridDrawn> => ({
  type: 'FeatureCollection',
  features: gridAreas(grids, selectedCode).features.map(
    ({ geometry, properties }): Feature<Point, GridDrawn> => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: clearPosition(geometry, pins) },
      properties,
    }),
  ),
});

export function gridLayers(palette: Palette, scale: number): LayerSpecification[] {
  const wide = (narrow: number, broad: number) =>
    ['interpolate', ['linear'], ['zoom'], 14, narrow * scale, 18, broad * scale] as const;
  return [
    {
      id: 'grid-fill',
      type: 'fill',
      source: 'grids',
      paint: {
        'fill-color': palette.gridSelect,
        'fill-opacity': ['case', ['get', 'isSelected'], 0.12, 0],
      },
    },
    {
      id: 'grid-halo',
      type: 'line',
      source: 'grids',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.gridHalo, 'line-opacity': 0.7, 'line-width': [...wide(3.5, 7)] },
    },
    {
      id: 'grid-line',
      type: 'line',
      source: 'grids',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.gridLine, 'line-width': [...wide(1.2, 2.6)] },
    },
    {
      id: 'boundary',
      type: 'line',
      source: 'land',
      filter: ['==', ['get', 'kind'], 'boundary'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.boundary, 'line-width': [...wide(1.8, 3.6)] },
    },
    {
      id: 'grid-selected',
      type: 'line',
      source: 'grids',
      filter: ['get', 'isSelected'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.gridSelect, 'line-width': [...wide(3, 6)] },
    },
  ] as LayerSpecification[];
}
