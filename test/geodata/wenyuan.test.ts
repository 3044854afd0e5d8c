import pointToLineDistance from '@turf/point-to-line-distance';
import type { LineString } from 'geojson';
import { describe, expect, it } from 'vitest';
import { parseGridFile } from '#geodata/gridFile.ts';
import { infrastructureKinds, landKinds, placeKinds, serviceCodes } from '#geodata/model.ts';
import { landFiles } from '#geodata/wenyuan/make/files.ts';
import { makeWenyuan } from '#geodata/wenyuan/make/wenyuan.ts';
import { dwellings, files, gridOf, land, rooms, units, written } from './wenyuanLand.ts';

/** demo-data.md, section 1: buildings, units, rooms, files, chat groups, building groups, units without a leader. */
const table: Record<string, number[]> = {
  文苑新村: [20, 80, 960, 915, 9, 6, 0],
  粮站家属院: [3, 9, 90, 84, 1, 1, 0],
  供销家属院: [6, 18, 180, 167, 2, 2, 0],
  团结小区: [11, 44, 528, 501, 5, 3, 1],
  沙枣巷平房区: [6, 6, 60, 48, 1, 1, 1],
  书香苑: [12, 36, 792, 750, 4, 3, 0],
  丰穗园: [15, 45, 990, 938, 5, 3, 0],
  学府佳苑: [10, 20, 720, 675, 3, 2, 0],
  锦和府: [9, 18, 972, 883, 3, 2, 1],
  红柳花园: [12, 24, 816, 765, 4, 3, 0],
  馨安家园: [5, 10, 720, 689, 2, 2, 2],
  西柳新城: [8, 16, 1024, 920, 3, 2, 2],
};

describe('the numbers of the demo community', () => {
  it.each(Object.entries(table))(
    '%s has the buildings, units, rooms, files and groups of the table',
    (name, wanted) => {
      const compound = land.compounds.features.find(
        (feature) => feature.properties.name === name,
      )?.properties;
      const own = units.filter((unit) => unit.compoundCode === compound?.code);
      const codes = own.map((unit) => unit.code);
      expect([
        dwellings.filter((building) => building.properties.compoundCode === compound?.code).length,
        own.length,
        rooms(codes).length,
        files(codes).length,
        new Set(own.map((unit) => unit.chatGroupCode)).size,
        new Set(own.map((unit) => unit.buildingGroupCode)).size,
        own.filter((unit) => !unit.hasLeader).length,
      ]).toEqual(wanted);
    },
  );

  it('adds up to 12 compounds, 117 buildings, 326 units of which 319 have a leader, 42 chat groups and 30 building groups', () => {
    expect(land.compounds.features.length).toBe(12);
    expect(dwellings.length).toBe(117);
    expect(units.length).toBe(326);
    expect(units.filter((unit) => unit.hasLeader).length).toBe(319);
    expect(new Set(units.map((unit) => unit.chatGroupCode)).size).toBe(42);
    expect(new Set(units.map((unit) => unit.buildingGroupCode)).size).toBe(30);
  });

  it('registers 7,852 rooms and 7,335 household files, each file for a room of its unit', () => {
    const codes = units.map((unit) => unit.code);
    expect(Object.keys(land.rooms).sort()).toEqual([...codes].sort());
    expect(rooms(codes).length).toBe(7852);
    expect(files(codes).length).toBe(7335);
    for (const own of Object.values(land.rooms)) {
      expect(new Set(own.rooms).size).toBe(own.rooms.length);
      expect(own.files.filter((room) => !own.rooms.includes(room))).toEqual([]);
    }
  });

  it('numbers rooms by floor and landing above the shops, and single-storey doors 1 to 10', () => {
    for (const unit of units) {
      const own = land.rooms[unit.code]?.rooms ?? [];
      const isRow = unit.compoundCode === 'shazao-xiang';
      const building = dwellings.find((candidate) => candidate.properties.code === unit.buildingCode);
      expect(own.length).toBe((unit.highestFloor - unit.lowestFloor + 1) * unit.flatsPerLanding);
      expect(own[0]).toBe(isRow ? '1' : `${unit.lowestFloor}01`);
      expect(own.at(-1)).toBe(isRow ? '10' : `${unit.highestFloor}0${unit.flatsPerLanding}`);
      expect(unit.lowestFloor).toBe((building?.properties.shopFloors ?? 0) + 1);
      expect(unit.highestFloor).toBe(building?.properties.floors);
    }
    expect(units.some((unit) => unit.lowestFloor === 3)).toBe(true);
  });

  it('skips building numbers 4, 13 and 14 in the commercial compounds of 2018 and 2019', () => {
    for (const code of ['jinhe-fu', 'xiliu-xincheng']) {
      const numbers = dwellings
        .filter((b) => b.properties.compoundCode === code)
        .map((b) => b.properties.number);
      expect(numbers.filter((number) => ['4', '13', '14'].includes(number ?? ''))).toEqual([]);
      expect(numbers.slice(0, 4)).toEqual(['1', '2', '3', '5']);
    }
  });

  it('keeps every building group inside one grid, as even as that allows', () => {
    const gridsOfGroup = new Map<string, Set<string>>();
    for (const unit of units) {
      const building = dwellings.find((candidate) => candidate.properties.code === unit.buildingCode);
      const own = gridsOfGroup.get(unit.buildingGroupCode) ?? new Set();
      gridsOfGroup.set(unit.buildingGroupCode, own.add(building?.properties.gridCode ?? ''));
    }
    expect([...gridsOfGroup].filter(([, own]) => own.size !== 1)).toEqual([]);
  });
});

