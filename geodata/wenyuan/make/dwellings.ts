import type { FeatureCollection, Point, Polygon } from 'geojson';
import type { BuildingProperties, CompoundProperties, RoomRegister, UnitProperties } from '../../model.ts';
import { gridCodeAt } from './grids.ts';
import { splitByGrid } from './groups.ts';
import { inFrame, type PlanPoint, pointFeature, polygonFeature, rectangle } from './plane.ts';
import { makeRandom, shuffled } from './random.ts';
import { type CompoundLayout, layouts, type Slab, storeyMeters } from './slabs.ts';

const seed = 20240621;

type Unit = UnitProperties & { at: PlanPoint };

export function buildingCode(slab: Slab): string {
  return `${slab.plan.code}-${slab.number}`;
}

/** 文苑新村2号楼, 沙枣巷3排. */
export function buildingName({ plan, number }: Slab): string {
  return plan.numbering === 'row' ? `沙枣巷${number}排` : `${plan.name}${number}号楼`;
}

/** The door of a unit, counted from the west; just outside the wall. */
function door(slab: Slab, number: number): PlanPoint {
  const x = -slab.lengthMeters / 2 + (number - 0.5) * slab.plan.unitWidth;
  const y = slab.plan.depth / 2 + 0.6;
  return inFrame(slab.frame, [x, slab.doorSide === 'north' ? y : -y]);
}

/** A building that two grids claim belongs to the grid of its first unit. */
export function buildingGrid(slab: Slab): string {
  return gridCodeAt(door(slab, 1));
}

function unitsOf(slab: Slab): Unit[] {
  const { plan } = slab;
  return Array.from({ length: plan.unitsPerBuilding }, (_, index) => {
    const at = door(slab, index + 1);
    return {
      at,
      code: `${buildingCode(slab)}-${index + 1}`,
      buildingCode: buildingCode(slab),
      compoundCode: plan.code,
      number: index + 1,
      name: plan.numbering === 'row' ? buildingName(slab) : `${buildingName(slab)}${index + 1}单元`,
      gridCode: gridCodeAt(at),
      lowestFloor: slab.shopFloors + 1,
      highestFloor: slab.floors,
      flatsPerLanding: plan.flatsPerLanding,
      hasLeader: true,
      buildingGroupCode: '',
      chatGroupCode: '',
    };
  });
}

/** Units of a compound with their two groups; leaderless units chosen by the seed. */
function compoundUnits({ plan, slabs }: CompoundLayout): Unit[] {
  const buildings = slabs.map((slab) => ({ key: buildingCode(slab), gridCode: buildingGrid(slab) }));
  const units = slabs.flatMap(unitsOf);
  const groups = splitByGrid(buildings, plan.buildingGroups);
  const chats = splitByGrid(
    units.map(({ code, gridCode }) => ({ key: code, gridCode })),
    plan.chatGroups,
  );
  const random = makeRandom(seed ^ (plan.files * 131));
  const leaderless = shuffled(units, random).slice(0, plan.unitsWithoutLeader ?? 0);
  return units.map((unit) => ({
    ...unit,
    hasLeader: !leaderless.includes(unit),
    buildingGroupCode: `${plan.code}-group-${groups.get(unit.buildingCode)}`,
    chatGroupCode: `${plan.code}-chat-${chats.get(unit.code)}`,
  }));
}

/** 302, 1103; single-storey doors are 1…10. */
function roomNumbers(unit: UnitProperties, numbering: 'building' | 'row'): string[] {
  const flats = Array.from({ length: unit.flatsPerLanding }, (_, index) => index + 1);
  if (numbering === 'row') return flats.map(String);
  const floors = Array.from(
    { length: unit.highestFloor - unit.lowestFloor + 1 },
    (_, index) => unit.lowestFloor + index,
  );
  return floors.flatMap((floor) => flats.map((flat) => `${floor}${String(flat).padStart(2, '0')}`));
}

/** Every room, and the files of the lived-in ones: exactly as many per compound as the table says. */
function compoundRooms({ plan }: CompoundLayout, units: readonly Unit[]): RoomRegister {
  const all = units.flatMap((unit) =>
    roomNumbers(unit, plan.numbering).map((room) => ({ unitCode: unit.code, room })),
  );
  const random = makeRandom(seed + plan.files);
  const vacant = new Set(shuffled(all, random).slice(0, all.length - plan.files));
  return Object.fromEntries(
    units.map(({ code }) => {
      const own = all.filter((entry) => entry.unitCode === code);
      const filed = own.filter((entry) => !vacant.has(entry));
      return [code, { rooms: own.map((entry) => entry.room), files: filed.map((entry) => entry.room) }];
    }),
  );
}

export function makeCompounds(): FeatureCollection<Polygon, CompoundProperties> {
  const features = layouts.map(({ plan, quad }) => {
    const { code, name, nicknames, builtYears, numbering } = plan;
    return polygonFeature(quad, { code, name, nicknames, builtYears, numbering });
  });
  return { type: 'FeatureCollection', features };
}

export function makeDwellings(): FeatureCollection<Polygon, BuildingProperties>['features'] {
  return layouts.flatMap(({ slabs, plan }) =>
    slabs.map((slab) => {
      const ring = rectangle(slab.frame, [0, 0], [slab.lengthMeters, plan.depth]);
      return polygonFeature(ring, {
        code: buildingCode(slab),
        compoundCode: plan.code,
        number: String(slab.number),
        name: buildingName(slab),
        use: 'dwelling' as const,
        floors: slab.floors,
        shopFloors: slab.shopFloors,
        heightMeters: Math.round(slab.floors * storeyMeters * 10) / 10,
        builtYear: slab.builtYear,
        gridCode: buildingGrid(slab),
      });
    }),
  );
}

export function makeUnitsAndRooms(): {
  units: FeatureCollection<Point, UnitProperties>;
  rooms: RoomRegister;
} {
  const perCompound = layouts.map((layout) => ({ layout, units: compoundUnits(layout) }));
  const features = perCompound.flatMap(({ units }) =>
    units.map(({ at, ...properties }) => pointFeature(at, properties)),
  );
  const rooms = Object.assign({}, ...perCompound.map(({ layout, units }) => compoundRooms(layout, units)));
  return { units: { type: 'FeatureCollection', features }, rooms };
}
