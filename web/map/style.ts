import type { Feature } from 'geojson';
import type { GeoJSONSourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { Land } from '../state/land.ts';
import { boundsOf } from './geometry.ts';
import { extentOf } from './layers/anchors.ts';
import { buildingLayers } from './layers/buildings.ts';
import { gridAreas, gridLayers, gridNumbers } from './layers/grids.ts';
import { groundLayers } from './layers/ground.ts';
import { infrastructureLayers } from './layers/infrastructure.ts';
import { gridNameLabels, gridNumberPlates, streetAndPlaceLabels } from './layers/labels.ts';
import { type Pin, pinLayers, pinPoints } from './layers/pins.ts';
import type { Palette } from './palette.ts';

export type Drawn = {
  land: Land;
  pins: readonly Pin[];
  selection: { gridCode: string | null; ticketId: string | null; buildingCode: string | null };
};

export const positionsOf = (pins: readonly Pin[]) => pins.map(({ position }) => position);

const source = (features: readonly Feature[]): GeoJSONSourceSpecification => ({
  type: 'geojson',
  data: { type: 'FeatureCollection', features: [...features] },
});

/** The whole map from our own land, bottom to top. No glyphs, no sprite, no tiles: nothing is fetched. */
export function styleOf(
  { land, pins, selection }: Drawn,
  palette: Palette,
  scale: number,
): StyleSpecification {
  const [, south, , north] = boundsOf(land.grids.map(({ geometry }) => geometry));
  const lat = (south + north) / 2;
  return {
    version: 8,
    light: { anchor: 'viewport', color: palette.light, intensity: 0.35, position: [1.4, 200, 40] },
    sources: {
      land: source(land.land),
      places: source(land.places),
      buildings: source(land.buildings),
      grids: { type: 'geojson', data: gridAreas(land.grids, selection.gridCode) },
      'grid-numbers': {
        type: 'geojson',
        data: gridNumbers(land.grids, selection.gridCode, positionsOf(pins)),
      },
      pins: { type: 'geojson', data: pinPoints(pins, selection.ticketId, extentOf(land.grids)) },
    },
    layers: [
      ...groundLayers(palette, lat),
      ...infrastructureLayers(palette, scale),
      ...gridLayers(palette, scale),
      ...buildingLayers(palette, selection.buildingCode),
      ...streetAndPlaceLabels(palette, scale),
      // The topmost is placed first: numbers and pins always stand, words give way.
      ...gridNameLabels(palette, scale),
      ...pinLayers(palette, scale),
      ...gridNumberPlates(scale),
    ],
  };
}
