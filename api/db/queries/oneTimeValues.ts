import { and, eq, gt, lt, lte, or, sql } from 'drizzle-orm';
import { authVerification } from '../authSchema.ts';
import type { Db, Tx } from '../connect.ts';

/**
 * One-time values in the library's own table, told apart from the library's by their identifiers. The id is the hash of the
 * secret, so that a claim is one statement on the primary key.
 */
export type OneTimeValue = { id: string; identifier: string; value: string; at: Date; expiresAt: Date };

/** Writes it over what is there under the same id. */
export const putOneTimeValue = (db: Db | Tx, { id, identifier, value, at, expiresAt }: OneTimeValue) =>
  db
    .insert(authVerification)
    .values({ id, identifier, value, expiresAt, createdAt: at, updatedAt: at })
    .onConflictDoUpdate({
      target: authVerification.id,
      set: { value, expiresAt, createdAt: at, updatedAt: at },
    });

/** Writes it, unless one under the same id was written after `youngest`; then answers when that was. */
export async function putUnlessYounger(
  tx: Tx,
  { id, identifier, value, at, expiresAt }: OneTimeValue,
  youngest: Date,
): Promise<Date | null> {
  const written = await tx
    .insert(authVerification)
    .values({ id, identifier, value, expiresAt, createdAt: at, updatedAt: at })
    .onConflictDoUpdate({
      target: authVerification.id,
      set: { value, expiresAt, createdAt: at, updatedAt: at },
      setWhere: lte(authVerification.createdAt, youngest),
    })
    .returning({ id: authVerification.id });
  if (written.length > 0) return null;
  const [there] = await tx
    .select({ createdAt: authVerification.createdAt })
    .from(authVerification)
    .where(eq(authVerification.id, id));
  return there?.createdAt ?? at;
}

export const deleteOneTimeValues = (db: Db | Tx, identifier: string) =>
  db.delete(authVerification).where(eq(authVerification.identifier, identifier));

/** Takes it away and returns what it stood for; of many who try, one gets it. */
export async function claimOneTimeValue(db: Db | Tx, id: string, at: Date): Promise<string | null> {
  const [row] = await db
    .delete(authVerification)
    .where(and(eq(authVerification.id, id), gt(authVerification.expiresAt, at)))
    .returning({ value: authVerification.value });
  return row?.value ?? null;
}

const tries = sql<number>`split_part(${authVerification.value}, ':', 1)::int`;
const rest = sql`split_part(${authVerification.value}, ':', 2)`;

/** Counts one try of a value kept as `tries:hash` and returns the hash; null when it is gone, late or tried too often. */
export async function countTry(
  db: Db,
  id: string,
  { at, mostTries }: { at: Date; mostTries: number },
): Promise<string | null> {
  const [row] = await db
    .update(authVerification)
    .set({ value: sql`(${tries} + 1) || ':' || ${rest}`, updatedAt: at })
    .where(and(eq(authVerification.id, id), gt(authVerification.expiresAt, at), lt(tries, mostTries)))
    .returning({ hash: sql<string>`${rest}` });
  return row?.hash ?? null;
}

export type Allowance = Omit<OneTimeValue, 'value'> & { most: number };

/** Takes one of so many within a time that begins with the first; answers when they are there again if none was left. */
export async function takeOneOf(
  tx: Tx,
  { id, identifier, at, expiresAt, most }: Allowance,
): Promise<Date | null> {
  const isOver = lte(authVerification.expiresAt, at);
  const taken = await tx
    .insert(authVerification)
    .values({ id, identifier, value: '1:', expiresAt, createdAt: at, updatedAt: at })
    .onConflictDoUpdate({
      target: authVerification.id,
      set: {
        value: sql`case when ${isOver} then '1:' else (${tries} + 1) || ':' end`,
        expiresAt: sql`case when ${isOver} then excluded.expires_at else ${authVerification.expiresAt} end`,
        updatedAt: at,
      },
      setWhere: or(isOver, lt(tries, most)),
    })
    .returning({ id: authVerification.id });
  if (taken.length > 0) return null;
  const [there] = await tx
    .select({ expiresAt: authVerification.expiresAt })
    .from(authVerification)
    .where(eq(authVerification.id, id));
  return there?.expiresAt ?? at;
}
