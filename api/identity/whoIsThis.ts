import type { Me } from '#contract/session.ts';
import { asReader } from '#db/asReader.ts';
import { readAccount } from '#db/queries/accounts.ts';
import { readDeviceByToken } from '#db/queries/devices.ts';
import { type NamedPerson, readNamedPerson } from '#db/queries/identity.ts';
import type { Actor } from '#domain/actor.ts';
import type { IdentityContext } from './context.ts';
import { deviceHeader, type Resolved } from './resolveActor.ts';

/** What GET /api/me tells but for rights and the community. `nameOfGrid` knows the published boundary. */
export type OwnFace = Omit<Me, 'rights' | 'community'>;
type Asked = { communityId: string; headers: Headers; nameOfGrid: (gridCode: string) => string | null };

/** Who somebody is to themselves: name, user name, posts and areas, and what the account has. */
export async function whoIsThis(
  context: IdentityContext,
  resolved: Resolved,
  asked: Asked,
): Promise<OwnFace> {
  const { actor, accountId, expiresAt } = resolved;
  const account = accountId === null ? null : await readAccount(context.db, accountId);
  const named = await namedPerson(context, actor, asked.communityId);
  return {
    kind: actor.kind === 'reporter' ? 'public' : actor.kind,
    isStranger: accountId !== null && actor.kind !== 'person',
    person:
      actor.kind === 'person' && named
        ? { id: actor.personId, name: named.name, userName: account?.userName ?? null }
        : null,
    device: await namedDevice(context, actor, asked),
    postings: postingsOf(actor, named, asked),
    hasSecondFactor: account?.hasSecondFactor ?? false,
    hasPassword: account?.hasPassword ?? false,
    sessionExpiresAt: expiresAt?.toISOString() ?? null,
  };
}

const namedPerson = async (
  { db }: IdentityContext,
  actor: Actor,
  communityId: string,
): Promise<NamedPerson | null> =>
  actor.kind === 'person'
    ? asReader(db, { communityId, readsContact: false }, (tx) =>
        readNamedPerson(tx, communityId, actor.personId),
      )
    : null;

async function namedDevice({ db, mac }: IdentityContext, actor: Actor, { communityId, headers }: Asked) {
  const token = headers.get(deviceHeader);
  if (actor.kind !== 'device' || token === null) return null;
  const row = await readDeviceByToken(db, communityId, mac('device', token));
  return { id: actor.deviceId, name: row?.name ?? '' };
}

const postingsOf = (actor: Actor, named: NamedPerson | null, { nameOfGrid }: Asked): OwnFace['postings'] =>
  actor.kind !== 'person'
    ? []
    : actor.postings.map(({ id, post, gridCode }) => ({
        id,
        post,
        gridCode,
        areaName: gridCode === null ? (named?.areas.get(id) ?? null) : nameOfGrid(gridCode),
      }));
