import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { authAccount, authSession, authTwoFactor, authUser, authVerification } from '../authSchema.ts';
import type { Db, Tx } from '../connect.ts';
import { person } from '../schema.ts';

/** Demo accounts are told apart by this: no user name may hold a colon. */
export const demoMark = 'demo:';
/** The sign-in library's word for "has a password". */
const byPassword = 'credential';

export type AccountRow = {
  id: string;
  userName: string | null;
  isDisabled: boolean;
  hasPassword: boolean;
  hasSecondFactor: boolean;
};
const accounts = (db: Db) =>
  db
    .select({
      id: authUser.id,
      userName: authUser.displayUsername,
      isDisabled: sql<boolean>`${authUser.disabledAt} is not null`,
      hasPassword: sql<boolean>`${authAccount.password} is not null`,
      hasSecondFactor: sql<boolean>`coalesce(${authUser.twoFactorEnabled}, false)`,
    })
    .from(authUser)
    .leftJoin(authAccount, and(eq(authAccount.userId, authUser.id), eq(authAccount.providerId, byPassword)));

export async function readAccount(db: Db, id: string): Promise<AccountRow | null> {
  const [row] = await accounts(db).where(eq(authUser.id, id));
  return row ?? null;
}

/** By user name, which the library keeps in lower case. */
export async function readAccountByUserName(db: Db, userName: string): Promise<AccountRow | null> {
  const [row] = await accounts(db).where(eq(authUser.username, userName.toLowerCase()));
  return row ?? null;
}

export async function isUserNameTaken(tx: Tx, userName: string, except: string | null): Promise<boolean> {
  const [row] = await tx
    .select({ id: authUser.id })
    .from(authUser)
    .where(
      and(
        eq(authUser.username, userName.toLowerCase()),
        except === null ? undefined : ne(authUser.id, except),
      ),
    );
  return row !== undefined;
}

export type NewAccount = { id: string; userName: string | null; isDemo?: string; at: Date };

/** The library wants an address; nobody has one here, and nothing is ever sent to it. */
export async function insertAccount(tx: Tx, { id, userName, isDemo, at }: NewAccount): Promise<void> {
  await tx.insert(authUser).values({
    id,
    name: isDemo === undefined ? (userName ?? id) : `${demoMark}${isDemo}`,
    email: `${id}@accounts.invalid`,
    username: userName?.toLowerCase() ?? null,
    displayUsername: userName,
    createdAt: at,
    updatedAt: at,
  });
}

export async function readPasswordHash(db: Db, accountId: string): Promise<string | null> {
  const [row] = await db
    .select({ hash: authAccount.password })
    .from(authAccount)
    .where(and(eq(authAccount.userId, accountId), eq(authAccount.providerId, byPassword)));
  return row?.hash ?? null;
}

export async function writePasswordHash(
  tx: Tx,
  accountId: string,
  { hash, at }: { hash: string; at: Date },
): Promise<void> {
  const changed = await tx
    .update(authAccount)
    .set({ password: hash, updatedAt: at })
    .where(and(eq(authAccount.userId, accountId), eq(authAccount.providerId, byPassword)))
    .returning({ id: authAccount.id });
  if (changed.length > 0) return;
  await tx.insert(authAccount).values({
    id: uuidv7(),
    accountId,
    providerId: byPassword,
    userId: accountId,
    password: hash,
    createdAt: at,
    updatedAt: at,
  });
}

/** Ends an account's sessions, all of them or all but one. */
export async function deleteSessionsOf(tx: Tx, accountId: string, except: string | null): Promise<void> {
  const others = except === null ? undefined : ne(authSession.id, except);
  await tx.delete(authSession).where(and(eq(authSession.userId, accountId), others));
}

/** Takes away everything an account could sign in with. */
export async function deleteCredentials(tx: Tx, accountId: string): Promise<void> {
  await deleteSessionsOf(tx, accountId, null);
  await tx.delete(authAccount).where(eq(authAccount.userId, accountId));
  await tx.delete(authTwoFactor).where(eq(authTwoFactor.userId, accountId));
  await tx.delete(authVerification).where(eq(authVerification.value, accountId));
}

/** Opens an account again, a demo's mark gone; the user name stays when no new one is given. Returns it. */
export async function reopenAccount(tx: Tx, { id, userName, at }: NewAccount): Promise<string | null> {
  const named = userName === null ? {} : { username: userName.toLowerCase(), displayUsername: userName };
  const name = userName ?? sql`coalesce(${authUser.displayUsername}, ${authUser.id})`;
  const [row] = await tx
    .update(authUser)
    .set({ ...named, name, disabledAt: null, twoFactorEnabled: false, updatedAt: at })
    .where(eq(authUser.id, id))
    .returning({ userName: authUser.displayUsername });
  return row?.userName ?? null;
}

/** False when it was disabled before. */
export async function disableAccount(tx: Tx, id: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(authUser)
    .set({ disabledAt: at, updatedAt: at })
    .where(and(eq(authUser.id, id), isNull(authUser.disabledAt)))
    .returning({ id: authUser.id });
  return rows.length > 0;
}

/** Locks a person until the transaction ends; undefined where there is none. */
export async function lockPerson(
  tx: Tx,
  communityId: string,
  personId: string,
): Promise<{ accountId: string | null; phone: string } | undefined> {
  const [row] = await tx
    .select({ accountId: person.accountId, phone: person.phone })
    .from(person)
    .where(and(eq(person.communityId, communityId), eq(person.id, personId)))
    .for('update');
  return row;
}

export const giveAccount = (tx: Tx, { communityId, personId, accountId }: Record<string, string>) =>
  tx
    .update(person)
    .set({ accountId: accountId as string })
    .where(and(eq(person.communityId, communityId as string), eq(person.id, personId as string)));