describe('places and infrastructure', () => {
  const places = land.places.features;
  it('name at least 60 places besides the venues, half of them with two nicknames', () => {
    const named = places.filter((place) => place.properties.kind !== 'venue');
    expect(named.length).toBeGreaterThanOrEqual(60);
    const twice = named.filter((place) => place.properties.nicknames.length === 2);
    expect(twice.length).toBeGreaterThanOrEqual(named.length / 2);
    expect(new Set(places.map((place) => place.properties.code)).size).toBe(places.length);
    expect(new Set(places.map((place) => place.properties.name)).size).toBe(places.length);
    for (const kind of placeKinds)
      expect(
        places.some((place) => place.properties.kind === kind),
        kind,
      ).toBe(true);
  });

  it('hold 24 venues: 1 hall, 9 compound stations and one building point in each grid', () => {
    const venues = places
      .filter((place) => place.properties.kind === 'venue')
      .map((place) => place.properties);
    const level = (wanted: string) => venues.filter((venue) => venue.venueLevel === wanted);
    expect([venues.length, level('neighbourhood').length, level('compound').length]).toEqual([24, 1, 9]);
    expect(new Set(level('building').map((venue) => venue.gridCode)).size).toBe(14);
    expect(level('building').length).toBe(14);
  });

  it('know the grid of every place', () => {
    for (const { geometry, properties } of places)
      expect(gridOf(geometry.coordinates)).toEqual([properties.gridCode]);
  });

  it('put the public toilet beside the media centre within 8 metres of the heating main and of a power line', () => {
    const toilet = places.find((place) => place.properties.name === '公共卫生间');
    const near = (kind: string) =>
      Math.min(
        ...land.infrastructure.features
          .filter((feature) => feature.properties.kind === kind)
          .map((f) =>
            pointToLineDistance(toilet?.geometry.coordinates ?? [], f.geometry as LineString, {
              units: 'meters',
            }),
          ),
      );
    expect(toilet?.properties.nicknames).toContain('公厕');
    expect(near('heating-main')).toBeLessThan(8);
    expect(near('power-line')).toBeLessThan(8);
    expect(places.filter((place) => place.properties.kind === 'public-toilet').length).toBeGreaterThanOrEqual(
      2,
    );
  });

  it('count 4 heat exchange stations, 6 distribution boxes, 40 manholes, 18 hydrants and 12 charging sheds', () => {
    const count = (kind: string) =>
      land.infrastructure.features.filter((f) => f.properties.kind === kind).length;
    expect(
      [
        'heat-exchange-station',
        'distribution-box',
        'gas-pressure-box',
        'manhole',
        'hydrant',
        'charging-shed',
      ].map(count),
    ).toEqual([4, 6, 1, 40, 18, 12]);
    expect(infrastructureKinds.every((kind) => count(kind) > 0)).toBe(true);
  });
});

describe('the files', () => {
  it('are the same bytes when made again', () => {
    expect(landFiles(makeWenyuan())).toEqual(written);
    expect(landFiles(makeWenyuan())).toEqual(landFiles(makeWenyuan()));
  });

  it('say at their top that they are invented and the grid codes are examples, in both languages', () => {
    expect(Object.keys(written)).toHaveLength(9);
    for (const [name, text] of Object.entries(written)) {
      expect(text.slice(0, 500), name).toContain('notice');
      const { notice } = JSON.parse(text) as { notice: Record<string, string> };
      expect(notice['zh-CN'], name).toMatch(/虚构.*网格编码.*示例/);
      expect(notice.en, name).toMatch(/invented.*grid codes.*examples/);
    }
  });

  it('are grid files that anybody can read, the notice included', () => {
    const file = parseGridFile(written['grids.geojson']);
    expect(file).toMatchObject({ isRefused: false, problems: [] });
    expect(file.grids).toHaveLength(14);
  });

  it('carry exactly the properties of the model, codes once each, positions with at most 7 decimals', () => {
    const keys: Record<string, string> = {
      compounds: 'builtYears code name nicknames numbering',
      buildings: 'builtYear code compoundCode floors gridCode heightMeters name number shopFloors use',
      units:
        'buildingCode buildingGroupCode chatGroupCode code compoundCode flatsPerLanding gridCode hasLeader highestFloor lowestFloor name number',
      grids: 'gridCode name number shortName',
      infrastructure: 'code kind name service',
    };
    for (const [name, wanted] of Object.entries(keys)) {
      const { features } = land[name as 'units'];
      for (const feature of features) expect(Object.keys(feature.properties).sort().join(' ')).toBe(wanted);
    }
    for (const name of ['compounds', 'buildings', 'units', 'infrastructure', 'land'] as const) {
      const codes = land[name].features.map((feature) => feature.properties.code);
      expect(new Set(codes).size, name).toBe(codes.length);
    }
    for (const { properties } of land.land.features) {
      const allowed = ['road', 'lane'].includes(properties.kind)
        ? 'code kind name widthMeters'
        : 'code kind name';
      expect(Object.keys(properties).sort().join(' ')).toBe(allowed);
      expect(landKinds).toContain(properties.kind);
    }
    for (const { properties } of land.infrastructure.features)
      expect(serviceCodes).toContain(properties.service);
    expect(Object.values(written).join('')).not.toMatch(/\d\.\d{8,}/);
  });
});
