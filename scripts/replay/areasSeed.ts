import type { CommunitySeed } from '#actions/communitySeed.ts';
import { presetSettings } from '#domain/settings.ts';
import type { ParsedGrid } from '#geodata/gridFile.ts';
import type { Land, Position } from '#geodata/model.ts';

const since = new Date('2000-01-01T00:00:00Z');

/** A throw-away community of nothing but areas: a desk, a secretary, and one worker in every grid. */
export function areasSeed(code: string, grids: ParsedGrid[], timeZone: string): CommunitySeed {
  const staff = [
    { key: 'desk', post: 'desk-clerk' as const, gridCode: undefined },
    { key: 'secretary', post: 'secretary' as const, gridCode: undefined },
    ...grids.map(({ gridCode }, index) => ({
      key: `worker-${index + 1}`,
      post: 'grid-worker' as const,
      gridCode,
    })),
  ];
  return {
    community: { code, name: code, timeZone, isDemo: false, numberPrefix: 'RP', settings: presetSettings },
    land: landOf(code, grids),
    publishedAt: since,
    people: {
      organisations: [],
      buildingGroups: [],
      persons: staff.map(({ key }) => ({ key, name: key, phone: '100-0000-0000' })),
      postings: staff.map(({ key, post, gridCode }) => ({
        key,
        person: key,
        post,
        duty: post,
        rank: 1,
        startsAt: since,
        endsAt: null,
        ...(gridCode === undefined ? {} : { gridCode }),
      })),
      shifts: [],
      leaves: [],
    },
  };
}

function landOf(code: string, grids: ParsedGrid[]): Land {
  const none = { type: 'FeatureCollection' as const, features: [] };
  return {
    boundary: {
      type: 'Feature',
      properties: { communityCode: code, name: code, invented: true },
      geometry: { type: 'Polygon', coordinates: [boxOf(grids)] },
    },
    grids: {
      type: 'FeatureCollection',
      features: grids.map(({ gridCode, name, geometry }, index) => ({
        type: 'Feature',
        properties: { gridCode, number: index + 1, name, shortName: name },
        geometry,
      })),
    },
    compounds: none,
    buildings: none,
    units: none,
    rooms: {},
    places: none,
    infrastructure: none,
    land: none,
  };
}

function boxOf(grids: ParsedGrid[]): Position[] {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const { geometry } of grids) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const [lon = 0, lat = 0] of polygons.flat(2)) {
      [west, south, east, north] = [
        Math.min(west, lon),
        Math.min(south, lat),
        Math.max(east, lon),
        Math.max(north, lat),
      ];
    }
  }
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}
