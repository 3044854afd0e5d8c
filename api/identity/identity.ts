import type { Db } from '#db/connect.ts';
import * as accounts from './accounts.ts';
import { makeAuth } from './auth.ts';
import type { IdentityContext, RecordAction } from './context.ts';
import { type Demo, noDemo, signInDemo } from './demoSignIn.ts';
import * as devices from './devices.ts';
import { makeFirstCode, needsFirst, signInFirst } from './firstAdministrator.ts';
import * as own from './ownAccount.ts';
import * as sessions from './ownSessions.ts';
import { signInWithPassword, signInWithSecondFactor } from './passwordSignIn.ts';
import { signInWithLink } from './personalLink.ts';
import { askPhoneCode, signInWithPhoneCode } from './phoneCode.ts';
import { resolveActor } from './resolveActor.ts';
import { makeMac } from './secrets.ts';
import type { SendToPhone } from './sendToPhone.ts';
import { whoIsThis } from './whoIsThis.ts';

export type { RecordAction, RecordEntry, SignedIn, Visit } from './context.ts';
export type { Demo, DemoPerson } from './demoSignIn.ts';
export type { FirstCode } from './firstAdministrator.ts';
export type { Resolved } from './resolveActor.ts';

export type IdentityOptions = {
  db: Db;
  serverKey: string;
  /** Where browsers find this server, without a trailing slash; https makes the cookies secure. */
  publicUrl: string;
  clock: () => Date;
  sendToPhone: SendToPhone;
  /** demo/accounts.ts; without it there are no ready-made accounts. */
  demo?: Demo;
  record: RecordAction;
  /** Told when a code could not be sent; nobody waits for that. */
  onError?: (error: unknown) => void;
};
const tellConsole = (error: unknown) => console.error(String(error));
/** Binds a function of this room to its context. */
type Bound<Rest extends unknown[], Result> = (...rest: Rest) => Result;

/** Signing in, sessions, accounts and paired screens. Who may do what is domain/policy.ts. */
export function makeIdentity({
  serverKey,
  demo = noDemo,
  onError = tellConsole,
  ...options
}: IdentityOptions) {
  const { db, publicUrl, clock } = options;
  const context: IdentityContext = {
    ...options,
    demo,
    onError,
    mac: makeMac(serverKey),
    auth: makeAuth({ db, serverKey, publicUrl, clock }),
  };
  const bind =
    <Rest extends unknown[], Result>(
      run: (context: IdentityContext, ...rest: Rest) => Result,
    ): Bound<Rest, Result> =>
    (...rest) =>
      run(context, ...rest);
  return {
    resolve: (headers: Headers, communityId: string) =>
      resolveActor(context, headers, { communityId, at: clock() }),
    whoIsThis: bind(whoIsThis),

    signInWithPassword: bind(signInWithPassword),
    signInWithSecondFactor: bind(signInWithSecondFactor),
    askPhoneCode: bind(askPhoneCode),
    signInWithPhoneCode: bind(signInWithPhoneCode),
    signInWithLink: bind(signInWithLink),
    signInFirst: bind(signInFirst),
    demoPeople: (communityId: string) => demo.people(communityId, clock()),
    signInDemo: bind(signInDemo),

    signOut: bind(sessions.signOut),
    ownSessions: bind(sessions.ownSessions),
    revokeSession: bind(sessions.revokeSession),
    changePassword: bind(own.changePassword),
    startSecondFactor: bind(own.startSecondFactor),
    confirmSecondFactor: bind(own.confirmSecondFactor),
    endSecondFactor: bind(own.endSecondFactor),

    openAccount: bind(accounts.openAccount),
    sendPersonalLink: bind(accounts.sendPersonalLink),
    disableAccount: bind(accounts.disableAccount),
    makeFirstCode: bind(makeFirstCode),
    needsFirst: bind(needsFirst),
    askForPairing: bind(devices.askForPairing),
    ownDevice: bind(devices.ownDevice),
    pairDevice: bind(devices.pairDevice),
    listDevices: bind(devices.listDevices),
    revokeDevice: bind(devices.revokeDevice),
  };
}
export type Identity = ReturnType<typeof makeIdentity>;
