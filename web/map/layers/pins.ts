import type { FeatureCollection, Point } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { Severity } from '#contract/lists.ts';
import type { Position } from '#geodata/model.ts';
import type { Palette } from '../palette.ts';
import { anchorsBySide, type Extent, type Side, sideOf } from './anchors.ts';
import { font } from './labels.ts';

/** What a pin is made of; the word is shown beside urgent pins only. */
export type Pin = {
  id: string;
  position: Position;
  severity: Severity;
  isOverdue: boolean;
  label: string;
};
type PinDrawn = { id: string; icon: string; rank: number; label: string; side: Side };

const ranks: Record<Severity, number> = { normal: 0, elevated: 1, urgent: 2 };

export const pinIcon = (severity: Severity, isSelected: boolean): string =>
  `pin-${severity}${isSelected ? '-selected' : ''}`;

/** Live tickets as points: colour, shape and size say how urgent; the selected one lies on top of all. */
export const pinPoints = (
  pins: readonly Pin[],
  selectedId: string | null,
  extent: Extent,
): FeatureCollection<Point, PinDrawn> => ({
  type: 'FeatureCollection',
  features: pins.map(({ id, position, severity, label }) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: position },
    properties: {
      id,
      icon: pinIcon(severity, id === selectedId),
      rank: ranks[severity] + (id === selectedId ? 10 : 0),
      label: severity === 'urgent' ? label : '',
      side: sideOf(position[0], extent),
    },
  })),
});

/** Native layers, because they come back by themselves and are there before anything else is loaded. */
export function pinLayers(palette: Palette, scale: number): LayerSpecification[] {
  return [
    {
      id: 'pin-words',
      type: 'symbol',
      source: 'pins',
      filter: ['!=', ['get', 'label'], ''],
      layout: {
        'text-field': ['get', 'label'],
        'text-font': font,
        'text-size': 14 * scale,
        'text-variable-anchor-offset': anchorsBySide([
          ['top', [0, 0.3]],
          ['left', [1.3, -1.9]],
          ['right', [-1.3, -1.9]],
        ]),
        'text-justify': 'auto',
        'text-max-width': 12,
      },
      paint: {
        'text-color': palette.label,
        'text-halo-color': palette.labelHalo,
        'text-halo-width': 1.8 * scale,
      },
    },
    {
      id: 'pins',
      type: 'symbol',
      source: 'pins',
      layout: {
        'icon-image': ['get', 'icon'],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 13, 0.7 * scale, 16, scale, 19, 1.25 * scale],
        'icon-anchor': 'bottom',
        'icon-allow-overlap': true,
        'symbol-sort-key': ['get', 'rank'],
        'symbol-z-order': 'source',
      },
    },
  ];
}
