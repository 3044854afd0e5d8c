import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Reader, Tx } from '#db/connect.ts';
import { insertRows } from '#db/insertRows.ts';
import * as tables from '#db/schema.ts';
import type { CommunitySeed, PeopleSeed } from './communitySeed.ts';
import { type LandIds, loadLand } from './loadLand.ts';

/**
 * Creates a community with its land and its people, in one transaction, or as part of the one it is given. Refused without a
 * desk posting: a holder must always exist. Returns its id.
 */
export async function createCommunity(db: Reader, seed: CommunitySeed, createdAt: Date): Promise<string> {
  if (!seed.people.postings.some(({ post }) => post === 'desk-clerk')) {
    throw new Error(
      `Community ${seed.community.code} has no desk posting (seen: none, wanted: at least one desk-clerk).`,
    );
  }
  const communityId = uuidv7();
  const [west, south, east, north] = boxOf(seed.land);
  const center = { type: 'Point' as const, coordinates: [(west + east) / 2, (south + north) / 2] };
  await db.transaction(async (tx) => {
    await tx.insert(tables.community).values({ ...seed.community, id: communityId, center, createdAt });
    await tx.insert(tables.communityCounter).values({ communityId });
    const landIds = await loadLand(tx, seed.land, seed.people.buildingGroups, {
      communityId,
      publishedAt: seed.publishedAt,
    });
    await loadPeople(tx, seed.people, { communityId, landIds });
  });
  return communityId;
}

async function loadPeople(
  tx: Tx,
  people: PeopleSeed,
  { communityId, landIds }: { communityId: string; landIds: LandIds },
): Promise<void> {
  const personIds = new Map(people.persons.map(({ key }) => [key, uuidv7()]));
  const postingIds = new Map(people.postings.map(({ key }) => [key, uuidv7()]));
  const organisationIds = new Map(people.organisations.map(({ code }) => [code, uuidv7()]));
  const area = (map: Map<string, string>, code: string | undefined) =>
    code === undefined ? null : idOf(map, code);
  await insertRows(
    tx,
    tables.organisation,
    people.organisations.map((one) => ({ communityId, id: idOf(organisationIds, one.code), ...one })),
  );
  await insertRows(
    tx,
    tables.organisationCompound,
    people.organisations.flatMap((one) =>
      one.compoundCodes.map((code) => ({
        communityId,
        organisationId: idOf(organisationIds, one.code),
        compoundId: idOf(landIds.compound, code),
      })),
    ),
  );
  await insertRows(
    tx,
    tables.person,
    people.persons.map(({ key, name, phone }) => ({ communityId, id: idOf(personIds, key), name, phone })),
  );
  await insertRows(
    tx,
    tables.posting,
    people.postings.map(
      ({ key, person, buildingGroupCode, unitCode, gridCode, organisationCode, ...posting }) => ({
        ...posting,
        communityId,
        id: idOf(postingIds, key),
        personId: idOf(personIds, person),
        gridCode: gridCode ?? null,
        buildingGroupId: area(landIds.buildingGroup, buildingGroupCode),
        unitId: area(landIds.unit, unitCode),
        organisationId: area(organisationIds, organisationCode),
      }),
    ),
  );
  await insertRows(
    tx,
    tables.shift,
    people.shifts.map(({ posting, ...span }) => ({
      ...span,
      communityId,
      id: uuidv7(),
      postingId: idOf(postingIds, posting),
    })),
  );
  await insertRows(
    tx,
    tables.leave,
    people.leaves.map(({ person, standIn, ...span }) => ({
      ...span,
      communityId,
      id: uuidv7(),
      personId: idOf(personIds, person),
      standInPersonId: standIn === null ? null : idOf(personIds, standIn),
    })),
  );
}

/** Loads holidays and extra working days; loading them again changes what was published since. */
export async function loadCalendar(db: Reader, days: { day: string; isWorking: boolean }[]): Promise<void> {
  await db.transaction(async (tx) => {
    for (const { day, isWorking } of days) {
      await tx
        .insert(tables.calendarDay)
        .values({ day, isWorking })
        .onConflictDoUpdate({ target: tables.calendarDay.day, set: { isWorking } });
    }
  });
}

export async function communityExists(db: Reader, code: string): Promise<boolean> {
  return (
    (
      await db
        .select({ id: tables.community.id })
        .from(tables.community)
        .where(eq(tables.community.code, code))
    ).length > 0
  );
}

function idOf(map: Map<string, string>, key: string): string {
  const id = map.get(key);
  if (id === undefined) throw new Error(`The seed names ${key}, which it does not define.`);
  return id;
}

function boxOf({ boundary }: CommunitySeed['land']): [number, number, number, number] {
  const positions = boundary.geometry.coordinates.flat();
  const lons = positions.map(([lon = 0]) => lon);
  const lats = positions.map(([, lat = 0]) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
