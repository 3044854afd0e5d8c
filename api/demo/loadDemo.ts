import { eq } from 'drizzle-orm';
import type { Sql } from 'postgres';
import { reportHash } from '#actions/bodyHash.ts';
import { createCommunity, loadCalendar } from '#actions/createCommunity.ts';
import { type Grounds, makeGrounds } from '#actions/grounds.ts';
import { intakeRow } from '#actions/intakeRow.ts';
import type { Db } from '#db/connect.ts';
import { insertReports, readEarlierReports } from '#db/queries/intake.ts';
import * as tables from '#db/schema.ts';
import { publishedCalendarDays } from '#domain/calendarDays.ts';
import type { Ground } from '#domain/ground.ts';
import { openTicket } from '#domain/openTicket.ts';
import { demoCode, demoSeed, demoTimeZone } from './demoCommunity.ts';
import { type HistoricReport, makeHistory } from './history/makeHistory.ts';
import { readDemoLand } from './readDemoLand.ts';

export type DemoStep = 'calendar' | 'community' | 'history';
export type LoadDemoContext = {
  db: Db;
  sql: Sql;
  clock: () => Date;
  onProgress?: (step: DemoStep, done: number, total: number) => void;
};

const batchSize = 100;
/** Nobody sends these reports again and every word is invented: their hash needs no secret key. */
const demoKey = 'demo';
const mostAttempts = 5;

/**
 * Loads the demo community with its people and its history, through the same rules as live reports. What is there already
 * stays: a loading that was cut off goes on where it stopped, because the community's `createdAt` is the day that people and
 * history are made for, and the same day gives the same report ids. A demo that an older edition loaded is left alone.
 */
export async function loadDemo(context: LoadDemoContext): Promise<'loaded' | 'present'> {
  const land = readDemoLand();
  const known = await findDemo(context.db);
  const createdAt = known?.createdAt ?? context.clock();
  if (!known) {
    context.onProgress?.('calendar', 0, 1);
    await loadCalendar(context.db, [...publishedCalendarDays]);
    context.onProgress?.('community', 0, 1);
    await createCommunity(context.db, demoSeed(land, createdAt), createdAt);
    context.onProgress?.('community', 1, 1);
  }
  const history = makeHistory(land, createdAt, demoTimeZone);
  const missing = await missingFrom(context, history);
  await loadHistory(context, missing, history.length);
  return known && missing.length === 0 ? 'present' : 'loaded';
}

async function findDemo(db: Db): Promise<{ id: string; createdAt: Date; tickets: number } | null> {
  const { community, communityCounter } = tables;
  const [row] = await db
    .select({ id: community.id, createdAt: community.createdAt, tickets: communityCounter.ticketNumber })
    .from(community)
    .innerJoin(communityCounter, eq(communityCounter.communityId, community.id))
    .where(eq(community.code, demoCode));
  return row ?? null;
}

/** Reports whose ids are not stored yet; none when the tickets that are there come from another edition of the history. */
async function missingFrom(
  { db, sql }: LoadDemoContext,
  history: HistoricReport[],
): Promise<HistoricReport[]> {
  const demo = await findDemo(db);
  if (!demo || demo.tickets === 0) return history;
  const ids = history.map(({ submission }) => submission.id);
  const stored = new Set((await readEarlierReports(sql, demo.id, ids)).map(({ id }) => id));
  return stored.size === 0 ? [] : history.filter(({ submission }) => !stored.has(submission.id));
}

async function loadHistory(
  { db, sql, onProgress }: LoadDemoContext,
  missing: HistoricReport[],
  total: number,
): Promise<void> {
  if (missing.length === 0) return;
  const grounds = makeGrounds(db);
  for (let done = 0; done < missing.length; done += batchSize) {
    onProgress?.('history', total - missing.length + done, total);
    await loadBatch(sql, grounds, missing.slice(done, done + batchSize));
  }
  onProgress?.('history', total, total);
}

/** Stores one batch, again with a new ground when the land or the people changed meanwhile. */
async function loadBatch(sql: Sql, grounds: Grounds, batch: HistoricReport[]): Promise<void> {
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const ground = attempt === 1 ? await grounds.of(demoCode) : await grounds.renew(demoCode);
    if (!ground)
      throw new Error(`The demo community ${demoCode} went away while its history was being loaded.`);
    const rows = batch.map((one) => rowOf(one, ground));
    const { communityId, version: groundVersion, boundaryVersion } = ground;
    const numbers = await insertReports(sql, {
      communityId,
      groundVersion,
      boundaryVersionId: boundaryVersion.id,
      rows,
    });
    if (numbers !== null) return;
  }
  throw new Error(
    `The ground of ${demoCode} changed ${mostAttempts} times while its history was being loaded.`,
  );
}

function rowOf({ submission, senderId, receivedAt, outcome }: HistoricReport, ground: Ground) {
  const decision = openTicket(submission, receivedAt, ground);
  const moment = { receivedAt, hash: reportHash(demoKey, submission), outcome };
  return intakeRow({ input: submission, senderId, requestId: null }, decision, ground, moment).row;
}
