import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { Position } from '#geodata/model.ts';
import type { GridFeature } from '../../client.ts';
import { clearPosition } from '../clearPosition.ts';
import type { Palette } from '../palette.ts';
import { extentOf, type Side, sideOf } from './anchors.ts';
import { gridBadge } from './labels.ts';

type GridDrawn = { gridCode: string; number: number; shortName: string; badge: string; isSelected: boolean };
type GridNumbered = GridDrawn & { side: Side };

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
): FeatureCollection<Point, GridNumbered> => {
  const extent = extentOf(grids);
  const drawn = gridAreas(grids, selectedCode).features;
  return {
    type: 'FeatureCollection',
    features: drawn.map(({ geometry, properties }): Feature<Point, GridNumbered> => {
      const coordinates = clearPosition(geometry, pins);
      return {
        type: 'Feature',
        geometry: { type: 'Point', coordinates },
        properties: { ...properties, side: sideOf(coordinates[0], extent) },
      };
    }),
  };
};

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
