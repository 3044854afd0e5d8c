import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';

const kindIs = (...kinds: string[]): ExpressionSpecification => ['in', ['get', 'kind'], ['literal', kinds]];
const pointKinds = [
  'manhole',
  'hydrant',
  'distribution-box',
  'gas-pressure-box',
  'heat-exchange-station',
  'charging-shed',
];

/** Pipes and lines, quiet: they are there to be found when a report lies beside them. */
export function infrastructureLayers(palette: Palette, scale: number): LayerSpecification[] {
  const line = (id: string, kinds: string[], color: string, dash: number[]): LayerSpecification => ({
    id,
    type: 'line',
    source: 'land',
    filter: kindIs(...kinds),
    minzoom: 14.5,
    paint: {
      'line-color': color,
      'line-dasharray': dash,
      'line-opacity': 0.6,
      'line-width': ['interpolate', ['linear'], ['zoom'], 15, 0.8, 18, 2.4],
    },
  });
  return [
    line('heating', ['heating-main', 'heating-branch'], palette.heating, [4, 2]),
    line('power', ['power-line'], palette.power, [1, 2]),
    {
      id: 'infrastructure-point',
      type: 'circle',
      source: 'land',
      filter: kindIs(...pointKinds),
      minzoom: 16.6 + Math.log2(scale),
      paint: {
        'circle-color': [
          'match',
          ['get', 'kind'],
          ['heat-exchange-station'],
          palette.heating,
          ['distribution-box', 'charging-shed'],
          palette.power,
          ['gas-pressure-box'],
          palette.gas,
          palette.point,
        ],
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 16.6, 1.5, 19, 4],
        'circle-stroke-color': palette.labelHalo,
        'circle-stroke-width': 0.5,
      },
    },
  ];
}
