import type { Logger } from 'pino';
import { makeGrounds } from '#actions/grounds.ts';
import { makeIntakeQueue, type QueueOptions } from '#actions/intakeQueue.ts';
import { collectRefusals } from '#actions/noteRefusals.ts';
import { recordAudit } from '#actions/recordAudit.ts';
import { submitReports } from '#actions/submitReports.ts';
import type { Database } from '#db/connect.ts';
import { makeDemoAccounts } from '#demo/accounts.ts';
import type { NewEntry } from '#domain/auditChain.ts';
import { Refusal } from '#domain/errors.ts';
import { makeIdentity } from '#identity/identity.ts';
import { printMessage, type SendToPhone } from '#identity/sendToPhone.ts';
import { type LiveOptions, makeLiveFeed } from '#live/liveFeed.ts';
import { errorForLog } from './log.ts';
import type { Deps } from './routes/environment.ts';
import { makeRates } from './routes/rates.ts';

export type DepsOptions = {
  database: Database;
  serverKey: string;
  log: Logger;
  version: string;
  webDir: string | null;
  clock?: () => Date;
  queue?: QueueOptions;
  live?: Pick<LiveOptions, 'heartbeatMilliseconds' | 'stalledMilliseconds'>;
  publicUrl?: string;
  /** The one host whose pages may change things; without it also the host a request was sent to. */
  onlyHost?: string | null;
  trustedProxies?: number;
  /** Ready-made accounts, if all there is is demo data. */
  isDemo?: boolean;
  /** For tests, whose database is shared: whether every community is a demo. */
  isOnlyDemo?: () => Promise<boolean>;
  /** How codes and links reach a telephone; the console without it. */
  sendToPhone?: SendToPhone;
  /** Off for benches that send from one address. */
  hasRates?: boolean;
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
  live: liveOptions,
  publicUrl = 'http://localhost:8080',
  onlyHost = null,
  trustedProxies = 0,
  isDemo = true,
  sendToPhone = printMessage,
  isOnlyDemo,
  hasRates = true,
}: DepsOptions): Deps {
  const { db, sql, engine } = database;
  const write = (communityId: string, entries: NewEntry[]) =>
    recordAudit(db, { communityId, at: clock(), serverKey }, entries);
  const refusals = collectRefusals(write, (error) => log.error({ code: 'log', ...errorForLog(error) }));
  const identity = makeIdentity({
    db,
    serverKey,
    publicUrl,
    clock,
    sendToPhone,
    demo: makeDemoAccounts({ db, isDemo, ...(isOnlyDemo ? { isOnlyDemo } : {}) }),
    onError: (error) => log.error({ code: 'identity', ...errorForLog(error) }),
    record: (communityId, { subject = null, details = {}, requestId = null, ...entry }) =>
      write(communityId, [{ ...entry, subject, details, requestId }]),
  });
  const grounds = makeGrounds(db);
  const onError = (error: unknown) => log.error({ code: 'live', ...errorForLog(error) });
  const live = makeLiveFeed({
    sql,
    clock,
    onError,
    pollMilliseconds: engine === 'postgresql' ? 200 : 1000,
    ...liveOptions,
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
  return {
    db,
    sql,
    engine,
    clock,
    serverKey,
    grounds,
    queue,
    live,
    identity,
    refusals,
    rates: makeRates({ isOn: hasRates }),
    publicUrl,
    onlyHost,
    trustedProxies,
    log,
    version,
    webDir,
  };
}
