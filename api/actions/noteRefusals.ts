import type { Actor } from '#domain/actor.ts';
import { actorRef } from '#domain/actor.ts';
import type { NewEntry } from '#domain/auditChain.ts';

export type Refused = { actor: Actor; action: string; requestId: string };
export type Refusals = {
  note: (communityId: string, refused: Refused) => void;
  /** Writes down what has been collected; also done by itself every few seconds. */
  flush: () => Promise<void>;
  close: () => Promise<void>;
};
type Write = (communityId: string, entries: NewEntry[]) => Promise<void>;

const flushMilliseconds = 5000;
/** Somebody who tries without end must not fill memory: beyond this only the count is kept, entries. */
const mostKept = 500;

/** Refusals are many and cheap to make, so the log takes them in batches: at the latest after five seconds. */
export function collectRefusals(write: Write, onError: (error: unknown) => void): Refusals {
  let waiting = new Map<string, { entries: NewEntry[]; dropped: number }>();
  async function flush(): Promise<void> {
    const taken = waiting;
    waiting = new Map();
    for (const [communityId, { entries, dropped }] of taken) {
      const last = entries.at(-1);
      if (dropped > 0 && last) last.details = { ...last.details, moreLikeThis: dropped };
      await write(communityId, entries).catch(onError);
    }
  }
  const timer = setInterval(() => void flush(), flushMilliseconds);
  timer.unref();
  return {
    note: (communityId, { actor, action, requestId }) => {
      // Who is not signed in is nobody: the log of a public address would drown in scanners.
      if (actor.kind === 'public') return;
      const batch = waiting.get(communityId) ?? { entries: [], dropped: 0 };
      waiting.set(communityId, batch);
      if (batch.entries.length >= mostKept) batch.dropped++;
      else
        batch.entries.push({
          action: 'refused',
          actor: actorRef(actor),
          subject: null,
          details: { tried: action },
          requestId,
        });
    },
    flush,
    close: async () => {
      clearInterval(timer);
      await flush();
    },
  };
}
