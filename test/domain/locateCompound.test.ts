import { describe, expect, it } from 'vitest';
import type { SentPosition } from '#contract/wire.ts';
import { locate } from '#domain/locate.ts';
import type { Position } from '#geodata/model.ts';
import { smallGround } from '#support/smallGround.ts';
import { at, smallGridCode } from '#support/smallLand.ts';

/** 甲苑 reaches over the border: its building 1 stays in grid 1, its building 2 with units stands in grid 4, south of it. */
const ground = smallGround({
  land: (land) => {
    const compound = land.compounds.features.find(({ properties }) => properties.code === 'jia');
    const building = land.buildings.features.find(({ properties }) => properties.code === 'jia-2');
    if (!compound || !building) throw new Error('The small land has no 甲苑.');
    const box = (west: number, south: number, east: number, north: number): Position[] => [
      at(west, south),
      at(east, south),
      at(east, north),
      at(west, north),
      at(west, south),
    ];
    compound.geometry.coordinates = [box(10, 130, 90, 290)];
    building.geometry.coordinates = [box(30, 180, 62, 192)];
    building.properties.gridCode = smallGridCode(4);
    for (const { properties, geometry } of land.units.features)
      if (properties.buildingCode === 'jia-2') {
        properties.gridCode = smallGridCode(4);
        geometry.coordinates = at(22 + properties.number * 16, 179);
      }
  },
});
const located = (placeText: string, position: Position | null = null, more: Partial<SentPosition> = {}) => {
  const sent = position && {
    lon: position[0],
    lat: position[1],
    crs: 'WGS84' as const,
    source: 'gps' as const,
    accuracyMeters: 10,
    ...more,
  };
  return locate({ position: sent, placeText, compoundCodes: [] }, ground);
};
const pin = { source: 'pin', accuracyMeters: undefined } as const;

describe('a compound in several grids', () => {
  it('named alone is a best guess: never inside, to be confirmed, asked about, and the other grid is told', () => {
    const result = located('甲苑');
    expect(result).toMatchObject({
      gridCode: smallGridCode(1),
      confidence: 'border',
      neighbours: [smallGridCode(4)],
      marks: ['place-to-confirm'],
      asks: ['where'],
    });
    expect(result.why).toContainEqual({
      code: 'compound-in-several-grids',
      params: { targetId: 'compound:jia', gridCode: smallGridCode(1) },
    });
  });

  it.each<[string, Position, Partial<SentPosition>, number]>([
    ['in the north of it', at(50, 270), {}, 1],
    ['in the south of it', at(50, 150), {}, 4],
    ['just outside, within its accuracy', at(50, 122), {}, 4],
    ['set by hand', at(50, 150), pin, 4],
  ])('is placed by a position %s', (_where, position, more, number) => {
    const result = located('甲苑', position, more);
    expect(result).toMatchObject({
      gridCode: smallGridCode(number),
      confidence: 'inside',
      compoundCode: 'jia',
      marks: [],
      asks: [],
    });
    expect(result.why[0]?.code).toBe('text-and-position-agree');
  });

  it('is not placed by a position that lies elsewhere', () => {
    const result = located('甲苑', at(500, 300));
    expect(result).toMatchObject({ gridCode: smallGridCode(1), confidence: 'border' });
    expect(result.marks).toEqual(['positions-disagree', 'place-to-confirm']);
    expect(result.asks).toEqual(['text-or-position']);
  });
});

describe('a pin and a named house near it', () => {
  it('in another grid: grid and building are the pin’s, the unit is nobody’s', () => {
    expect(located('甲苑2号楼1单元', at(45, 235), pin)).toMatchObject({
      gridCode: smallGridCode(1),
      buildingId: 'building:jia-1',
      unitId: null,
      compoundCode: 'jia',
    });
    expect(located('甲苑2号楼1单元', at(45, 215), pin)).toMatchObject({
      gridCode: smallGridCode(1),
      buildingId: null,
      unitId: null,
    });
  });

  it('at it: the house is kept', () => {
    for (const position of [at(60, 185), at(30, 170)])
      expect(located('甲苑2号楼1单元', position, pin)).toMatchObject({
        gridCode: smallGridCode(4),
        buildingId: 'building:jia-2',
        unitId: 'unit:jia-2-1',
      });
  });

  it('in the same grid but far from it: the house is not kept', () => {
    expect(located('甲苑2号楼1单元', at(140, 150), pin)).toMatchObject({ buildingId: null, unitId: null });
  });
});
