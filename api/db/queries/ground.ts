import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Geometry } from 'geojson';
import type { Reader } from '../connect.ts';
import {
  boundaryVersion,
  building,
  buildingGroup,
  calendarDay,
  community,
  communityCounter,
  compound,
  grid,
  infrastructure,
  leave,
  organisation,
  organisationCompound,
  place,
  posting,
  room,
  shift,
  unit,
} from '../schema.ts';

/** Reads a geometry column back as GeoJSON, all 15 significant digits of it. */
export const geoJson = <Shape extends Geometry>(column: AnyPgColumn) =>
  sql<Shape>`ST_AsGeoJSON(${column}, 15)`.mapWith((text: string) => JSON.parse(text) as Shape);

export const listCommunities = (db: Reader) =>
  db
    .select({
      id: community.id,
      code: community.code,
      name: community.name,
      timeZone: community.timeZone,
      isDemo: community.isDemo,
      numberPrefix: community.numberPrefix,
      settings: community.settings,
      center: geoJson(community.center),
    })
    .from(community)
    .orderBy(community.createdAt, community.id);

export async function readGroundVersion(db: Reader, communityId: string): Promise<number | null> {
  const [row] = await db
    .select({ version: communityCounter.groundVersion })
    .from(communityCounter)
    .where(eq(communityCounter.communityId, communityId));
  return row?.version ?? null;
}

export async function readBoundaryVersion(db: Reader, communityId: string) {
  const [row] = await db
    .select({
      id: boundaryVersion.id,
      number: boundaryVersion.number,
      boundary: geoJson(boundaryVersion.boundary),
    })
    .from(boundaryVersion)
    .where(eq(boundaryVersion.communityId, communityId))
    .orderBy(desc(boundaryVersion.number))
    .limit(1);
  return row ?? null;
}

/** Published boundaries of other communities within a few kilometres, with their names. */
export const readNeighbourBoundaries = (db: Reader, communityId: string) => {
  const around = sql`(select ST_Expand(own.boundary, 0.05) from boundary_version own where own.community_id = ${communityId} order by own.number desc limit 1)`;
  return db
    .selectDistinctOn([community.id], {
      code: community.code,
      name: community.name,
      boundary: geoJson(boundaryVersion.boundary),
    })
    .from(boundaryVersion)
    .innerJoin(community, eq(community.id, boundaryVersion.communityId))
    .where(and(ne(community.id, communityId), sql`${boundaryVersion.boundary} && ${around}`))
    .orderBy(community.id, desc(boundaryVersion.number));
};

export const readGrids = (db: Reader, communityId: string, boundaryVersionId: string) =>
  db
    .select({
      id: grid.id,
      gridCode: grid.gridCode,
      number: grid.number,
      name: grid.name,
      shortName: grid.shortName,
      shape: geoJson(grid.shape),
    })
    .from(grid)
    .where(and(eq(grid.communityId, communityId), eq(grid.boundaryVersionId, boundaryVersionId)))
    .orderBy(grid.number, grid.gridCode);

export const readCompounds = (db: Reader, communityId: string) =>
  db
    .select({
      id: compound.id,
      code: compound.code,
      name: compound.name,
      nicknames: compound.nicknames,
      builtYears: compound.builtYears,
      numbering: compound.numbering,
      shape: geoJson(compound.shape),
    })
    .from(compound)
    .where(eq(compound.communityId, communityId))
    .orderBy(compound.code);

export const readBuildings = (db: Reader, communityId: string) =>
  db
    .select({
      id: building.id,
      code: building.code,
      compoundCode: compound.code,
      compoundName: compound.name,
      number: building.number,
      name: building.name,
      use: building.use,
      floors: building.floors,
      shopFloors: building.shopFloors,
      heightMeters: building.heightMeters,
      builtYear: building.builtYear,
      gridCode: grid.gridCode,
      shape: geoJson(building.shape),
      units:
        sql<number>`(select count(*) from ${unit} where ${unit.communityId} = ${building.communityId} and ${unit.buildingId} = ${building.id})`.mapWith(
          Number,
        ),
    })
    .from(building)
    .leftJoin(
      compound,
      and(eq(compound.communityId, building.communityId), eq(compound.id, building.compoundId)),
    )
    .leftJoin(grid, and(eq(grid.communityId, building.communityId), eq(grid.id, building.gridId)))
    .where(eq(building.communityId, communityId))
    .orderBy(building.code);

