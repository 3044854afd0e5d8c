import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import { anchorsBySide } from './anchors.ts';

/** Drawn from the fonts of the device: no font server, no network. */
export const font = ['Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'sans-serif'];

export function streetAndPlaceLabels(palette: Palette, scale: number): LayerSpecification[] {
  const halo = { 'text-halo-color': palette.labelHalo, 'text-halo-width': 1.4 * scale };
  return [
    {
      id: 'street-names',
      type: 'symbol',
      source: 'land',
      filter: ['all', ['in', ['get', 'kind'], ['literal', ['road', 'lane']]], ['has', 'name']],
      minzoom: 14 + Math.log2(scale),
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 360 * scale,
        'text-field': ['coalesce', ['get', 'name'], ''],
        'text-font': font,
        'text-size': 12.5 * scale,
        'text-letter-spacing': 0.15,
        'text-max-angle': 30,
      },
      paint: { 'text-color': palette.labelSoft, ...halo },
    },
    {
      id: 'place-names',
      type: 'symbol',
      source: 'places',
      minzoom: 16.4 + Math.log2(scale),
      filter: ['!', ['in', ['get', 'kind'], ['literal', ['venue', 'crossing']]]],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': font,
        'text-size': 12 * scale,
        'text-max-width': 8,
        'text-padding': 8,
        'text-optional': true,
      },
      paint: { 'text-color': palette.labelSoft, ...halo },
    },
  ];
}

export const gridBadge = (number: number, isSelected: boolean): string =>
  `grid-${number}${isSelected ? '-selected' : ''}`;

/** The grid's number on its plate: always there. */
export const gridNumberPlates = (scale: number): LayerSpecification[] => [
  {
    id: 'grid-numbers',
    type: 'symbol',
    source: 'grid-numbers',
    layout: { 'icon-image': ['get', 'badge'], 'icon-size': scale, 'icon-allow-overlap': true },
  },
];

/** Its short name under or over the plate, where pins and plates leave room; never beside it, where it would lie in the next grid. */
export const gridNameLabels = (palette: Palette, scale: number): LayerSpecification[] => [
  {
    id: 'grid-names',
    type: 'symbol',
    source: 'grid-numbers',
    layout: {
      'text-field': ['get', 'shortName'],
      'text-font': font,
      'text-size': 14 * scale,
      'text-max-width': 12,
      'text-padding': 2,
      'text-variable-anchor-offset': anchorsBySide([
        ['top', [0, 1.35]],
        ['bottom', [0, -1.35]],
        ['top-left', [-0.9, 1.35]],
        ['top-right', [0.9, 1.35]],
        ['bottom-left', [-0.9, -1.35]],
        ['bottom-right', [0.9, -1.35]],
      ]),
      'text-justify': 'auto',
      'symbol-sort-key': ['get', 'number'],
    },
    paint: {
      'text-color': ['case', ['get', 'isSelected'], palette.gridSelect, palette.label],
      'text-halo-color': palette.labelHalo,
      'text-halo-width': 2 * scale,
    },
  },
];
