import type { Db, Tx } from '#db/connect.ts';
import { readAccount } from '#db/queries/accounts.ts';
import { claimOneTimeValue, deleteOneTimeValues, putOneTimeValue } from '#db/queries/oneTimeValues.ts';
import type { IdentityContext, SignedIn, Visit } from './context.ts';
import { linkLife } from './limits.ts';
import { openSession, refuseSignIn } from './outcome.ts';
import { makeToken } from './secrets.ts';

export type PersonalLink = {
  /** The page's address; the token stands in the fragment, which no server and no log gets to see. */
  link: string;
  expiresAt: Date;
};

/** Makes a link that signs an account in once within 72 hours. Earlier links of the account end. */
export async function makePersonalLink(
  { mac, publicUrl }: Pick<IdentityContext, 'mac' | 'publicUrl'>,
  db: Db | Tx,
  { accountId, at, community }: { accountId: string; at: Date; community?: string | undefined },
): Promise<PersonalLink> {
  const token = makeToken();
  const identifier = `link:${accountId}`;
  const expiresAt = new Date(at.getTime() + linkLife);
  await deleteOneTimeValues(db, identifier);
  await putOneTimeValue(db, { id: mac('link', token), identifier, value: accountId, at, expiresAt });
  // Without its community the page would sign in to the deployment's first, where the person may be nobody.
  const query = community === undefined ? '' : `?community=${encodeURIComponent(community)}`;
  return { link: `${publicUrl}/sign-in${query}#link=${token}`, expiresAt };
}

/** A personal link's token, once. Not for who has set up a second factor since: the link would go around it. */
export async function signInWithLink(
  context: IdentityContext,
  visit: Visit,
  token: string,
): Promise<SignedIn> {
  const { db, mac, clock } = context;
  const accountId = await claimOneTimeValue(db, mac('link', token), clock());
  const account = accountId === null ? null : await readAccount(db, accountId);
  if (!account || account.isDisabled || account.hasSecondFactor)
    return refuseSignIn(context, visit, { accountId, way: 'link' });
  return openSession(context, visit, { accountId: account.id, way: 'link' });
}
