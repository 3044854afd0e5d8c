import type { PhotoAnswer } from '#contract/photos.ts';
import type { Db } from '#db/connect.ts';
import { insertPhoto, readPhotoRow } from '#db/queries/photos.ts';
import { isDefaultPosition } from '#geodata/suspect.ts';
import { cleanPhoto, type PhotoHint } from '#media/photoIn.ts';
import { photoHash } from './bodyHash.ts';

export type StoredPhotoResult =
  | { kind: 'created' | 'repeated'; photo: PhotoAnswer }
  | { kind: 'other-content' };
export type PhotoContext = { db: Db; clock: () => Date; serverKey: string };
export type IncomingPhoto = { communityId: string; id: string; bytes: Uint8Array };

/** At most so many photos are decoded at once: four bombs in parallel stay within memory. */
const decodersAtOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** Stores a photo under the sender's id. The same bytes again are harmless; other bytes under the same id are refused. */
export async function storePhoto(
  context: PhotoContext,
  { communityId, id, bytes }: IncomingPhoto,
): Promise<StoredPhotoResult> {
  const { db, clock, serverKey } = context;
  const contentHash = photoHash(serverKey, bytes);
  const earlier = await readPhotoRow(db, communityId, id);
  if (earlier)
    return earlier.contentHash === contentHash
      ? { kind: 'repeated', photo: answer(earlier) }
      : { kind: 'other-content' };
  const clean = await inTurn(() => cleanPhoto(bytes));
  const row = {
    communityId,
    id,
    contentHash,
    widthPixels: clean.widthPixels,
    heightPixels: clean.heightPixels,
    hint: usableHint(clean.hint),
    content: clean.content,
    receivedAt: clock(),
  };
  if (!(await insertPhoto(db, row))) return storePhoto(context, { communityId, id, bytes });
  return { kind: 'created', photo: answer({ ...row, bytes: clean.content.byteLength }) };
}

const answer = (row: {
  id: string;
  widthPixels: number;
  heightPixels: number;
  bytes: number;
  hint: unknown;
}): PhotoAnswer => ({
  id: row.id,
  widthPixels: row.widthPixels,
  heightPixels: row.heightPixels,
  bytes: row.bytes,
  hint: row.hint as PhotoAnswer['hint'],
});

/** A camera that does not know where it is writes 0,0 or another default: that is no hint. */
const usableHint = (hint: PhotoHint | null): PhotoHint | null =>
  hint !== null && isDefaultPosition(hint.position).isDefault ? null : hint;

async function inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
  if (running >= decodersAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await run();
  } finally {
    running--;
    waiting.shift()?.();
  }
}
