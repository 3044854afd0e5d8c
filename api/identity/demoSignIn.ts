import { uuidv7 } from 'uuidv7';
import type { DemoAccount } from '#contract/session.ts';
import { giveAccount, insertAccount, lockPerson, readAccount } from '#db/queries/accounts.ts';
import { Refusal } from '#domain/errors.ts';
import type { IdentityContext, SignedIn, Visit } from './context.ts';
import { openSession, refuseSignIn } from './outcome.ts';

/** A ready-made account and the person behind it; `areaName` null is the whole community. */
export type DemoPerson = DemoAccount & { gridCode: string | null; personId: string };
/** What demo/accounts.ts knows. It is open only where the flag is set and there is nothing but demo data. */
export type Demo = {
  isOpen: () => Promise<boolean>;
  /** Everybody the demo offers at a moment; nobody where it is not open. */
  people: (communityId: string, at: Date) => Promise<DemoPerson[]>;
};
export const noDemo: Demo = { isOpen: async () => false, people: async () => [] };

/** Signs in with a ready-made account, without a password. Where there are none this address does not exist. */
export async function signInDemo(context: IdentityContext, visit: Visit, account: string): Promise<SignedIn> {
  const people = await context.demo.people(visit.communityId, context.clock());
  const chosen = people.find((one) => one.account === account);
  if (!chosen) throw new Refusal('not_found');
  const accountId = await accountOf(context, visit.communityId, chosen);
  if ((await readAccount(context.db, accountId))?.isDisabled)
    return refuseSignIn(context, visit, { accountId, way: 'demo' });
  return openSession(context, visit, { accountId, way: 'demo' });
}

/** The person's account, made when it is first asked for. */
const accountOf = (
  { db, clock }: IdentityContext,
  communityId: string,
  { personId, account }: DemoPerson,
): Promise<string> =>
  db.transaction(async (tx) => {
    const known = await lockPerson(tx, communityId, personId);
    if (!known) throw new Refusal('not_found');
    if (known.accountId !== null) return known.accountId;
    const accountId = uuidv7();
    await insertAccount(tx, { id: accountId, userName: null, isDemo: account, at: clock() });
    await giveAccount(tx, { communityId, personId, accountId });
    return accountId;
  });