export const readUnits = (db: Reader, communityId: string) =>
  db
    .select({
      id: unit.id,
      code: unit.code,
      buildingCode: building.code,
      compoundCode: compound.code,
      number: unit.number,
      name: unit.name,
      lowestFloor: unit.lowestFloor,
      highestFloor: unit.highestFloor,
      flatsPerLanding: unit.flatsPerLanding,
      buildingGroupId: unit.buildingGroupId,
      buildingGroupCode: buildingGroup.code,
      chatGroupCode: unit.chatGroupCode,
      gridCode: grid.gridCode,
      door: geoJson(unit.door),
    })
    .from(unit)
    .innerJoin(building, and(eq(building.communityId, unit.communityId), eq(building.id, unit.buildingId)))
    .leftJoin(
      compound,
      and(eq(compound.communityId, building.communityId), eq(compound.id, building.compoundId)),
    )
    .leftJoin(
      buildingGroup,
      and(eq(buildingGroup.communityId, unit.communityId), eq(buildingGroup.id, unit.buildingGroupId)),
    )
    .leftJoin(grid, and(eq(grid.communityId, unit.communityId), eq(grid.id, unit.gridId)))
    .where(eq(unit.communityId, communityId))
    .orderBy(unit.code);

/** Room labels by unit code: the address register, no people. */
export const readRoomLabels = (db: Reader, communityId: string) =>
  db
    .select({ unitCode: unit.code, labels: sql<string[]>`array_agg(${room.label} order by ${room.label})` })
    .from(room)
    .innerJoin(unit, and(eq(unit.communityId, room.communityId), eq(unit.id, room.unitId)))
    .where(eq(room.communityId, communityId))
    .groupBy(unit.code);

export const readPlaces = (db: Reader, communityId: string) =>
  db
    .select({
      id: place.id,
      code: place.code,
      name: place.name,
      nicknames: place.nicknames,
      kind: place.kind,
      venueLevel: place.venueLevel,
      compoundCode: compound.code,
      buildingCode: building.code,
      gridCode: grid.gridCode,
      position: geoJson(place.position),
    })
    .from(place)
    .leftJoin(compound, and(eq(compound.communityId, place.communityId), eq(compound.id, place.compoundId)))
    .leftJoin(building, and(eq(building.communityId, place.communityId), eq(building.id, place.buildingId)))
    .leftJoin(grid, and(eq(grid.communityId, place.communityId), eq(grid.id, place.gridId)))
    .where(eq(place.communityId, communityId))
    .orderBy(place.code);

export const readInfrastructure = (db: Reader, communityId: string) =>
  db
    .select({
      id: infrastructure.id,
      code: infrastructure.code,
      kind: infrastructure.kind,
      name: infrastructure.name,
      service: infrastructure.service,
      shape: geoJson(infrastructure.shape),
    })
    .from(infrastructure)
    .where(eq(infrastructure.communityId, communityId))
    .orderBy(infrastructure.code);

export const readOrganisations = (db: Reader, communityId: string) =>
  db
    .select({
      id: organisation.id,
      name: organisation.name,
      kind: organisation.kind,
      service: organisation.service,
      hotline: organisation.hotline,
      compoundCodes: sql<
        string[]
      >`${sql`coalesce((select array_agg(${compound.code}) from ${organisationCompound} join ${compound}
      on ${compound.communityId} = ${organisationCompound.communityId} and ${compound.id} = ${organisationCompound.compoundId}
      where ${organisationCompound.communityId} = ${organisation.communityId} and ${organisationCompound.organisationId} = ${organisation.id}), '{}')`}`,
    })
    .from(organisation)
    .where(eq(organisation.communityId, communityId))
    .orderBy(organisation.code);

/** Postings without the people's names: ids are enough to decide. */
export const readPostings = (db: Reader, communityId: string) =>
  db
    .select({
      id: posting.id,
      personId: posting.personId,
      post: posting.post,
      gridCode: posting.gridCode,
      buildingGroupId: posting.buildingGroupId,
      unitId: posting.unitId,
      rank: posting.rank,
      startsAt: posting.startsAt,
      endsAt: posting.endsAt,
    })
    .from(posting)
    .where(eq(posting.communityId, communityId));

export const readShifts = (db: Reader, communityId: string) =>
  db
    .select({ id: shift.id, postingId: shift.postingId, startsAt: shift.startsAt, endsAt: shift.endsAt })
    .from(shift)
    .where(eq(shift.communityId, communityId));

export const readLeaves = (db: Reader, communityId: string) =>
  db
    .select({
      id: leave.id,
      personId: leave.personId,
      startsAt: leave.startsAt,
      endsAt: leave.endsAt,
      reason: leave.reason,
      standInPersonId: leave.standInPersonId,
    })
    .from(leave)
    .where(eq(leave.communityId, communityId));

export const readCalendarDays = (db: Reader) =>
  db.select({ day: calendarDay.day, isWorking: calendarDay.isWorking }).from(calendarDay);
