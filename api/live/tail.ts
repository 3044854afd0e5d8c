import type { Sql } from 'postgres';
import { type FeedEntry, readFeedAfter, readSequence } from '#db/queries/feed.ts';

/** Entries read by one query. */
const pageSize = 500;

export type Tail = {
  /** Everything up to here has been delivered. */
  last: () => number;
  start: () => Promise<void>;
  /** Looks now: something was committed in this process. */
  hint: () => void;
  stop: () => Promise<void>;
};

type Options = {
  sql: Sql;
  communityId: string;
  pollMilliseconds: number;
  deliver: (entries: FeedEntry[]) => void;
  onError: (error: unknown) => void;
};

/**
 * Follows one community's feed. Sequences come from the counter row that each writing transaction updates last, so they
 * are gapless and in commit order: what is after `last` has not been seen, and nothing can appear before it later.
 * Hints make it quick, polling makes it sure (another server may have written, a hint may be lost).
 */
export function makeTail({ sql, communityId, pollMilliseconds, deliver, onError }: Options): Tail {
  let last = 0;
  let isHinted = false;
  let isStopped = false;
  let reading: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  async function readOn(): Promise<void> {
    do {
      isHinted = false;
      const entries = await readFeedAfter(sql, communityId, last, pageSize);
      const newest = entries.at(-1);
      if (newest) {
        last = newest.sequence;
        deliver(entries);
      }
      if (entries.length === pageSize) isHinted = true;
    } while (isHinted && !isStopped);
  }

  const look = () => {
    isHinted = true;
    if (isStopped || reading) return;
    clearTimeout(timer);
    reading = readOn()
      .catch(onError)
      .finally(() => {
        reading = null;
        if (!isStopped) timer = setTimeout(look, isHinted ? 0 : pollMilliseconds);
      });
  };

  return {
    last: () => last,
    start: async () => {
      last = await readSequence(sql, communityId);
      look();
    },
    hint: look,
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await reading;
    },
  };
}
