import { userNameSchema } from '#contract/session.ts';
import { readAccountByUserName } from '#db/queries/accounts.ts';
import { Refusal } from '#domain/errors.ts';
import type { IdentityContext, SignedIn, Visit } from './context.ts';
import { libraryCode, noteSignedIn, refuseSignIn } from './outcome.ts';

/** How long the library locks a second factor that was guessed at too often, seconds. */
const lockedSeconds = 900;

/**
 * User name and password. Unknown, without a password, disabled or wrong: one answer after about the same time, because a
 * password is checked in every case.
 */
export async function signInWithPassword(
  context: IdentityContext,
  visit: Visit,
  input: { userName: string; password: string },
): Promise<SignedIn> {
  const account = await findAccount(context, input.userName);
  if (!account || account.isDisabled || !account.hasPassword) {
    await checkInVain(context, input.password);
    return refuseSignIn(context, visit, { accountId: account?.id ?? null, way: 'password' });
  }
  const answer = await context.auth.api
    .signInUsername({
      body: { username: input.userName, password: input.password },
      headers: withoutSession(visit.headers),
      returnHeaders: true,
    })
    .catch((error: unknown) => {
      libraryCode(error);
      return refuseSignIn(context, visit, { accountId: account.id, way: 'password' });
    });
  const cookies = answer.headers.getSetCookie();
  if ('twoFactorRedirect' in answer.response) return { next: 'second-factor', cookies };
  await noteSignedIn(context, visit, { accountId: account.id, way: 'password' });
  return { next: 'done', cookies };
}

const findAccount = async ({ db }: IdentityContext, userName: string) =>
  userNameSchema.safeParse(userName).success ? readAccountByUserName(db, userName) : null;

let vain: Promise<string> | null = null;
/** Costs what checking a real password costs. */
async function checkInVain({ auth }: IdentityContext, password: string): Promise<void> {
  const library = await auth.$context;
  vain ??= library.password.hash('nobody has this password');
  await library.password.verify({ hash: await vain, password });
}

/** The second step: the code of the authenticator, or one of the backup codes. */
export async function signInWithSecondFactor(
  context: IdentityContext,
  visit: Visit,
  input: { code: string } | { backupCode: string },
): Promise<SignedIn> {
  const way = 'code' in input ? 'totp' : 'backup-code';
  const call = { headers: withoutSession(visit.headers), returnHeaders: true } as const;
  const { api } = context.auth;
  const verify =
    'code' in input
      ? api.verifyTOTP({ ...call, body: { code: input.code } })
      : api.verifyBackupCode({ ...call, body: { code: input.backupCode } });
  const answer = await verify.catch((error: unknown) => {
    if (libraryCode(error) === 'ACCOUNT_TEMPORARILY_LOCKED')
      throw new Refusal('too_many_requests', [], lockedSeconds);
    return refuseSignIn(context, visit, { accountId: null, way });
  });
  await noteSignedIn(context, visit, { accountId: answer.response.user.id, way });
  return { next: 'done', cookies: answer.headers.getSetCookie() };
}

/** Somebody who is signed in already may sign in as somebody else: the library must not see the session that ends. */
function withoutSession(headers: Headers): Headers {
  const copy = new Headers(headers);
  const cookies = (copy.get('cookie') ?? '').split(/; */).filter((pair) => !/session_token=/.test(pair));
  copy.set('cookie', cookies.join('; '));
  return copy;
}
