import type { CommunitySeed } from '#actions/communitySeed.ts';
import { communityExists, createCommunity, loadCalendar } from '#actions/createCommunity.ts';
import type { Db } from '#db/connect.ts';
import { publishedCalendarDays } from '#domain/calendarDays.ts';

/**
 * Creates the community and the calendar it works by in one transaction. 'present': there is a community of this code, and
 * nothing was changed.
 */
export async function loadSeed(db: Db, seed: CommunitySeed, at: Date): Promise<'loaded' | 'present'> {
  try {
    return await db.transaction(async (tx) => {
      if (await communityExists(tx, seed.community.code)) return 'present';
      await loadCalendar(tx, [...publishedCalendarDays]);
      await createCommunity(tx, seed, at);
      return 'loaded';
    });
  } catch (error) {
    // Somebody else loaded it between the look and the first row.
    if (isSecond(error)) return 'present';
    throw error;
  }
}

function isSecond(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const { code, constraint_name: constraint } = (cause ?? {}) as { code?: string; constraint_name?: string };
  return code === '23505' && constraint === 'community_code_unique';
}
