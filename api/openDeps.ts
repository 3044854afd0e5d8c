import type { Logger } from 'pino';
import { makeGrounds } from '#actions/grounds.ts';
import { makeIntakeQueue, type QueueOptions } from '#actions/intakeQueue.ts';
import { submitReports } from '#actions/submitReports.ts';
import type { Database } from '#db/connect.ts';
import { Refusal } from '#domain/errors.ts';
import { makeLiveFeed } from '#live/liveFeed.ts';
import type { Deps } from './routes/environment.ts';

export type DepsOptions = {
  database: Database;
  serverKey: string;
  log: Logger;
  version: string;
  webDir: string | null;
  clock?: () => Date;
  queue?: QueueOptions;
  heartbeatMilliseconds?: number;
};

/** Ties the parts of the server together around one open database. */
export function openDeps({
  database,
  serverKey,
  log,
  version,
  webDir,
  clock = () => new Date(),
  queue: queueOptions,
  heartbeatMilliseconds,
}: DepsOptions): Deps {
  const { db, sql, engine } = database;
  const grounds = makeGrounds(db);
  const onError = (error: unknown) => log.error({ code: 'live', error: String(error) });
  const live = makeLiveFeed({
    sql,
    clock,
    onError,
    pollMilliseconds: engine === 'postgresql' ? 200 : 1000,
    ...(heartbeatMilliseconds === undefined ? {} : { heartbeatMilliseconds }),
  });
  const mustGround = async (code: string, read: (code: string) => ReturnType<typeof grounds.of>) => {
    const ground = await read(code);
    if (!ground) throw new Refusal('community_not_found');
    return ground;
  };
  const queue = makeIntakeQueue(async (code, submissions) => {
    const ground = await mustGround(code, grounds.of);
    const results = await submitReports(
      { sql, clock, serverKey, ground, renewGround: () => mustGround(code, grounds.renew) },
      submissions,
    );
    live.hint(ground.communityId);
    return results;
  }, queueOptions);
  return { db, sql, engine, clock, serverKey, grounds, queue, live, log, version, webDir };
}
