import type { PeopleSeed } from '#actions/communitySeed.ts';
import { publishedCalendarDays } from '#domain/calendarDays.ts';
import type { Ground } from '#domain/ground.ts';
import { makeRoster, type Posting } from '#domain/roster.ts';
import type { CommunitySettings } from '#domain/settings.ts';
import { buildGazetteer } from '#geodata/gazetteer.ts';
import { buildGridIndex } from '#geodata/gridIndex.ts';
import type { Area, Land, Position } from '#geodata/model.ts';
import { smallSeed } from './smallCommunity.ts';

export type GroundOptions = {
  people?: (people: PeopleSeed) => void;
  land?: (land: Land) => void;
  settings?: Partial<CommunitySettings>;
  neighbours?: { gridCode: string; geometry: Area }[];
};

/** The small community as the rules see it, without a database. Row ids are `kind:code`, posting and person ids their keys. */
export function smallGround({ people, land: change, settings, neighbours = [] }: GroundOptions = {}): Ground {
  const seed = smallSeed('small', people);
  change?.(seed.land);
  const { land, community } = seed;
  const ownSettings = { ...community.settings, ...settings };
  const named = [...land.compounds.features, ...land.buildings.features].map((feature) => ({
    properties: feature.properties,
    position: middle(feature.geometry.coordinates[0] as Position[]),
  }));
  const placed = <Properties>(
    features: { properties: Properties; geometry: { coordinates: unknown } }[],
  ): { properties: Properties; position: Position }[] =>
    features.map(({ properties, geometry }) => ({ properties, position: geometry.coordinates as Position }));
  return {
    communityId: 'community',
    communityCode: community.code,
    numberPrefix: community.numberPrefix,
    timeZone: community.timeZone,
    isDemo: community.isDemo,
    settings: ownSettings,
    version: 1,
    boundaryVersion: { id: 'boundary', number: 1 },
    index: buildGridIndex(
      land.grids.features.map(({ properties, geometry }) => ({ gridCode: properties.gridCode, geometry })),
    ),
    neighbourCommunities: buildGridIndex(neighbours),
    compoundIndex: buildGridIndex(
      land.compounds.features.map(({ properties, geometry }) => ({ gridCode: properties.code, geometry })),
    ),
    buildingIndex: buildGridIndex(
      land.buildings.features.map(({ properties, geometry }) => ({ gridCode: properties.code, geometry })),
    ),
    gazetteer: buildGazetteer({
      compounds: named.slice(0, land.compounds.features.length) as never,
      buildings: named.slice(land.compounds.features.length) as never,
      units: placed(land.units.features),
      places: placed(land.places.features),
      rooms: land.rooms,
    }),
    infrastructure: land.infrastructure.features,
    organisations: seed.people.organisations.map((one) => ({ ...one, id: one.code })),
    roster: rosterOf(seed.people),
    calendar: {
      timeZone: community.timeZone,
      hours: ownSettings,
      days: new Map(publishedCalendarDays.map(({ day, isWorking }) => [day, isWorking])),
    },
    ids: {
      building: idsOf('building', land.buildings.features),
      unit: idsOf('unit', land.units.features),
      place: idsOf('place', land.places.features),
      compound: idsOf('compound', land.compounds.features),
    },
    buildingGroupOfUnit: new Map(
      land.units.features.flatMap(({ properties: { code, buildingGroupCode } }) =>
        buildingGroupCode ? [[`unit:${code}`, `group:${buildingGroupCode}`] as const] : [],
      ),
    ),
    names: new Map(
      land.grids.features.map(({ properties: { gridCode, name, shortName } }) => [
        gridCode,
        `${name}（${shortName}）`,
      ]),
    ),
  };
}

export function rosterOf(people: PeopleSeed) {
  const posting = (one: PeopleSeed['postings'][number]): Posting => ({
    id: one.key,
    personId: one.person,
    post: one.post,
    gridCode: one.gridCode ?? null,
    buildingGroupId: one.buildingGroupCode ? `group:${one.buildingGroupCode}` : null,
    unitId: one.unitCode ? `unit:${one.unitCode}` : null,
    rank: one.rank,
    startsAt: one.startsAt.getTime(),
    endsAt: one.endsAt?.getTime() ?? null,
  });
  return makeRoster({
    postings: people.postings.map(posting),
    shifts: people.shifts.map((shift, index) => ({
      id: `shift-${index}`,
      postingId: shift.posting,
      startsAt: shift.startsAt.getTime(),
      endsAt: shift.endsAt.getTime(),
    })),
    leaves: people.leaves.map((leave, index) => ({
      id: `leave-${index}`,
      personId: leave.person,
      startsAt: leave.startsAt.getTime(),
      endsAt: leave.endsAt.getTime(),
      reason: leave.reason,
      standInPersonId: leave.standIn,
    })),
  });
}

/** Puts people on leave for years, with or without a stand-in. */
export const away =
  (...absent: (string | [person: string, standIn: string])[]) =>
  (people: PeopleSeed) => {
    for (const one of absent) {
      const [person, standIn] = typeof one === 'string' ? [one, null] : one;
      people.leaves.push({
        person,
        standIn,
        reason: 'leave',
        startsAt: new Date('2024-01-01T00:00:00Z'),
        endsAt: new Date('2028-01-01T00:00:00Z'),
      });
    }
  };

/** Takes people off their posts and off the duty roster. */
export const without =
  (...keys: string[]) =>
  (people: PeopleSeed) => {
    people.postings = people.postings.filter(({ person }) => !keys.includes(person));
    people.shifts = people.shifts.filter(({ posting }) => !keys.some((key) => posting.includes(`:${key}:`)));
  };

const idsOf = (kind: string, features: { properties: { code: string } }[]) =>
  new Map(features.map(({ properties: { code } }) => [code, `${kind}:${code}`]));

function middle(ring: Position[]): Position {
  const lons = ring.map(([lon]) => lon);
  const lats = ring.map(([, lat]) => lat);
  return [(Math.min(...lons) + Math.max(...lons)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2];
}
