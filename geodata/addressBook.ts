/** From an address to the compound, building, unit and room it names – or to the last of them that exists. */
import { type AddressText, type Door, normaliseText, roomOfDoor } from './addressText.ts';
import { type CompoundGrids, gridsOfCompounds } from './compoundGrids.ts';
import type { BuildingProperties, CompoundProperties, UnitProperties } from './model.ts';
import type { GazetteerAnswer, GazetteerSource, PlaceCandidate, Placed } from './placeCandidate.ts';

type Unit = Placed<UnitProperties>;
type Building = Placed<BuildingProperties> & { units: Unit[] };
type Compound = Placed<CompoundProperties> & { buildings: Map<string, Building>; grids: CompoundGrids };

/** One reading of an address: candidates of one compound, the surest first. */
export type Reading = { candidates: PlaceCandidate[]; asks?: GazetteerAnswer['asks'] };
export type AddressBook = {
  compoundCodes: readonly string[];
  /** Reads an address inside one compound; null if that compound does not count its houses this way (排 or 号楼). */
  read(address: AddressText, compoundCode: string): Reading | null;
  /** Buildings of a compound, units of a building, by number: what one may want to say next. */
  below(candidate: PlaceCandidate): PlaceCandidate[];
  /** The unit or building itself where a room of it is named, there or not; any other candidate as it is. */
  withoutRoom(candidate: PlaceCandidate): PlaceCandidate;
};

/** How sure an address is by how far it could be followed; and where something in it does not exist. */
const sure = { room: 0.95, unit: 0.95, building: 0.95, oneOfUnits: 0.3 };
const unsure = { compound: 0.4, building: 0.6, unit: 0.7 };

/** Builds the book from the numbered buildings and their units. */
export function buildAddressBook(source: GazetteerSource): AddressBook {
  const compounds = new Map<string, Compound>();
  const gridsOf = gridsOfCompounds(source);
  for (const compound of source.compounds) {
    const { code } = compound.properties;
    compounds.set(code, { ...compound, buildings: new Map(), grids: gridsOf(code) });
  }
  const buildings = new Map<string, Building>();
  for (const building of source.buildings) {
    const { code, number, compoundCode } = building.properties;
    const placed = { ...building, units: [] };
    buildings.set(code, placed);
    if (number !== null) compounds.get(compoundCode ?? '')?.buildings.set(normaliseText(number), placed);
  }
  for (const unit of source.units) buildings.get(unit.properties.buildingCode)?.units.push(unit);
  const unitsByCode = new Map(source.units.map((unit) => [unit.properties.code, unit]));
  for (const { units } of buildings.values()) units.sort((a, b) => a.properties.number - b.properties.number);
  return {
    compoundCodes: [...compounds.keys()],
    read(address, compoundCode) {
      const compound = compounds.get(compoundCode);
      return compound?.properties.numbering === address.numbering ? readIn(compound, address, source) : null;
    },
    below({ kind, code }) {
      const inside =
        kind === 'compound'
          ? [...(compounds.get(code)?.buildings.values() ?? [])].map(buildingCandidate)
          : [];
      const units =
        kind === 'building' ? (buildings.get(code)?.units ?? []).map((unit) => unitCandidate(unit)) : [];
      return [...inside, ...units];
    },
    withoutRoom(candidate) {
      const { kind, code, notFound } = candidate;
      const building = kind === 'building' && notFound !== undefined ? buildings.get(code) : undefined;
      if (building && !isUnitWords(notFound))
        return { ...buildingCandidate(building), relation: candidate.relation, matched: candidate.matched };
      const unit = unitsByCode.get(candidate.unitCode ?? '');
      if (!unit || !['room', 'unit'].includes(candidate.kind)) return candidate;
      const { relation, matched } = candidate;
      return { ...unitCandidate(unit), relation, matched };
    },
  };
}

function readIn(compound: Compound, address: AddressText, source: GazetteerSource): Reading {
  const building = compound.buildings.get(address.building);
  if (!building) {
    return { candidates: [{ ...compoundCandidate(compound), notFound: houseOf(address) }] };
  }
  if (address.unit === null && address.room === null) return { candidates: [buildingCandidate(building)] };
  const [only, ...others] = building.units;
  const said = building.units.find(({ properties }) => properties.number === address.unit);
  const unit = said ?? (address.unit === null && others.length === 0 ? only : undefined);
  if (unit) return readInUnit(unit, address, source);
  const atBuilding = buildingCandidate(building);
  if (address.unit !== null)
    return {
      candidates: [{ ...atBuilding, confidence: unsure.building, notFound: unitWords(address.unit) }],
    };
  return readInEveryUnit(building, address, source);
}

