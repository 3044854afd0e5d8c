import type { Db } from '#db/connect.ts';
import { listCommunities, readGroundVersion } from '#db/queries/ground.ts';
import type { Ground } from '#domain/ground.ts';
import { type CommunityRow, readGround } from './readGround.ts';

export type Grounds = {
  /** The ground of a community by code; the deployment's first without one; null when there is no such community. */
  of: (code?: string) => Promise<Ground | null>;
  community: (code?: string) => Promise<CommunityRow | null>;
  codes: () => Promise<string[]>;
  /** Reads it anew: the version has moved. */
  renew: (code: string) => Promise<Ground | null>;
};

/** Readers may see a ground this old; writers compare the version inside their own statement. */
const freshMilliseconds = 1000;

type Kept = { ground: Promise<Ground>; checkedAt: number };

/** Keeps each community's ground in memory and reads it anew when its version has moved. */
export function makeGrounds(db: Db, now: () => number = Date.now): Grounds {
  let communities: CommunityRow[] = [];
  const kept = new Map<string, Kept>();

  const find = async (code?: string) => {
    const known = code === undefined ? communities[0] : communities.find((row) => row.code === code);
    if (known) return known;
    communities = await listCommunities(db);
    return (code === undefined ? communities[0] : communities.find((row) => row.code === code)) ?? null;
  };

  const load = async (row: CommunityRow): Promise<Ground> => {
    const entry = { ground: readGround(db, row), checkedAt: now() };
    kept.set(row.code, entry);
    entry.ground.catch(() => kept.delete(row.code));
    return entry.ground;
  };

  const current = async (row: CommunityRow): Promise<Ground> => {
    const entry = kept.get(row.code);
    if (!entry) return load(row);
    if (now() - entry.checkedAt < freshMilliseconds) return entry.ground;
    entry.checkedAt = now();
    const [ground, version] = await Promise.all([entry.ground, readGroundVersion(db, row.id)]);
    return version === ground.version ? ground : load(row);
  };

  return {
    community: find,
    codes: async () => (await listCommunities(db)).map(({ code }) => code),
    of: async (code) => {
      const row = await find(code);
      return row && current(row);
    },
    renew: async (code) => {
      communities = await listCommunities(db);
      const row = await find(code);
      return row && load(row);
    },
  };
}
