import type { Feature, LineString, MultiPolygon, Point, Polygon } from 'geojson';
import type { OrganisationKind, Post } from '#contract/lists.ts';
import type { Reader } from '#db/connect.ts';
import * as read from '#db/queries/ground.ts';
import type { Ground } from '#domain/ground.ts';
import { makeRoster } from '#domain/roster.ts';
import type { CommunitySettings } from '#domain/settings.ts';
import { buildGazetteer, type Placed } from '#geodata/gazetteer.ts';
import { buildGridIndex } from '#geodata/gridIndex.ts';
import type {
  BuildingProperties,
  CompoundProperties,
  InfrastructureKind,
  InfrastructureProperties,
  PlaceProperties,
  Position,
  RoomRegister,
  ServiceCode,
  UnitProperties,
} from '#geodata/model.ts';

export type CommunityRow = Awaited<ReturnType<typeof read.listCommunities>>[number];

/** Reads one community's land, people and calendar, and builds what the rules ask. About half a second for the demo. */
export async function readGround(db: Reader, community: CommunityRow): Promise<Ground> {
  const id = community.id;
  // The version first: a change while we read makes this ground old, never wrongly new.
  const version = await read.readGroundVersion(db, id);
  const boundary = await read.readBoundaryVersion(db, id);
  if (version === null || boundary === null)
    throw new Error(`Community ${community.code} has no published boundary.`);
  const grids = await read.readGrids(db, id, boundary.id);
  const [compounds, buildings, units, rooms, places] = await Promise.all([
    read.readCompounds(db, id),
    read.readBuildings(db, id),
    read.readUnits(db, id),
    read.readRoomLabels(db, id),
    read.readPlaces(db, id),
  ]);
  const neighbours = await read.readNeighbourBoundaries(db, id);
  const settings = community.settings as CommunitySettings;
  return {
    communityId: id,
    communityCode: community.code,
    numberPrefix: community.numberPrefix,
    timeZone: community.timeZone,
    isDemo: community.isDemo,
    settings,
    version,
    boundaryVersion: { id: boundary.id, number: boundary.number },
    index: buildGridIndex(
      grids.map(({ gridCode, shape }) => ({ gridCode, geometry: shape as MultiPolygon })),
    ),
    buildingIndex: buildGridIndex(
      buildings.map(({ code, shape }) => ({ gridCode: code, geometry: shape as Polygon })),
    ),
    compoundIndex: buildGridIndex(
      compounds.map(({ code, shape }) => ({ gridCode: code, geometry: shape as Polygon })),
    ),
    neighbourCommunities: buildGridIndex(
      neighbours.map(({ code, boundary: shape }) => ({ gridCode: code, geometry: shape as MultiPolygon })),
    ),
    gazetteer: buildGazetteer({
      compounds: compounds.map((row) => placed(row as CompoundProperties, centerOf(row.shape as Polygon))),
      buildings: buildings.map((row) =>
        placed(row as unknown as BuildingProperties, centerOf(row.shape as Polygon)),
      ),
      units: units.map((row) => placed(row as unknown as UnitProperties, pointOf(row.door))),
      places: places.map((row) => placed(row as unknown as PlaceProperties, pointOf(row.position))),
      rooms: registerOf(rooms),
    }),
    ids: { compound: idsOf(compounds), building: idsOf(buildings), unit: idsOf(units), place: idsOf(places) },
    buildingGroupOfUnit: new Map(
      units.flatMap((row) => (row.buildingGroupId ? [[row.id, row.buildingGroupId] as const] : [])),
    ),
    names: new Map([
      ...neighbours.map(({ code, name }) => [code, name] as const),
      ...grids.map((row) => [row.gridCode, `${row.name}（${row.shortName}）`] as const),
      ...[...compounds, ...buildings, ...units, ...places].map((row) => [row.id, row.name] as const),
    ]),
    ...(await readPeople(db, community, settings)),
    infrastructure: (await read.readInfrastructure(db, id)).map(infrastructureFeature),
  };
}

async function readPeople(
  db: Reader,
  community: CommunityRow,
  settings: CommunitySettings,
): Promise<Pick<Ground, 'organisations' | 'roster' | 'calendar'>> {
  const id = community.id;
  const [organisations, postings, shifts, leaves, days] = await Promise.all([
    read.readOrganisations(db, id),
    read.readPostings(db, id),
    read.readShifts(db, id),
    read.readLeaves(db, id),
    read.readCalendarDays(db),
  ]);
  return {
    organisations: organisations.map((row) => ({
      ...row,
      kind: row.kind as OrganisationKind,
      service: row.service as ServiceCode,
    })),
    roster: makeRoster({
      postings: postings.map((row) => ({
        ...row,
        post: row.post as Post,
        startsAt: row.startsAt.getTime(),
        endsAt: row.endsAt?.getTime() ?? null,
      })),
      shifts: shifts.map((row) => ({
        ...row,
        startsAt: row.startsAt.getTime(),
        endsAt: row.endsAt.getTime(),
      })),
      leaves: leaves.map((row) => ({
        ...row,
        startsAt: row.startsAt.getTime(),
        endsAt: row.endsAt.getTime(),
      })),
    }),
    calendar: {
      timeZone: community.timeZone,
      hours: settings,
      days: new Map(days.map(({ day, isWorking }) => [day, isWorking])),
    },
  };
}

const placed = <Properties>(properties: Properties, position: Position): Placed<Properties> => ({
  properties,
  position,
});
const pointOf = (geometry: unknown): Position => (geometry as Point).coordinates as Position;
const idsOf = (rows: { code: string; id: string }[]) => new Map(rows.map(({ code, id }) => [code, id]));

const registerOf = (rows: { unitCode: string; labels: string[] }[]): RoomRegister =>
  Object.fromEntries(rows.map(({ unitCode, labels }) => [unitCode, { rooms: labels, files: [] }]));

/** Middle of the outer ring's box: where a building or compound stands when only it was named. */
function centerOf({ coordinates: [ring = []] }: Polygon): Position {
  const lons = ring.map(([lon = 0]) => lon);
  const lats = ring.map(([, lat = 0]) => lat);
  return [(Math.min(...lons) + Math.max(...lons)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2];
}

const infrastructureFeature = (
  row: Awaited<ReturnType<typeof read.readInfrastructure>>[number],
): Feature<Point | LineString, InfrastructureProperties> => ({
  type: 'Feature',
  geometry: row.shape as Point | LineString,
  properties: {
    code: row.code,
    kind: row.kind as InfrastructureKind,
    name: row.name,
    service: row.service as ServiceCode,
  },
});