/** 2号楼501: the building is sure, the unit is one of those that have such a room. */
function readInEveryUnit(building: Building, address: AddressText, source: GazetteerSource): Reading {
  const rooms = building.units
    .flatMap((unit) => readInUnit(unit, address, source).candidates)
    .filter((candidate) => candidate.kind === 'room');
  const [only, ...others] = rooms;
  if (only && others.length === 0) return { candidates: [only] };
  const notFound = rooms.length === 0 ? { notFound: wordsOf(address), confidence: unsure.building } : {};
  const candidates = [
    { ...buildingCandidate(building), ...notFound },
    ...rooms.map((room) => ({ ...room, confidence: sure.oneOfUnits })),
  ];
  return rooms.length === 0 ? { candidates } : { candidates, asks: 'which-unit' };
}

function readInUnit(unit: Unit, address: AddressText, source: GazetteerSource): Reading {
  const { room } = address;
  if (room === null) return { candidates: [unitCandidate(unit)] };
  const lost = (): Reading => ({
    candidates: [{ ...unitCandidate(unit), confidence: unsure.unit, notFound: wordsOf(address) }],
  });
  if (typeof room === 'string')
    return hasRoom(unit, room, source) ? { candidates: [roomCandidate(unit, room)] } : lost();
  const doors = roomsOnFloor(unit, room.floor, source);
  if (doors.length === 0) return lost();
  const label = roomOfDoor(room, unit.properties.flatsPerLanding);
  if (label !== null)
    return hasRoom(unit, label, source) ? { candidates: [roomCandidate(unit, label)] } : lost();
  if (room.side === null) return { candidates: [unitCandidate(unit)] };
  const possible = room.side === '中' ? doors.slice(1, -1) : doors;
  if (possible.length === 0) return lost();
  const rooms = possible.map((door) => ({ ...roomCandidate(unit, door), confidence: sure.oneOfUnits }));
  return { candidates: [unitCandidate(unit), ...rooms], asks: 'which-room' };
}

const unitWords = (number: number): string => `${number}单元`;
const isUnitWords = (words = ''): boolean => words.endsWith('单元');

function houseOf({ building, numbering }: AddressText): string {
  if (numbering === 'row') return `${building}排`;
  return /^\d/.test(building) ? `${building}号楼` : `${building.toUpperCase()}座`;
}

function wordsOf({ room, numbering }: AddressText): string {
  if (typeof room === 'string') return numbering === 'row' ? `${room}号` : room;
  const { floor, side } = room as Door;
  return `${floor}楼${side === null ? '' : `${side}户`}`;
}

function roomsOf({ properties }: Unit, source: GazetteerSource): string[] {
  const registered = source.rooms?.[properties.code];
  if (registered) return registered.rooms;
  const { lowestFloor, highestFloor, flatsPerLanding } = properties;
  const floors = Array.from(
    { length: Math.max(highestFloor - lowestFloor + 1, 0) },
    (_, place) => lowestFloor + place,
  );
  const doors = Array.from({ length: flatsPerLanding }, (_, place) => String(place + 1).padStart(2, '0'));
  return floors.flatMap((floor) => doors.map((door) => `${floor}${door}`));
}

function hasRoom(unit: Unit, label: string, source: GazetteerSource): boolean {
  return roomsOf(unit, source).includes(label);
}

function roomsOnFloor(unit: Unit, floor: number, source: GazetteerSource): string[] {
  return roomsOf(unit, source).filter((label) => label.length > 2 && label.slice(0, -2) === String(floor));
}

const at = { relation: 'at', matched: '' } as const;

function compoundCandidate({ properties: { code, name }, position, grids }: Compound): PlaceCandidate {
  return {
    kind: 'compound',
    code,
    name,
    compoundCode: code,
    ...grids,
    position,
    confidence: unsure.compound,
    ...at,
  };
}

function buildingCandidate({ properties, position }: Building): PlaceCandidate {
  const { code, name, gridCode, compoundCode } = properties;
  const within = compoundCode === null ? {} : { compoundCode };
  return {
    kind: 'building',
    code,
    name,
    ...within,
    buildingCode: code,
    gridCode,
    position,
    confidence: sure.building,
    ...at,
  };
}

function unitCandidate({ properties, position }: Unit): PlaceCandidate {
  const { code, name, compoundCode, buildingCode, gridCode } = properties;
  const within = { compoundCode, buildingCode, unitCode: code };
  return { kind: 'unit', code, name, ...within, gridCode, position, confidence: sure.unit, ...at };
}

/** A room has no point of its own: it is where its unit's door is. */
function roomCandidate(unit: Unit, roomLabel: string): PlaceCandidate {
  const { code, name } = unit.properties;
  const isRow = roomLabel.length < 3;
  const room = { code: `${code}-${roomLabel}`, name: `${name}${roomLabel}${isRow ? '号' : ''}`, roomLabel };
  return { ...unitCandidate(unit), kind: 'room', ...room, confidence: sure.room };
}
