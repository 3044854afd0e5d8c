import { and, eq, gt, inArray, isNull, like, lt, lte, not, or, sql } from 'drizzle-orm';
import type { Post } from '#contract/lists.ts';
import type { ActingPosting } from '#domain/actor.ts';
import { authSession, authUser, authVerification } from '../authSchema.ts';
import type { Db, Tx } from '../connect.ts';
import { buildingGroup, organisation, person, posting, shift, unit, wallDevice } from '../schema.ts';
import { demoMark } from './accounts.ts';

export type SignedInRow = {
  sessionId: string;
  accountId: string;
  /** A ready-made account of a demo: it counts as long as the demo does. */
  isDemo: boolean;
  createdAt: Date;
  lastUsedAt: Date;
  expiresAt: Date;
  personId: string | null;
  postings: ActingPosting[];
};
export type Moment = { communityId: string; at: Date };

const isCurrent = (at: Date) =>
  and(lte(posting.startsAt, at), or(isNull(posting.endsAt), gt(posting.endsAt, at)));

/** A live session of an enabled account with its person and current postings in one community: one statement, no memory. */
export async function readSignedIn(
  db: Db,
  token: string,
  { communityId, at, createdAfter }: Moment & { createdAfter: Date },
): Promise<SignedInRow | null> {
  const onShift = sql<boolean>`exists (select 1 from ${shift} where ${shift.communityId} = ${posting.communityId}
    and ${shift.postingId} = ${posting.id} and ${shift.startsAt} <= ${at.toISOString()} and ${shift.endsAt} > ${at.toISOString()})`;
  const rows = await db
    .select({
      session: authSession,
      accountName: authUser.name,
      personId: person.id,
      posting: {
        id: posting.id,
        post: posting.post,
        gridCode: posting.gridCode,
        buildingGroupId: posting.buildingGroupId,
        unitId: posting.unitId,
        organisationId: posting.organisationId,
      },
      isOnShift: onShift,
    })
    .from(authSession)
    .innerJoin(authUser, and(eq(authUser.id, authSession.userId), isNull(authUser.disabledAt)))
    .leftJoin(person, and(eq(person.communityId, communityId), eq(person.accountId, authSession.userId)))
    .leftJoin(
      posting,
      and(eq(posting.communityId, person.communityId), eq(posting.personId, person.id), isCurrent(at)),
    )
    .where(
      and(
        eq(authSession.token, token),
        gt(authSession.expiresAt, at),
        gt(authSession.createdAt, createdAfter),
      ),
    )
    .orderBy(posting.id);
  const [first] = rows;
  if (!first) return null;
  const { id, userId, createdAt, updatedAt, expiresAt } = first.session;
  return {
    sessionId: id,
    accountId: userId,
    isDemo: first.accountName.startsWith(demoMark),
    createdAt,
    lastUsedAt: updatedAt,
    expiresAt,
    personId: first.personId,
    postings: rows.flatMap(({ posting: row, isOnShift }) =>
      row === null ? [] : [{ ...row, post: row.post as Post, isOnShift }],
    ),
  };
}

/** A session that was used lives on, until the end it has in any case. */
export const touchSession = (db: Db, id: string, { at, expiresAt }: { at: Date; expiresAt: Date }) =>
  db.update(authSession).set({ updatedAt: at, expiresAt }).where(eq(authSession.id, id));

export const listSessions = (
  db: Db,
  accountId: string,
  { at, createdAfter }: { at: Date; createdAfter: Date },
) =>
  db
    .select({
      id: authSession.id,
      createdAt: authSession.createdAt,
      lastUsedAt: authSession.updatedAt,
      expiresAt: authSession.expiresAt,
      userAgent: authSession.userAgent,
      address: authSession.ipAddress,
    })
    .from(authSession)
    .where(
      and(
        eq(authSession.userId, accountId),
        gt(authSession.expiresAt, at),
        gt(authSession.createdAt, createdAfter),
      ),
    )
    .orderBy(sql`${authSession.updatedAt} desc`, authSession.id);

