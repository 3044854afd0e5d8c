import { uuidv7 } from 'uuidv7';
import type { AuditAction } from '#contract/lists.ts';
import { type DevicePairing, type DeviceRow, deviceViews } from '#contract/people.ts';
import * as rows from '#db/queries/devices.ts';
import { type Actor, actorRef } from '#domain/actor.ts';
import { Refusal } from '#domain/errors.ts';
import type { IdentityContext, Visit } from './context.ts';
import { pairingLife } from './limits.ts';
import { makeReadableCode, makeToken, plainCode } from './secrets.ts';

/** A visit of who pairs and revokes screens. */
export type Keeping = Visit & { actor: Actor };

/** A screen that asks to be paired: the token it keeps and the code it shows for ten minutes. */
export async function askForPairing(
  { db, mac, clock }: IdentityContext,
  { communityId }: Visit,
): Promise<DevicePairing> {
  const [token, code, at] = [makeToken(), makeReadableCode(2, 3), clock()];
  const expiresAt = new Date(at.getTime() + pairingLife);
  await rows.insertDevice(db, {
    communityId,
    id: uuidv7(),
    tokenHash: mac('device', token),
    pairingCodeHash: mac('pairing', plainCode(code)),
    pairingExpiresAt: expiresAt,
    askedAt: at,
  });
  return { token, code, expiresAt: expiresAt.toISOString() };
}

/** What has become of a screen; one that was never paired in time is not known any more and asks again. */
export async function ownDevice(
  { db, mac, clock }: IdentityContext,
  { communityId }: Visit,
  token: string | undefined,
): Promise<{ state: 'waiting' | 'paired' | 'revoked'; name: string | null }> {
  const row =
    token === undefined ? null : await rows.readDeviceByToken(db, communityId, mac('device', token));
  if (row?.revokedAt) return { state: 'revoked', name: row.name };
  if (row?.pairedAt) return { state: 'paired', name: row.name };
  if (!row?.pairingExpiresAt || row.pairingExpiresAt <= clock()) throw new Refusal('not_found');
  return { state: 'waiting', name: null };
}

/** Pairs the screen that shows the code; an unknown or late code is not found. */
export async function pairDevice(
  context: IdentityContext,
  keeping: Keeping,
  { code, name }: { code: string; name: string },
): Promise<DeviceRow> {
  const row = await rows.pairDevice(context.db, keeping.communityId, {
    codeHash: context.mac('pairing', plainCode(code)),
    name,
    views: [...deviceViews],
    personId: keeping.actor.kind === 'person' ? keeping.actor.personId : null,
    at: context.clock(),
  });
  if (!row) throw new Refusal('not_found');
  await note(context, keeping, { action: 'device-paired', id: row.id });
  return deviceRow(row);
}

export const listDevices = async ({ db }: IdentityContext, { communityId }: Visit): Promise<DeviceRow[]> =>
  (await rows.listDevices(db, communityId)).map(deviceRow);

/** From the next request on the screen is one of the public. */
export async function revokeDevice(context: IdentityContext, keeping: Keeping, id: string): Promise<void> {
  const isRevoked = await rows.revokeDevice(context.db, keeping.communityId, { id, at: context.clock() });
  if (!isRevoked) throw new Refusal('not_found');
  await note(context, keeping, { action: 'device-revoked', id });
}

const deviceRow = ({ id, name, views, pairedAt, lastSeenAt, revokedAt }: rows.DeviceRecord): DeviceRow => ({
  id,
  name: name ?? '',
  views: deviceViews.filter((view) => views.includes(view)),
  pairedAt: (pairedAt as Date).toISOString(),
  lastSeenAt: lastSeenAt?.toISOString() ?? null,
  revokedAt: revokedAt?.toISOString() ?? null,
});

const note = (
  { record }: IdentityContext,
  keeping: Keeping,
  { action, id }: { action: AuditAction; id: string },
) =>
  record(keeping.communityId, {
    action,
    actor: actorRef(keeping.actor),
    subject: { kind: 'device', id },
    requestId: keeping.requestId,
  });
