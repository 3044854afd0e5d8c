import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/connect.ts';
import * as rows from '#db/queries/accounts.ts';
import { Refusal } from '#domain/errors.ts';
import { maskPhone } from '#domain/mask.ts';
import type { IdentityContext } from './context.ts';
import { userNameTaken } from './firstAdministrator.ts';
import { makePersonalLink, type PersonalLink } from './personalLink.ts';

type Prepared = { accountId: string; userName: string | null; isNew: boolean; phone: string };
export type OpenedAccount = PersonalLink & Prepared;
export type AccountWish = {
  communityId: string;
  personId: string;
  userName?: string | undefined;
  /** Code of the community, where it is not the deployment's first: the link says it. */
  community?: string | undefined;
};

/**
 * Gives a person an account and a personal link to it. Who has one already, forgotten or disabled, begins anew: password,
 * second factor and sessions go, the user name stays unless another is given. The link is the person's alone: whoever holds
 * it is that person, so it leaves by sendPersonalLink() and no other way, and nobody gets an account whom it cannot reach.
 */
export const openAccount = (context: IdentityContext, wish: AccountWish): Promise<OpenedAccount> =>
  context.db.transaction(async (tx) => {
    const at = context.clock();
    const account = await prepare(tx, wish, at);
    const { accountId } = account;
    return {
      ...account,
      ...(await makePersonalLink(context, tx, { accountId, at, community: wish.community })),
    };
  });

async function prepare(tx: Tx, wish: AccountWish, at: Date): Promise<Prepared> {
  const { communityId, personId, userName = null } = wish;
  const person = await rows.lockPerson(tx, communityId, personId);
  if (!person) throw new Refusal('not_found');
  const { phone } = person;
  if (!/\d/.test(phone)) throw new Refusal('invalid_content', [{ path: 'phoneOnRecord', code: 'required' }]);
  if (userName !== null && (await rows.isUserNameTaken(tx, userName, person.accountId)))
    throw userNameTaken();
  if (person.accountId !== null) {
    await rows.deleteCredentials(tx, person.accountId);
    const kept = await rows.reopenAccount(tx, { id: person.accountId, userName, at });
    return { accountId: person.accountId, userName: kept, isNew: false, phone };
  }
  const accountId = uuidv7();
  await rows.insertAccount(tx, { id: accountId, userName, at });
  await rows.giveAccount(tx, { communityId, personId, accountId });
  return { accountId, userName, isNew: true, phone };
}

/** Sends the link to the telephone on record, and says where that was, masked. */
export async function sendPersonalLink(
  { sendToPhone }: IdentityContext,
  { phone, link, expiresAt }: OpenedAccount,
): Promise<string> {
  await sendToPhone(phone, { kind: 'link', link, expiresAt });
  return maskPhone(phone);
}

/** Disables a person's account: sessions, links and password end at once. False when there was none to disable. */
export const disableAccount = (
  { db, clock }: IdentityContext,
  { communityId, personId }: { communityId: string; personId: string },
): Promise<boolean> =>
  db.transaction(async (tx) => {
    const person = await rows.lockPerson(tx, communityId, personId);
    if (!person?.accountId) return false;
    await rows.deleteCredentials(tx, person.accountId);
    return rows.disableAccount(tx, person.accountId, clock());
  });
