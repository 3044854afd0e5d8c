import type { Feature, Point, Polygon } from 'geojson';
import type { BuildingProperties, Land, PlaceProperties, Position, UnitProperties } from '#geodata/model.ts';

const metersPerDegree = 111_195;
/** South-west corner of the small community. */
const origin: Position = [110.1, 40.5];
const sideMeters = 200;

/** A position so many metres east and north of the south-west corner. */
export const at = (eastMeters: number, northMeters: number): Position => [
  origin[0] + eastMeters / (metersPerDegree * Math.cos((origin[1] * Math.PI) / 180)),
  origin[1] + northMeters / metersPerDegree,
];
const box = (west: number, south: number, east: number, north: number): Position[] => [
  at(west, south),
  at(east, south),
  at(east, north),
  at(west, north),
  at(west, south),
];
const polygon = <Properties>(properties: Properties, rings: Position[][]): Feature<Polygon, Properties> => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: rings },
});
const point = <Properties>(properties: Properties, position: Position): Feature<Point, Properties> => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: position },
});

/** Grid codes read west → east, north → south: 1 2 3 over 4 5 6. */
export const smallGridCode = (number: number): string => `SMALL-${String(number).padStart(3, '0')}`;
const columnOf = (number: number) => (number - 1) % 3;
const rowOf = (number: number) => (number <= 3 ? 1 : 0);
export const middleOf = (number: number): Position =>
  at(columnOf(number) * sideMeters + 100, rowOf(number) * sideMeters + 100);

/** Grid 5 has a hole of 60 × 60 m round its middle that belongs to nobody. */
export const holeMiddle = at(300, 100);
export const onSharedEdge: Position = at(200, 300);

function grids(): Land['grids'] {
  return {
    type: 'FeatureCollection',
    features: [1, 2, 3, 4, 5, 6].map((number) => {
      const [west, south] = [columnOf(number) * sideMeters, rowOf(number) * sideMeters];
      const hole = number === 5 ? [box(270, 70, 330, 130)] : [];
      return polygon(
        { gridCode: smallGridCode(number), number, name: `第${number}网格`, shortName: `片区${number}` },
        [box(west, south, west + sideMeters, south + sideMeters), ...hole],
      );
    }),
  };
}

/** Two compounds of two buildings with two units: 甲苑 in grid 1, 乙苑 in grid 6. Six floors, two flats a landing. */
const compounds = [
  { code: 'jia', name: '甲苑', grid: 1, west: 30, south: 230 },
  { code: 'yi', name: '乙苑', grid: 6, west: 430, south: 30 },
];

function dwellings() {
  const buildings: Feature<Polygon, BuildingProperties>[] = [];
  const units: Feature<Point, UnitProperties>[] = [];
  const rooms: Land['rooms'] = {};
  for (const compound of compounds) {
    for (const number of [1, 2]) {
      const code = `${compound.code}-${number}`;
      const south = compound.south + (number - 1) * 50;
      const gridCode = smallGridCode(compound.grid);
      const name = `${compound.name}${number}号楼`;
      buildings.push(
        polygon(
          {
            code,
            compoundCode: compound.code,
            number: String(number),
            name,
            use: 'dwelling' as const,
            floors: 6,
            shopFloors: 0,
            heightMeters: 17.4,
            builtYear: 2001,
            gridCode,
          },
          [box(compound.west, south, compound.west + 32, south + 12)],
        ),
      );
      for (const unit of [1, 2]) {
        const unitCode = `${code}-${unit}`;
        units.push(
          point(
            {
              code: unitCode,
              buildingCode: code,
              compoundCode: compound.code,
              number: unit,
              name: `${name}${unit}单元`,
              gridCode,
              lowestFloor: 1,
              highestFloor: 6,
              flatsPerLanding: 2,
              hasLeader: unit === 1,
              buildingGroupCode: `${compound.code}-group`,
              chatGroupCode: `${compound.code}-chat`,
            },
            at(compound.west + unit * 16 - 8, south - 1),
          ),
        );
        const labels = [1, 2, 3, 4, 5, 6].flatMap((floor) => [`${floor}01`, `${floor}02`]);
        rooms[unitCode] = { rooms: labels, files: labels.slice(0, 10) };
      }
    }
  }
  return { buildings, units, rooms };
}

function places(): Feature<Point, PlaceProperties>[] {
  const place = (
    code: string,
    properties: Pick<PlaceProperties, 'name' | 'nicknames' | 'kind'>,
    number: number,
    position: Position,
  ) =>
    point<PlaceProperties>(
      { code, ...properties, compoundCode: null, buildingCode: null, gridCode: smallGridCode(number) },
      position,
    );
  return [
    place('media', { name: '融媒体中心', nicknames: ['融媒大楼'], kind: 'media-centre' }, 2, at(300, 300)),
    place(
      'media-toilet',
      { name: '公共卫生间', nicknames: ['公厕'], kind: 'public-toilet' },
      2,
      at(320, 300),
    ),
    place('square', { name: '文化广场', nicknames: ['小广场'], kind: 'park' }, 4, at(100, 100)),
  ];
}

/** A small invented community for tests: six square grids, a hole, two compounds, a heating main by the toilet. */
export function smallLand(code: string): Land {
  const { buildings, units, rooms } = dwellings();
  return {
    boundary: polygon({ communityCode: code, name: '小社区', invented: true as const }, [
      box(0, 0, 3 * sideMeters, 2 * sideMeters),
    ]),
    grids: grids(),
    compounds: {
      type: 'FeatureCollection',
      features: compounds.map(({ code: compound, name, west, south }) =>
        polygon({ code: compound, name, nicknames: [], builtYears: '2001', numbering: 'building' as const }, [
          box(west - 20, south - 20, west + 60, south + 90),
        ]),
      ),
    },
    buildings: { type: 'FeatureCollection', features: buildings },
    units: { type: 'FeatureCollection', features: units },
    rooms,
    places: { type: 'FeatureCollection', features: places() },
    infrastructure: {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { code: 'heating-1', kind: 'heating-main', name: '供热主管', service: 'heating' },
          geometry: { type: 'LineString', coordinates: [at(250, 308), at(390, 308)] },
        },
      ],
    },
    land: {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { code: 'road-1', kind: 'road', name: '融媒街', widthMeters: 24 },
          geometry: { type: 'LineString', coordinates: [at(0, 200), at(600, 200)] },
        },
      ],
    },
  };
}
