import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';

const storeyMeters = 2.9;
const shopHeight: ExpressionSpecification = ['*', ['coalesce', ['get', 'shopFloors'], 0], storeyMeters];

/** Colour by use; the selected building stands out by colour, its outline cannot be drawn in 3-D. */
export const buildingColor = (palette: Palette, selectedCode: string | null): ExpressionSpecification => [
  'case',
  ['==', ['get', 'code'], selectedCode ?? ''],
  palette.select,
  ['==', ['get', 'use'], 'public'],
  palette.public,
  ['==', ['get', 'use'], 'shop'],
  palette.shop,
  palette.dwelling,
];

/** Buildings with their real height, floors of shops below set off in their own colour. */
export function buildingLayers(palette: Palette, selectedCode: string | null): LayerSpecification[] {
  return [
    {
      id: 'building-shops',
      type: 'fill-extrusion',
      source: 'buildings',
      filter: ['all', ['>', ['get', 'shopFloors'], 0], ['==', ['get', 'use'], 'dwelling']],
      paint: {
        'fill-extrusion-color': palette.shop,
        'fill-extrusion-height': shopHeight,
        'fill-extrusion-base': 0,
      },
    },
    {
      id: 'buildings',
      type: 'fill-extrusion',
      source: 'buildings',
      paint: {
        'fill-extrusion-color': buildingColor(palette, selectedCode),
        'fill-extrusion-height': ['get', 'heightMeters'],
        'fill-extrusion-base': ['case', ['==', ['get', 'use'], 'dwelling'], shopHeight, 0],
        'fill-extrusion-vertical-gradient': true,
      },
    },
  ];
}
