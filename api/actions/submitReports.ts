import type { Sql } from 'postgres';
import type { Status } from '#contract/lists.ts';
import {
  type EarlierReport,
  insertReports,
  readEarlierReports,
  readKnownPhotos,
} from '#db/queries/intake.ts';
import type { Ground } from '#domain/ground.ts';
import { openTicket } from '#domain/openTicket.ts';
import type { UnspokenTicket } from '#domain/publicTicket.ts';
import { reportHash } from './bodyHash.ts';
import { intakeRow, type Submission, type Written } from './intakeRow.ts';

export type Submitted =
  | {
      kind: 'created' | 'repeated';
      ticket: UnspokenTicket;
      number: number;
      currentStatus: Status;
      receivedAt: string;
      asks: string[];
    }
  | { kind: 'other-content' }
  | { kind: 'unknown-photo'; index: number; id: string };

export type SubmitContext = {
  sql: Sql;
  clock: () => Date;
  serverKey: string;
  ground: Ground;
  /** Reads the ground anew when the one we have turns out to be old. */
  renewGround: () => Promise<Ground>;
};

type Hashed = Submission & { hash: string };

/**
 * Takes in reports of one community: located, assigned, ticket opened and in the feed, all or nothing. What was sent
 * before is answered with its first placement; the same id with other content is refused. Answers keep the order.
 */
export async function submitReports(context: SubmitContext, submissions: Submission[]): Promise<Submitted[]> {
  const hashed = submissions.map((one) => ({ ...one, hash: reportHash(context.serverKey, one.input) }));
  try {
    return await takeIn(context, hashed, presumed(hashed));
  } catch (error) {
    if (!seenBefore.includes((error as { code?: string }).code ?? '')) throw error;
  }
  // Another server may take in the same report between this reading and the writing: once more settles it.
  for (let attempt = 1; ; attempt++) {
    try {
      return await takeIn(context, hashed, await lookUp(context, hashed));
    } catch (error) {
      if (attempt === 3 || !seenBefore.includes((error as { code?: string }).code ?? '')) throw error;
    }
  }
}

/** SQLSTATE unique and foreign key violation: a report that was sent before, a photo that is not there. */
const seenBefore = ['23505', '23503'];

type Stored = { known: Map<string, EarlierReport>; photos: Set<string> };

/** Nearly every report is new and its photos are there, so that is tried first; the keys of the tables say when not. */
const presumed = (hashed: Hashed[]): Stored => ({
  known: new Map(),
  photos: new Set(hashed.flatMap(({ input }) => input.photoIds ?? [])),
});

async function lookUp({ sql, ground }: SubmitContext, hashed: Hashed[]): Promise<Stored> {
  const [earlier, photos] = await Promise.all([
    readEarlierReports(sql, ground.communityId, [...new Set(hashed.map(({ input }) => input.id))]),
    readKnownPhotos(
      sql,
      ground.communityId,
      hashed.flatMap(({ input }) => input.photoIds ?? []),
    ),
  ]);
  return { known: new Map(earlier.map((report) => [report.id, report])), photos };
}

async function takeIn(
  context: SubmitContext,
  hashed: Hashed[],
  { known, photos }: Stored,
): Promise<Submitted[]> {
  const fresh = new Map<string, Hashed>();
  for (const one of hashed) {
    if (!known.has(one.input.id) && !fresh.has(one.input.id) && unknownPhoto(one, photos) === null)
      fresh.set(one.input.id, one);
  }
  const created = await store(context, [...fresh.values()]);
  return hashed.map((one) =>
    answer(one, { known, created, photos, isFirst: fresh.get(one.input.id) === one }),
  );
}

type Created = Map<string, { written: Written; number: number; hash: string }>;

async function store(context: SubmitContext, fresh: Hashed[], attempt = 1): Promise<Created> {
  if (fresh.length === 0) return new Map();
  const { sql, ground, clock } = context;
  const receivedAt = clock();
  const written = fresh.map((one) =>
    intakeRow(one, openTicket(one.input, receivedAt, ground), ground, { receivedAt, hash: one.hash }),
  );
  const question = {
    communityId: ground.communityId,
    groundVersion: ground.version,
    boundaryVersionId: ground.boundaryVersion.id,
    rows: written.map(({ row }) => row),
  };
  const numbers = await insertReports(sql, question);
  if (numbers === null) {
    if (attempt === 5)
      throw new Error(
        `The ground of ${ground.communityCode} changed ${attempt} times while reports were being stored.`,
      );
    return store({ ...context, ground: await context.renewGround() }, fresh, attempt + 1);
  }
  return new Map(
    fresh.map((one, index) => [
      one.input.id,
      { written: written[index] as Written, number: numbers[index] as number, hash: one.hash },
    ]),
  );
}

type Outcome = { known: Map<string, EarlierReport>; created: Created; photos: Set<string>; isFirst: boolean };

function answer(one: Hashed, { known, created, photos, isFirst }: Outcome): Submitted {
  const earlier = known.get(one.input.id);
  if (earlier) {
    if (earlier.bodyHash !== one.hash) return { kind: 'other-content' };
    return { kind: 'repeated', number: earlier.number, currentStatus: earlier.status, ...earlier.placement };
  }
  const stored = created.get(one.input.id);
  if (!stored) {
    const missing = unknownPhoto(one, photos);
    return missing === null ? { kind: 'other-content' } : { kind: 'unknown-photo', ...missing };
  }
  if (stored.hash !== one.hash) return { kind: 'other-content' };
  const { row, ticket } = stored.written;
  return {
    kind: isFirst ? 'created' : 'repeated',
    number: stored.number,
    currentStatus: ticket.status,
    ticket,
    receivedAt: row.received_at,
    asks: row.placement.asks,
  };
}

function unknownPhoto({ input }: Submission, photos: Set<string>): { index: number; id: string } | null {
  const index = (input.photoIds ?? []).findIndex((id) => !photos.has(id));
  return index < 0 ? null : { index, id: (input.photoIds as string[])[index] as string };
}
