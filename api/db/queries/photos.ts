import { and, eq, isNotNull, lt, notExists, sql } from 'drizzle-orm';
import type { Db } from '../connect.ts';
import { photo, reportPhoto } from '../schema.ts';

export type StoredPhoto = {
  id: string;
  contentHash: string;
  widthPixels: number;
  heightPixels: number;
  bytes: number;
  hint: unknown;
};

export async function readPhotoRow(db: Db, communityId: string, id: string): Promise<StoredPhoto | null> {
  const [row] = await db
    .select({
      id: photo.id,
      contentHash: photo.contentHash,
      widthPixels: photo.widthPixels,
      heightPixels: photo.heightPixels,
      hint: photo.hint,
      bytes: sql<number>`coalesce(length(${photo.content}), 0)`.mapWith(Number),
    })
    .from(photo)
    .where(and(eq(photo.communityId, communityId), eq(photo.id, id)));
  return row ?? null;
}

/** False when the id was there already: the sender's earlier try has arrived. */
export async function insertPhoto(db: Db, row: typeof photo.$inferInsert): Promise<boolean> {
  const inserted = await db.insert(photo).values(row).onConflictDoNothing().returning({ id: photo.id });
  return inserted.length > 0;
}

/** Removes photos that no report came for; what stands for an erased one stays. Returns how many. */
export async function deleteOrphans(db: Db, before: Date): Promise<number> {
  const removed = await db
    .delete(photo)
    .where(
      and(
        lt(photo.receivedAt, before),
        isNotNull(photo.content),
        notExists(
          db
            .select({ one: sql`1` })
            .from(reportPhoto)
            .where(and(eq(reportPhoto.communityId, photo.communityId), eq(reportPhoto.photoId, photo.id))),
        ),
      ),
    )
    .returning({ id: photo.id });
  return removed.length;
}
