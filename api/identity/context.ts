import type { AuditAction } from '#contract/lists.ts';
import type { Db } from '#db/connect.ts';
import type { Actor } from '#domain/actor.ts';
import type { Auth } from './auth.ts';
import type { Demo } from './demoSignIn.ts';
import type { Mac } from './secrets.ts';
import type { SendToPhone } from './sendToPhone.ts';

export type RecordEntry = {
  action: AuditAction;
  actor: { kind: Actor['kind']; id: string | null };
  subject?: { kind: string; id: string } | null;
  details?: Record<string, unknown>;
  requestId?: string | null;
};
/** Writes into a community's log. */
export type RecordAction = (communityId: string, entry: RecordEntry) => Promise<void>;

/** What every part of this room works with. */
export type IdentityContext = {
  db: Db;
  auth: Auth;
  mac: Mac;
  clock: () => Date;
  publicUrl: string;
  demo: Demo;
  sendToPhone: SendToPhone;
  record: RecordAction;
  onError: (error: unknown) => void;
};

/** One request: the community that receives it, and the few headers the library may see. */
export type Visit = { communityId: string; requestId: string | null; headers: Headers };

/** Cookies to pass on, and whether a second factor is still wanted. */
export type SignedIn = { next: 'done' | 'second-factor'; cookies: string[] };
