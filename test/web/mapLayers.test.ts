import { describe, expect, it } from 'vitest';
import type { GridFeature } from '#web/client.ts';
import { boxOf, fitStep } from '#web/map/camera.ts';
import { clearPosition, metersToPin } from '#web/map/clearPosition.ts';
import { boundsOf, labelPosition } from '#web/map/geometry.ts';
import { anchorsBySide } from '#web/map/layers/anchors.ts';
import { buildingColor } from '#web/map/layers/buildings.ts';
import { gridAreas, gridNumbers } from '#web/map/layers/grids.ts';
import { metersWide } from '#web/map/layers/ground.ts';
import { pinIcon, pinLayers, pinPoints } from '#web/map/layers/pins.ts';
import { colorOf, pulseRings } from '#web/map/layers/pulse.ts';
import type { Palette } from '#web/map/palette.ts';

const palette = new Proxy({}, { get: (_target, name) => `#${String(name)}` }) as Palette;
const square = (west: number, south: number, size: number): GridFeature['geometry'] => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});
const extent = { west: 110, east: 110.01 };
const grid = (number: number): GridFeature => ({
  type: 'Feature',
  id: `id-${number}`,
  geometry: square(110 + number * 0.005, 40.4, 0.005),
  properties: {
    gridCode: `grid-${number}`,
    number,
    name: `第${number}网格`,
    shortName: `片${number}`,
    areaSquareMeters: 1,
    householdFiles: 1,
    units: 1,
    buildings: 1,
  },
});

describe('pins', () => {
  const pin = (id: string, severity: 'normal' | 'elevated' | 'urgent') => ({
    id,
    position: [110, 40.4] as [number, number],
    severity,
    isOverdue: false,
    label: `word ${id}`,
  });

  it('differ by severity in their icon, and only urgent ones carry their word', () => {
    const drawn = pinPoints(
      [pin('a', 'normal'), pin('b', 'elevated'), pin('c', 'urgent')],
      null,
      extent,
    ).features;
    expect(drawn.map(({ properties }) => properties.icon)).toEqual([
      'pin-normal',
      'pin-elevated',
      'pin-urgent',
    ]);
    expect(drawn.map(({ properties }) => properties.label)).toEqual(['', '', 'word c']);
  });

  it('lie on top of all others when selected', () => {
    const [first, second] = pinPoints([pin('a', 'normal'), pin('c', 'urgent')], 'a', extent).features;
    expect(first?.properties.icon).toBe(pinIcon('normal', true));
    expect(first?.properties.rank).toBeGreaterThan(second?.properties.rank ?? 0);
  });

  it('are drawn whatever they overlap', () => {
    const layer = pinLayers(palette, 1).find(({ id }) => id === 'pins');
    expect(layer?.layout).toMatchObject({ 'icon-allow-overlap': true });
  });
});

describe('grids', () => {
  it('mark the selected one and no other', () => {
    const { features } = gridAreas([grid(1), grid(2)], 'grid-2');
    expect(features.map(({ properties }) => properties.isSelected)).toEqual([false, true]);
  });

  it('have one number each, inside their outline', () => {
    const { features } = gridNumbers([grid(1), grid(2)], null);
    expect(features.map(({ properties }) => properties.badge)).toEqual(['grid-1', 'grid-2']);
    const [lon = 0, lat = 0] = features[0]?.geometry.coordinates ?? [];
    expect([lon, lat]).toEqual([expect.closeTo(110.0075, 9), expect.closeTo(40.4025, 9)]);
  });

  it('move the number away from a pin, but not out of the grid', () => {
    const middle = labelPosition(grid(1).geometry);
    const moved = clearPosition(grid(1).geometry, [middle]);
    expect(moved).not.toEqual(middle);
    expect(metersToPin(moved, middle)).toBeGreaterThanOrEqual(58);
    const [west, south, east, north] = boundsOf([grid(1).geometry]);
    expect(moved[0] > west && moved[0] < east && moved[1] > south && moved[1] < north).toBe(true);
  });

  it('never write a word outwards at the west and east edge, where a panel or the screen ends', () => {
    const { features } = gridNumbers([grid(1), grid(2), grid(3), grid(4), grid(5)], null);
    expect(features.map(({ properties }) => properties.side)).toEqual([
      'west',
      'middle',
      'middle',
      'middle',
      'east',
    ]);
    const words = anchorsBySide([
      ['top', [0, 1]],
      ['left', [1, 0]],
      ['right', [-1, 0]],
    ]) as unknown[];
    expect(words[3]).toEqual(['literal', ['top', [0, 1], 'left', [1, 0]]]);
    expect(words[5]).toEqual(['literal', ['top', [0, 1], 'right', [-1, 0]]]);
  });

  it('keep the number in the middle when nothing stands there', () => {
    expect(clearPosition(grid(1).geometry, [])).toEqual(labelPosition(grid(1).geometry));
  });
});

describe('the camera', () => {
  it('comes one zoom level closer when the box is half as large as the room', () => {
    const room = { left: 100, top: 100, right: 500, bottom: 500 };
    const box = boxOf([
      { x: 200, y: 200 },
      { x: 400, y: 400 },
    ]);
    expect(fitStep(box, room)).toEqual({ zoom: 1, offset: { x: 0, y: 0 } });
  });

  it('says how far the box lies from the middle of the room', () => {
    const room = { left: 0, top: 0, right: 100, bottom: 100 };
    expect(fitStep({ left: 50, top: 0, right: 150, bottom: 100 }, room).offset).toEqual({ x: 50, y: 0 });
  });
});

describe('measures and colours', () => {
  it('draw a road as wide as it is: 30 m are 64 times as many pixels six zoom levels closer', () => {
    const [, , , , low, , high] = metersWide(30, 40.4) as unknown as [
      0,
      0,
      0,
      0,
      [0, number, number],
      0,
      [0, number, number],
    ];
    expect(high[2] / low[2]).toBe(2 ** 12);
    expect(30 * high[2]).toBeCloseTo(
      (30 / ((40_075_016.686 * Math.cos((40.4 * Math.PI) / 180)) / 512)) * 2 ** 22,
      6,
    );
  });

  it('set the selected building apart', () => {
    expect(buildingColor(palette, 'b-1')).toContainEqual(['==', ['get', 'code'], 'b-1']);
  });

  it('read a colour and let a pulse end in nothing', () => {
    expect(colorOf('#ff6a4d')).toEqual([255, 106, 77]);
    expect(colorOf('tomato')).toEqual([160, 160, 160]);
    const rings = pulseRings({ position: [110, 40], color: [255, 0, 0] }, 1, 1);
    expect(rings.every(({ color }) => color[3] === 0)).toBe(true);
  });
});
