import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { twoFactor, username } from 'better-auth/plugins';
import { uuidv7 } from 'uuidv7';
import { passwordLimits, userNameSchema } from '#contract/session.ts';
import { authAccount, authSession, authTwoFactor, authUser, authVerification } from '#db/authSchema.ts';
import type { Db } from '#db/connect.ts';
import { clockedAdapter } from './clockedAdapter.ts';
import { secondFactorTime, sessionLimits } from './limits.ts';
import { makeMac } from './secrets.ts';
import { sessionEndpoints } from './sessionEndpoints.ts';

export type AuthOptions = { db: Db; serverKey: string; publicUrl: string; clock?: () => Date };

/** Ours alone: the address a session was opened from, written by visitOf() and never taken over from a client. */
export const addressHeader = 'x-mangrid-address';
const seconds = (milliseconds: number) => milliseconds / 1000;

/**
 * The sign-in library over our database. Its HTTP handler is not mounted: routes call `auth.api` and answer in our words.
 * Rows of sessions say when they end; the library neither renews them nor keeps a copy in a cookie, so that ending one is
 * felt by the next request. Each of its statements stands alone: on the embedded engine it must not open transactions.
 */
export function makeAuth({ db, serverKey, publicUrl, clock = () => new Date() }: AuthOptions) {
  const schema = {
    user: authUser,
    session: authSession,
    account: authAccount,
    verification: authVerification,
    twoFactor: authTwoFactor,
  };
  return betterAuth({
    appName: 'Mangrid',
    baseURL: publicUrl,
    secret: makeMac(serverKey)('sign-in library', ''),
    database: clockedAdapter(drizzleAdapter(db, { provider: 'pg', schema, transaction: false }), clock),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      autoSignIn: false,
      minPasswordLength: passwordLimits.leastCharacters,
      maxPasswordLength: passwordLimits.mostCharacters,
    },
    session: {
      expiresIn: seconds(sessionLimits.absolute),
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    databaseHooks: {
      session: {
        create: {
          // The cookie lives as long as a session can; the row says how long this one does.
          before: async (session) => ({
            data: { ...session, expiresAt: new Date(Date.now() + sessionLimits.idle) },
          }),
        },
      },
    },
    plugins: [
      username({
        maxUsernameLength: 40,
        usernameValidator: (name) => userNameSchema.safeParse(name).success,
      }),
      twoFactor({ issuer: 'Mangrid', twoFactorCookieMaxAge: seconds(secondFactorTime) }),
      sessionEndpoints(),
    ],
    advanced: {
      cookiePrefix: 'mangrid',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict' },
      database: { generateId: () => uuidv7() },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    // Ours lie in the same table and are judged by our clock; see deleteExpired().
    verification: { disableCleanup: true },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Its log lines name people.
    logger: { disabled: true },
  });
}
export type Auth = ReturnType<typeof makeAuth>;
