import { and, desc, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '../connect.ts';
import { wallDevice } from '../schema.ts';

const columns = {
  id: wallDevice.id,
  name: wallDevice.name,
  views: wallDevice.views,
  pairedAt: wallDevice.pairedAt,
  lastSeenAt: wallDevice.lastSeenAt,
  revokedAt: wallDevice.revokedAt,
  pairingExpiresAt: wallDevice.pairingExpiresAt,
};
export type DeviceRecord = Pick<typeof wallDevice.$inferSelect, keyof typeof columns>;

export const insertDevice = (db: Db, row: typeof wallDevice.$inferInsert) =>
  db.insert(wallDevice).values(row);

export async function readDeviceByToken(
  db: Db,
  communityId: string,
  tokenHash: string,
): Promise<DeviceRecord | null> {
  const [row] = await db
    .select(columns)
    .from(wallDevice)
    .where(and(eq(wallDevice.communityId, communityId), eq(wallDevice.tokenHash, tokenHash)));
  return row ?? null;
}

export type Pairing = { codeHash: string; name: string; views: string[]; personId: string | null; at: Date };

/** Pairs the screen that shows this code; of several who type it at once, one does. */
export async function pairDevice(
  db: Db,
  communityId: string,
  { codeHash, name, views, personId, at }: Pairing,
): Promise<DeviceRecord | null> {
  const [row] = await db
    .update(wallDevice)
    .set({
      name,
      views,
      pairedAt: at,
      pairedByPersonId: personId,
      pairingCodeHash: null,
      pairingExpiresAt: null,
    })
    .where(
      and(
        eq(wallDevice.communityId, communityId),
        eq(wallDevice.pairingCodeHash, codeHash),
        gt(wallDevice.pairingExpiresAt, at),
        isNull(wallDevice.pairedAt),
      ),
    )
    .returning(columns);
  return row ?? null;
}

/** False when there is no such paired screen, or it was revoked before. */
export async function revokeDevice(
  db: Db,
  communityId: string,
  { id, at }: { id: string; at: Date },
): Promise<boolean> {
  const rows = await db
    .update(wallDevice)
    .set({ revokedAt: at })
    .where(
      and(
        eq(wallDevice.communityId, communityId),
        eq(wallDevice.id, id),
        isNotNull(wallDevice.pairedAt),
        isNull(wallDevice.revokedAt),
      ),
    )
    .returning({ id: wallDevice.id });
  return rows.length > 0;
}

export const touchDevice = (db: Db, communityId: string, { id, at }: { id: string; at: Date }) =>
  db
    .update(wallDevice)
    .set({ lastSeenAt: at })
    .where(and(eq(wallDevice.communityId, communityId), eq(wallDevice.id, id)));

/** Screens that were paired once, the newest first. */
export const listDevices = (db: Db, communityId: string): Promise<DeviceRecord[]> =>
  db
    .select(columns)
    .from(wallDevice)
    .where(and(eq(wallDevice.communityId, communityId), isNotNull(wallDevice.pairedAt)))
    .orderBy(desc(wallDevice.pairedAt), wallDevice.id);
