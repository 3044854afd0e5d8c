import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../connect.ts';
import { photo, report, reportContact, reportPhoto } from '../schema.ts';

export type Erasure = { communityId: string; reportId: string; at: Date };

/** Marks a report as erased; false when there is no such report here. Its body hash stays as a tombstone. */
export async function markErased(
  tx: Tx,
  { communityId, reportId, at }: Erasure,
  isTextErased: boolean,
): Promise<boolean> {
  const words = isTextErased ? { text: null, placeText: null, sentPosition: null } : {};
  const rows = await tx
    .update(report)
    .set({ erasedAt: at, ...words })
    .where(and(eq(report.communityId, communityId), eq(report.id, reportId)))
    .returning({ id: report.id });
  return rows.length > 0;
}

/** Name and phone, and by which phone it was sent: what one sender sent is no longer theirs to list. */
export async function eraseContact(tx: Tx, { communityId, reportId }: Erasure): Promise<void> {
  await tx
    .delete(reportContact)
    .where(and(eq(reportContact.communityId, communityId), eq(reportContact.reportId, reportId)));
  await tx
    .update(report)
    .set({ hasContact: false, senderId: null })
    .where(and(eq(report.communityId, communityId), eq(report.id, reportId)));
}

/** Bytes, hint and the link to the report go; the row stays, so that the id cannot be used for another picture. */
export async function erasePhotos(tx: Tx, { communityId, reportId }: Erasure): Promise<void> {
  const ofReport = and(eq(reportPhoto.communityId, communityId), eq(reportPhoto.reportId, reportId));
  const ids = tx.select({ id: reportPhoto.photoId }).from(reportPhoto).where(ofReport);
  await tx
    .update(photo)
    .set({ content: null, hint: null })
    .where(and(eq(photo.communityId, communityId), inArray(photo.id, ids)));
  await tx.delete(reportPhoto).where(ofReport);
}
