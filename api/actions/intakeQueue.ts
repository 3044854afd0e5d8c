import { isDatabaseAway } from '#db/away.ts';
import type { Submission } from './intakeRow.ts';
import type { Submitted } from './submitReports.ts';

export type QueueOptions = {
  /** Reports stored by one statement at most: few enough that the next batch is prepared while one is stored. */
  batchSize: number;
  /** Reports waiting at most, over all communities; beyond that a sender is asked to come back. */
  capacity: number;
  /** Seconds a sender is asked to wait when the queue is full. */
  retryAfterSeconds: number;
};
export const defaultQueue: QueueOptions = { batchSize: 32, capacity: 2000, retryAfterSeconds: 2 };

export class QueueFull extends Error {
  readonly retryAfterSeconds: number;
  constructor(retryAfterSeconds: number) {
    super('The intake queue is full.');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

type Waiting = {
  submission: Submission;
  resolve: (result: Submitted) => void;
  reject: (error: unknown) => void;
};
type Store = (communityCode: string, submissions: Submission[]) => Promise<Submitted[]>;
export type IntakeQueue = {
  submit: (communityCode: string, submission: Submission) => Promise<Submitted>;
  depth: () => number;
  /** Resolves when everything taken so far is answered; nothing is taken after. */
  drain: () => Promise<void>;
};

/**
 * What arrives while a batch is being stored forms the next batch, per community: alone at night a report is stored at
 * once, under load many share one commit. A batch that fails is retried one by one, so one bad report fails alone.
 */
export function makeIntakeQueue(store: Store, options: QueueOptions = defaultQueue): IntakeQueue {
  const waiting = new Map<string, Waiting[]>();
  const running = new Map<string, Promise<void>>();
  let depth = 0;
  let isClosed = false;

  const settle = (run: () => void) => {
    depth--;
    run();
  };

  async function storeBatch(communityCode: string, batch: Waiting[]): Promise<void> {
    try {
      const results = await store(
        communityCode,
        batch.map(({ submission }) => submission),
      );
      for (const [index, one] of batch.entries()) settle(() => one.resolve(results[index] as Submitted));
    } catch (error) {
      // With the database away one by one would fail as well, only slowly.
      if (batch.length === 1 || isDatabaseAway(error)) {
        for (const one of batch) settle(() => one.reject(error));
        return;
      }
      for (const one of batch) await storeBatch(communityCode, [one]);
    }
  }

  async function run(communityCode: string): Promise<void> {
    for (
      let queue = waiting.get(communityCode);
      queue && queue.length > 0;
      queue = waiting.get(communityCode)
    ) {
      await storeBatch(communityCode, queue.splice(0, options.batchSize));
    }
    waiting.delete(communityCode);
    running.delete(communityCode);
  }

  return {
    depth: () => depth,
    submit: (communityCode, submission) =>
      new Promise((resolve, reject) => {
        if (isClosed || depth >= options.capacity) return reject(new QueueFull(options.retryAfterSeconds));
        depth++;
        const queue = waiting.get(communityCode) ?? [];
        queue.push({ submission, resolve, reject });
        waiting.set(communityCode, queue);
        // One turn of the event loop lets requests that arrived together go together.
        if (!running.has(communityCode))
          running.set(
            communityCode,
            new Promise((done) => setImmediate(() => void run(communityCode).then(done))),
          );
      }),
    drain: async () => {
      isClosed = true;
      await Promise.all(running.values());
    },
  };
}