/** False when the account has no such session. */
export async function deleteSession(db: Db, accountId: string, id: string): Promise<boolean> {
  const gone = await db
    .delete(authSession)
    .where(and(eq(authSession.userId, accountId), eq(authSession.id, id)))
    .returning({ id: authSession.id });
  return gone.length > 0;
}

export const deleteSessionByToken = (db: Db, token: string) =>
  db.delete(authSession).where(eq(authSession.token, token));

/** The person an account is in a community. */
export async function readPersonOfAccount(
  db: Db,
  communityId: string,
  accountId: string,
): Promise<string | null> {
  const [row] = await db
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.communityId, communityId), eq(person.accountId, accountId)));
  return row?.id ?? null;
}

export type NamedPerson = { name: string; areas: Map<string, string> };
/** A person's own name, and by posting id the names of areas that the ground does not know. Inside asReader. */
export async function readNamedPerson(
  tx: Tx,
  communityId: string,
  personId: string,
): Promise<NamedPerson | null> {
  const rows = await tx
    .select({
      name: person.name,
      postingId: posting.id,
      area: sql<string | null>`coalesce(${unit.name}, ${buildingGroup.name}, ${organisation.name})`,
    })
    .from(person)
    .leftJoin(posting, and(eq(posting.communityId, person.communityId), eq(posting.personId, person.id)))
    .leftJoin(unit, and(eq(unit.communityId, person.communityId), eq(unit.id, posting.unitId)))
    .leftJoin(
      buildingGroup,
      and(eq(buildingGroup.communityId, person.communityId), eq(buildingGroup.id, posting.buildingGroupId)),
    )
    .leftJoin(
      organisation,
      and(eq(organisation.communityId, person.communityId), eq(organisation.id, posting.organisationId)),
    )
    .where(and(eq(person.communityId, communityId), eq(person.id, personId)));
  const [first] = rows;
  if (!first) return null;
  const areas = rows.flatMap(({ postingId, area }) =>
    postingId && area ? [[postingId, area] as const] : [],
  );
  return { name: first.name, areas: new Map(areas) };
}

/** Accounts of the people here with this telephone number, compared by its digits. Inside asReader. */
export async function readAccountsByPhone(tx: Tx, communityId: string, digits: string): Promise<string[]> {
  const stored = sql`regexp_replace(${person.phone}, '[^0-9]', '', 'g')`;
  const rows = await tx
    .selectDistinct({ accountId: person.accountId })
    .from(person)
    .where(and(eq(person.communityId, communityId), inArray(stored, [digits, `86${digits}`])));
  return rows.flatMap(({ accountId }) => accountId ?? []);
}

/**
 * Whether somebody with an account that works keeps this community's accounts at the moment. A demo's account does not: when
 * the demo is over, nobody can come in by it.
 */
export async function hasAdministrator(db: Db | Tx, { communityId, at }: Moment): Promise<boolean> {
  const [row] = await db
    .select({ id: posting.id })
    .from(posting)
    .innerJoin(person, and(eq(person.communityId, posting.communityId), eq(person.id, posting.personId)))
    .innerJoin(
      authUser,
      and(
        eq(authUser.id, person.accountId),
        isNull(authUser.disabledAt),
        not(like(authUser.name, `${demoMark}%`)),
      ),
    )
    .where(and(eq(posting.communityId, communityId), eq(posting.post, 'administrator'), isCurrent(at)))
    .limit(1);
  return row !== undefined;
}

/** Removes what has run out: sessions, one-time values, screens that nobody paired. */
export async function deleteExpired(db: Db | Tx, at: Date): Promise<void> {
  await db.delete(authSession).where(lt(authSession.expiresAt, at));
  await db.delete(authVerification).where(lt(authVerification.expiresAt, at));
  await db.delete(wallDevice).where(and(isNull(wallDevice.pairedAt), lt(wallDevice.pairingExpiresAt, at)));
}
