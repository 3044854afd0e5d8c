import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';

const earthMeters = 40_075_016.686;

/** A width in metres as pixels at every zoom; maplibre's tiles are 512 pixels. `lat` in degrees. */
export function metersWide(width: number | ExpressionSpecification, lat: number): ExpressionSpecification {
  const metersPerPixel = (earthMeters * Math.cos((lat * Math.PI) / 180)) / 512;
  const at = (zoom: number): ExpressionSpecification => ['*', width, 2 ** zoom / metersPerPixel];
  return ['interpolate', ['exponential', 2], ['zoom'], 10, at(10), 22, at(22)];
}

const kindIs = (...kinds: string[]): ExpressionSpecification => ['in', ['get', 'kind'], ['literal', kinds]];
const roadWidth: ExpressionSpecification = ['coalesce', ['get', 'widthMeters'], 6];

/** Ground, greens, water and streets of the base map, bottom to top. */
export function groundLayers(palette: Palette, lat: number): LayerSpecification[] {
  const fill = (id: string, kind: string, color: string): LayerSpecification => ({
    id,
    type: 'fill',
    source: 'land',
    filter: kindIs(kind),
    paint: { 'fill-color': color, 'fill-antialias': true },
  });
  const line = (id: string, kind: string, color: string, extraMeters: number): LayerSpecification => ({
    id,
    type: 'line',
    source: 'land',
    filter: kindIs(kind),
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': color, 'line-width': metersWide(['+', roadWidth, extraMeters], lat) },
  });
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': palette.ground } },
    fill('block', 'block', palette.block),
    fill('square', 'square', palette.square),
    fill('green', 'green', palette.green),
    fill('water', 'water', palette.water),
    line('lane', 'lane', palette.lane, 0),
    line('road-edge', 'road', palette.roadEdge, 3),
    line('road', 'road', palette.road, 0),
    {
      id: 'wall',
      type: 'line',
      source: 'land',
      filter: kindIs('wall'),
      minzoom: 15,
      paint: {
        'line-color': palette.wall,
        'line-width': ['interpolate', ['linear'], ['zoom'], 15, 0.5, 18, 1.6],
      },
    },
  ];
}
