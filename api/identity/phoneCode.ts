import { asReader } from '#db/asReader.ts';
import { readAccount } from '#db/queries/accounts.ts';
import { readAccountsByPhone } from '#db/queries/identity.ts';
import { claimOneTimeValue, countTry, putUnlessYounger, takeOneOf } from '#db/queries/oneTimeValues.ts';
import { Refusal } from '#domain/errors.ts';
import type { IdentityContext, SignedIn, Visit } from './context.ts';
import { phoneCodeLimits } from './limits.ts';
import { openSession, refuseSignIn } from './outcome.ts';
import { isSame, makeDigits } from './secrets.ts';

const identifier = 'phone-code';

/**
 * Sends a code to a telephone, if exactly one account here may come in by it. The same rows are written for any number and
 * sending is not waited for, so neither the answer nor its time tells whether the number is known. Nor can somebody else, by
 * asking again and again, take a code away that is on its way.
 */
export async function askPhoneCode(context: IdentityContext, visit: Visit, phone: string): Promise<void> {
  const { db, mac, clock, sendToPhone, onError } = context;
  const number = digitsOf(phone);
  const accountId = await accountOf(context, visit.communityId, number);
  const { digits, life, between, day, mostADay: most } = phoneCodeLimits;
  const code = makeDigits(digits);
  const at = clock();
  const after = (milliseconds: number) => new Date(at.getTime() + milliseconds);
  const id = idOf(context, visit.communityId, number);
  const value = `0:${mac('phone-code', code)}`;
  await db.transaction(async (tx) => {
    const earlier = await putUnlessYounger(
      tx,
      { id, identifier, value, at, expiresAt: after(life) },
      after(-between),
    );
    if (earlier) throw tooMany(earlier.getTime() + between - at.getTime());
    const ofDay = { id: mac('phone-day', id), identifier: 'phone-day', at, expiresAt: after(day), most };
    const again = await takeOneOf(tx, ofDay);
    if (again) throw tooMany(again.getTime() - at.getTime());
  });
  if (accountId !== null) void sendToPhone(phone, { kind: 'code', code }).catch(onError);
}

/** The code that was sent: right within five minutes and five tries, once. */
export async function signInWithPhoneCode(
  context: IdentityContext,
  visit: Visit,
  { phone, code }: { phone: string; code: string },
): Promise<SignedIn> {
  const { db, mac, clock } = context;
  const at = clock();
  const number = digitsOf(phone);
  const id = idOf(context, visit.communityId, number);
  const accountId = await accountOf(context, visit.communityId, number);
  const hash = await countTry(db, id, { at, mostTries: phoneCodeLimits.mostTries });
  const isRight = hash !== null && isSame(hash, mac('phone-code', code));
  if (accountId === null || !isRight || (await claimOneTimeValue(db, id, at)) === null)
    return refuseSignIn(context, visit, { accountId, way: 'phone-code' });
  return openSession(context, visit, { accountId, way: 'phone-code' });
}

const tooMany = (milliseconds: number) =>
  new Refusal('too_many_requests', [], Math.max(1, Math.ceil(milliseconds / 1000)));

/** +86 138-0000-0000 and 13800000000 are one number. */
function digitsOf(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return digits.length === 13 && digits.startsWith('86') ? digits.slice(2) : digits;
}

const idOf = ({ mac }: IdentityContext, communityId: string, digits: string): string =>
  mac('phone', `${communityId}:${digits}`);

const nobodysAccount = '00000000-0000-7000-8000-000000000000';

/** Null also where a number is shared, and for who has a second factor: a code to the telephone would go around it. */
async function accountOf(
  { db }: IdentityContext,
  communityId: string,
  digits: string,
): Promise<string | null> {
  const [id, ...others] = await asReader(db, { communityId, readsContact: false }, (tx) =>
    readAccountsByPhone(tx, communityId, digits),
  );
  // Looked up whether the number is known or not, for the time it takes would tell.
  const account = await readAccount(db, id ?? nobodysAccount);
  if (id === undefined || others.length > 0) return null;
  return account && !account.isDisabled && !account.hasSecondFactor ? id : null;
}
