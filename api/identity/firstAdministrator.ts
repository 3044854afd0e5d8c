import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/connect.ts';
import { giveAccount, insertAccount, isUserNameTaken, writePasswordHash } from '#db/queries/accounts.ts';
import { insertPostedPerson } from '#db/queries/firstPerson.ts';
import { hasAdministrator } from '#db/queries/identity.ts';
import { claimOneTimeValue, deleteOneTimeValues, putOneTimeValue } from '#db/queries/oneTimeValues.ts';
import { Refusal } from '#domain/errors.ts';
import type { IdentityContext, SignedIn, Visit } from './context.ts';
import { firstCodeLife } from './limits.ts';
import { openSession, refuseSignIn } from './outcome.ts';
import { makeReadableCode, plainCode } from './secrets.ts';

const identifierOf = (communityId: string) => `first-administrator:${communityId}`;

export type FirstCode = { code: string; expiresAt: Date };

/** Whether nobody keeps the accounts of a community, and no demo is open in its stead. */
export const needsFirst = async (
  { db, clock, demo }: Pick<IdentityContext, 'db' | 'clock' | 'demo'>,
  communityId: string,
): Promise<boolean> => !(await demo.isOpen()) && !(await hasAdministrator(db, { communityId, at: clock() }));

/**
 * A code that makes the first administrator of a community, once within 15 minutes; null where there is one already, or
 * nothing but demo data with its ready-made accounts. An earlier code ends.
 */
export async function makeFirstCode(
  { db, mac, clock, demo }: IdentityContext,
  communityId: string,
): Promise<FirstCode | null> {
  const at = clock();
  if (!(await needsFirst({ db, clock, demo }, communityId))) return null;
  const code = makeReadableCode(3, 4);
  const identifier = identifierOf(communityId);
  const expiresAt = new Date(at.getTime() + firstCodeLife);
  await deleteOneTimeValues(db, identifier);
  const id = mac(identifier, plainCode(code));
  await putOneTimeValue(db, { id, identifier, value: communityId, at, expiresAt });
  return { code, expiresAt };
}

export type FirstAdministrator = { code: string; name: string; userName: string; password: string };

/** Makes person, posting and account of the first administrator with the code, all or nothing, and signs them in. */
export async function signInFirst(
  context: IdentityContext,
  visit: Visit,
  input: FirstAdministrator,
): Promise<SignedIn> {
  const accountId = uuidv7();
  const personId = await context.db.transaction((tx) =>
    create(context, tx, { ...input, ...visit, accountId }),
  );
  if (personId === null) return refuseSignIn(context, visit, { accountId: null, way: 'first-code' });
  await context.record(visit.communityId, {
    action: 'account-created',
    actor: { kind: 'person', id: personId },
    subject: { kind: 'person', id: personId },
    details: { way: 'first-code' },
    requestId: visit.requestId,
  });
  return openSession(context, visit, { accountId, way: 'first-code' });
}

type Creation = FirstAdministrator & { communityId: string; accountId: string };

/** The claim comes first: whoever has not got the code pays for no password hash and learns no user name. */
async function create(
  { mac, clock, auth }: IdentityContext,
  tx: Tx,
  { communityId, accountId, code, name, userName, password }: Creation,
): Promise<string | null> {
  const at = clock();
  const id = mac(identifierOf(communityId), plainCode(code));
  if ((await claimOneTimeValue(tx, id, at)) === null) return null;
  if (await hasAdministrator(tx, { communityId, at })) return null;
  if (await isUserNameTaken(tx, userName, null)) throw userNameTaken();
  const hash = await (await auth.$context).password.hash(password);
  const personId = await insertPostedPerson(tx, communityId, {
    name,
    post: 'administrator',
    duty: '管理账号、设备与设置，不接触居民信息',
    at,
  });
  await insertAccount(tx, { id: accountId, userName, at });
  await writePasswordHash(tx, accountId, { hash, at });
  await giveAccount(tx, { communityId, personId, accountId });
  return personId;
}

export const userNameTaken = () =>
  new Refusal('invalid_content', [{ path: 'userName', code: 'already_taken' }]);
