/** Four invented compounds and the places around them, as the gazetteer takes them. */
import type { GazetteerSource } from '#geodata/gazetteer.ts';
import type { PlaceProperties, Position } from '#geodata/model.ts';

type CompoundPlan = {
  code: string;
  name: string;
  nicknames?: string[];
  numbering?: 'building' | 'row';
  buildings: (number | string)[];
  units: number;
  lowest?: number;
  floors: number;
  flats: number;
  at: Position;
};

/** A compound with its buildings side by side, 40 m apart, every unit at its building. */
export function plan({
  code,
  name,
  nicknames = [],
  numbering = 'building',
  buildings,
  units,
  lowest = 1,
  floors,
  flats,
  at,
}: CompoundPlan): GazetteerSource {
  const word = numbering === 'row' ? '排' : '号楼';
  const positionOf = (place: number): Position => [at[0] + place * 0.0005, at[1]];
  const gridCode = 'G1';
  return {
    compounds: [{ properties: { code, name, nicknames, builtYears: '2000', numbering }, position: at }],
    buildings: buildings.map((number, place) => ({
      properties: {
        code: `${code}-${number}`,
        compoundCode: code,
        number: String(number),
        name: `${name}${number}${word}`,
        use: 'dwelling',
        floors,
        shopFloors: lowest - 1,
        heightMeters: 20,
        builtYear: 2000,
        gridCode,
      },
      position: positionOf(place),
    })),
    units: buildings.flatMap((building, place) =>
      Array.from({ length: units }, (_, index) => ({
        properties: {
          code: `${code}-${building}-${index + 1}`,
          buildingCode: `${code}-${building}`,
          compoundCode: code,
          number: index + 1,
          name: numbering === 'row' ? `${name}${building}排` : `${name}${building}号楼${index + 1}单元`,
          gridCode,
          lowestFloor: lowest,
          highestFloor: lowest + floors - 1,
          flatsPerLanding: flats,
          hasLeader: true,
          buildingGroupCode: 'b',
          chatGroupCode: 'c',
        },
        position: positionOf(place),
      })),
    ),
    places: [],
  };
}

function place(
  code: string,
  name: string,
  position: Position,
  more: Partial<PlaceProperties> = {},
): GazetteerSource['places'][number] {
  const properties = {
    code,
    name,
    nicknames: [],
    kind: 'landmark' as const,
    compoundCode: null,
    buildingCode: null,
    gridCode: 'G1',
    ...more,
  };
  return { properties, position };
}

const wenyuan = plan({
  code: 'wy',
  name: '文苑新村',
  nicknames: ['文苑', '新村'],
  buildings: Array.from({ length: 20 }, (_, place) => place + 1),
  units: 4,
  floors: 6,
  flats: 2,
  at: [110, 40.4],
});
const jinhe = plan({
  code: 'jh',
  name: '锦和府',
  nicknames: ['锦和'],
  buildings: [1, 2, 3, 5, 6],
  units: 2,
  lowest: 3,
  floors: 18,
  flats: 3,
  at: [110.02, 40.4],
});
const xinan = plan({
  code: 'xa',
  name: '馨安家园',
  buildings: [1, 2],
  units: 2,
  floors: 18,
  flats: 4,
  at: [110, 40.42],
});
const shazao = plan({
  code: 'sz',
  name: '沙枣巷平房区',
  nicknames: ['沙枣巷'],
  numbering: 'row',
  buildings: [1, 2, 3],
  units: 1,
  floors: 1,
  flats: 10,
  at: [110.02, 40.42],
});
for (const { properties } of shazao.units)
  shazao.rooms = { ...shazao.rooms, [properties.code]: { rooms: ['1', '2', '3', '4', '5'], files: [] } };

export const source: GazetteerSource = {
  compounds: [wenyuan, jinhe, xinan, shazao].flatMap(({ compounds }) => compounds),
  buildings: [wenyuan, jinhe, xinan, shazao].flatMap(({ buildings }) => buildings),
  units: [wenyuan, jinhe, xinan, shazao].flatMap(({ units }) => units),
  rooms: { ...shazao.rooms },
  places: [
    place('media', '融媒体中心', [110.01, 40.41], {
      nicknames: ['老电视台'],
      kind: 'media-centre',
      buildingCode: 'media',
    }),
    place('media-toilet', '公共卫生间', [110.0105, 40.41], { kind: 'public-toilet', nicknames: ['公厕'] }),
    place('park-toilet', '南滩公园公共卫生间', [110.03, 40.43], { kind: 'public-toilet' }),
    place('gate', '文苑新村东门岗亭', [110.004, 40.4], {
      kind: 'gate',
      compoundCode: 'wy',
      nicknames: ['文苑新村东门'],
    }),
    place('locker-wy', '文苑新村快递柜', [110.003, 40.4], { kind: 'parcel-locker', compoundCode: 'wy' }),
    place('locker-jh', '锦和府快递柜', [110.021, 40.4], { kind: 'parcel-locker', compoundCode: 'jh' }),
    place('shaomai', '烧麦馆门口', [110.01, 40.405], { kind: 'shop', nicknames: ['烧麦馆'] }),
    place('wulao', '五老调解室', [110.01, 40.404], { kind: 'mediation-room', nicknames: ['五老'] }),
    place('venue', '文苑新村7号楼议事点', [110.003, 40.4], {
      kind: 'venue',
      compoundCode: 'wy',
      buildingCode: 'wy-7',
    }),
  ],
};
