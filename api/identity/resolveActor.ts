import { parseSigned } from 'hono/utils/cookie';
import { readDeviceByToken, touchDevice } from '#db/queries/devices.ts';
import { readSignedIn, type SignedInRow, touchSession } from '#db/queries/identity.ts';
import { type Actor, publicActor } from '#domain/actor.ts';
import type { IdentityContext } from './context.ts';
import { sessionLimits } from './limits.ts';

export type Resolved = {
  actor: Actor;
  /** Null unless somebody is signed in. */
  sessionId: string | null;
  accountId: string | null;
  expiresAt: Date | null;
};
export const nobody: Resolved = { actor: publicActor, sessionId: null, accountId: null, expiresAt: null };
type Asked = { communityId: string; at: Date };
type Context = Pick<IdentityContext, 'db' | 'auth' | 'mac' | 'demo'>;

/** Where a screen carries its token. */
export const deviceHeader = 'x-device-token';
/** What a page says that asks by itself, with nobody at it: it is answered, and the session is not used by it. */
export const backgroundHeader = 'x-background';

/**
 * Who asks, within one community: a signed-in person with the postings of this moment, a paired screen, or the public. Asked
 * anew with every request and remembered nowhere: what is ended counts no more from the next request on.
 */
export async function resolveActor(context: Context, headers: Headers, asked: Asked): Promise<Resolved> {
  const token = await sessionToken(context, headers);
  const row =
    token === null
      ? null
      : await readSignedIn(context.db, token, { ...asked, createdAfter: oldest(asked.at) });
  if (row && (!row.isDemo || (await context.demo.isOpen())))
    return signedIn(context, row, { at: asked.at, isUse: !headers.has(backgroundHeader) });
  const device = headers.get(deviceHeader);
  return device === null ? nobody : { ...nobody, actor: await deviceActor(context, device, asked) };
}

/** Sessions begun before this are too old, used or not. */
export const oldest = (at: Date): Date => new Date(at.getTime() - sessionLimits.absolute);

/** The cookie's token, if we signed it: a copy of the database alone signs nobody in. */
export async function sessionToken(
  { auth }: Pick<Context, 'auth'>,
  headers: Headers,
): Promise<string | null> {
  const cookies = headers.get('cookie');
  if (cookies === null) return null;
  const { authCookies, secret } = await auth.$context;
  const { name } = authCookies.sessionToken;
  return (await parseSigned(cookies, secret, name))[name] || null;
}

type Use = { at: Date; isUse: boolean };
async function signedIn({ db }: Context, row: SignedInRow, { at, isUse }: Use): Promise<Resolved> {
  const { sessionId, accountId, personId, postings } = row;
  let { expiresAt } = row;
  if (isUse && at.getTime() - row.lastUsedAt.getTime() >= sessionLimits.touchEvery) {
    expiresAt = lifeAfterUse(row.createdAt, at);
    await touchSession(db, sessionId, { at, expiresAt });
  }
  const actor: Actor = personId === null ? publicActor : { kind: 'person', personId, accountId, postings };
  return { actor, sessionId, accountId, expiresAt };
}

const lifeAfterUse = (createdAt: Date, at: Date): Date =>
  new Date(Math.min(at.getTime() + sessionLimits.idle, createdAt.getTime() + sessionLimits.absolute));

async function deviceActor({ db, mac }: Context, token: string, { communityId, at }: Asked): Promise<Actor> {
  const row = await readDeviceByToken(db, communityId, mac('device', token));
  if (!row?.pairedAt || row.revokedAt) return publicActor;
  if (at.getTime() - (row.lastSeenAt?.getTime() ?? 0) >= sessionLimits.touchEvery)
    await touchDevice(db, communityId, { id: row.id, at });
  return { kind: 'device', deviceId: row.id, views: row.views };
}
