import type { Feature, LineString, Point, Polygon } from 'geojson';
import type { Land, Position, UnitProperties } from '#geodata/model.ts';
import type { Random } from '../random.ts';
import { buildingWords, placeWords, type Speech, unitWords } from './spotWords.ts';

/** Somewhere a report is about: where it is and how people write it. */
export type Spot = {
  code: string;
  position: Position;
  gridNumber: number;
  compoundCode: string | null;
  isIndoors: boolean;
  say: (random: Random) => string;
};
export const spotKinds = [
  'unit',
  'lift',
  'row',
  'building',
  'gate',
  'street',
  'manhole',
  'shed',
  'waste',
] as const;
export type SpotKind = (typeof spotKinds)[number];

export type Atlas = {
  /** A spot by the code of a unit, building, place or piece of infrastructure. */
  at: (code: string) => Spot;
  some: (kind: SpotKind, random: Random) => Spot;
  /** Units with a leader in buildings with floors: the notes speak of floors. */
  led: readonly Spot[];
};

const liftFromFloors = 9;
const streetKinds = [
  'gate',
  'crossing',
  'shop',
  'school',
  'park',
  'landmark',
  'market',
  'public-toilet',
  'parcel-locker',
  'clinic',
];

/** Every spot of the land that the demo's reports may be about. */
export function makeAtlas(land: Land): Atlas {
  const units = land.units.features.map((unit) => ({ unit, spot: unitSpot(unit, land) }));
  const places = land.places.features.map((place) => ({
    kind: place.properties.kind,
    spot: placeSpot(place, land),
  }));
  const things = land.infrastructure.features.map((thing) => ({
    kind: thing.properties.kind,
    spot: thingSpot(thing, land),
  }));
  const buildings = land.buildings.features.map((building) => buildingSpot(building, land));
  const unitsWhere = (test: (unit: UnitProperties) => boolean) =>
    units.filter(({ unit }) => test(unit.properties)).map(({ spot }) => spot);
  const placesOf = (kinds: string[]) =>
    places.filter(({ kind }) => kinds.includes(kind)).map(({ spot }) => spot);
  const isRow = ({ highestFloor }: UnitProperties) => highestFloor === 1;
  const hasLift = ({ highestFloor }: UnitProperties) => highestFloor >= liftFromFloors;
  const byKind: Record<SpotKind, Spot[]> = {
    unit: unitsWhere((unit) => !isRow(unit)),
    lift: unitsWhere(hasLift),
    row: unitsWhere(isRow),
    building: buildings.filter(({ compoundCode }) => compoundCode !== null),
    gate: placesOf(['gate']),
    street: placesOf(streetKinds),
    manhole: things.filter(({ kind }) => kind === 'manhole').map(({ spot }) => spot),
    shed: placesOf(['charging-shed']),
    waste: [...placesOf(['waste-station', 'gate', 'market'])],
  };
  const byCode = new Map(
    [...things, ...places, ...units]
      .map(({ spot }) => spot)
      .concat(buildings)
      .map((spot) => [spot.code, spot]),
  );
  return {
    at: (code) => {
      const spot = byCode.get(code);
      if (!spot) throw new Error(`The demo's history names ${code}, which is not on the land.`);
      return spot;
    },
    some: (kind, random) => random.pick(byKind[kind]),
    led: unitsWhere((unit) => unit.hasLeader && !isRow(unit)),
  };
}

const numberOf = (land: Land, gridCode: string): number =>
  land.grids.features.find(({ properties }) => properties.gridCode === gridCode)?.properties.number ?? 0;

function speechOf(land: Land, compoundCode: string): Speech {
  const compound = land.compounds.features.find(
    ({ properties }) => properties.code === compoundCode,
  )?.properties;
  return {
    compound: compound?.name ?? '',
    nickname: compound?.nicknames[0] ?? compound?.name ?? '',
    isRow: compound?.numbering === 'row',
  };
}

function unitSpot({ geometry, properties }: Feature<Point, UnitProperties>, land: Land): Spot {
  const building =
    land.buildings.features.find((one) => one.properties.code === properties.buildingCode)?.properties
      .number ?? '';
  const rooms = land.rooms[properties.code]?.files ?? [];
  const words = { ...speechOf(land, properties.compoundCode), building, unit: properties, rooms };
  return {
    code: properties.code,
    position: geometry.coordinates as Position,
    gridNumber: numberOf(land, properties.gridCode),
    compoundCode: properties.compoundCode,
    isIndoors: true,
    say: (random) => unitWords(words, random),
  };
}

function buildingSpot({ geometry, properties }: Land['buildings']['features'][number], land: Land): Spot {
  const { compoundCode, number, name } = properties;
  return {
    code: properties.code,
    position: southOf(geometry),
    gridNumber: numberOf(land, properties.gridCode),
    compoundCode,
    isIndoors: false,
    say: (random) =>
      compoundCode && number
        ? buildingWords({ ...speechOf(land, compoundCode), building: number }, random)
        : name,
  };
}

function placeSpot({ geometry, properties }: Land['places']['features'][number], land: Land): Spot {
  return {
    code: properties.code,
    position: geometry.coordinates as Position,
    gridNumber: numberOf(land, properties.gridCode),
    compoundCode: properties.compoundCode,
    isIndoors: false,
    say: (random) => placeWords(properties, random),
  };
}

/** Pipes and covers bear names nobody says: people name the nearest place, or send where they stand. */
function thingSpot({ geometry, properties }: Land['infrastructure']['features'][number], land: Land): Spot {
  const position = (geometry.type === 'Point' ? geometry.coordinates : middleOf(geometry)) as Position;
  const nearest = nearestPlace(position, land);
  return {
    code: properties.code,
    position,
    gridNumber: numberOf(land, nearest.gridCode),
    compoundCode: null,
    isIndoors: false,
    say: () => `${nearest.name}附近`,
  };
}

function nearestPlace([lon, lat]: Position, land: Land) {
  const away = ({ geometry: { coordinates } }: Land['places']['features'][number]) =>
    Math.hypot(((coordinates[0] as number) - lon) * 0.76, (coordinates[1] as number) - lat);
  return [...land.places.features]
    .filter(({ properties }) => properties.kind !== 'venue')
    .sort((a, b) => away(a) - away(b))[0]?.properties as Land['places']['features'][number]['properties'];
}

const middleOf = ({ coordinates }: LineString) => coordinates[Math.floor(coordinates.length / 2)];

/** The doors and paths of a slab lie along its long south side; its outline begins in the south-west. */
function southOf({ coordinates: [ring = []] }: Polygon): Position {
  const lons = ring.map(([lon = 0]) => lon);
  return [(Math.min(...lons) + Math.max(...lons)) / 2, Math.min(...ring.map(([, lat = 0]) => lat))];
}
