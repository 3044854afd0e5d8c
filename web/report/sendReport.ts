import { ApiError, getHealth, postReport } from '../client.ts';
import type { Photos } from './createPhotos.ts';
import { afterAnswer, afterFailure, photoTries, type Queued, withoutPhotos } from './outboxRules.ts';
import { senderKey } from './senderKey.ts';

type Means = {
  photos: Photos;
  /** Writes down what is known of the report now. */
  keep: (item: Queued) => Promise<void>;
};

/** One try to send one report: its photos, then its words. Returns how long the server asked to wait, seconds. */
export async function sendReport(found: Queued, { photos, keep }: Means): Promise<number | null> {
  let item = found;
  try {
    if (!item.isPosted) item = { ...(await sendPhotos(item, photos)), isPosted: true };
    // Written down before it is sent: whatever happens now, the next try says the same words.
    await keep(item);
    await keep(afterAnswer(item, await postReport(item.body, senderKey())));
    return null;
  } catch (error) {
    await keep(afterFailure(item, asFailure(error)));
    return error instanceof ApiError ? error.retryAfterSeconds : null;
  }
}

/** A photo that is refused or gone is left behind; a slow one too, after a while, if the server itself is there. */
async function sendPhotos(item: Queued, photos: Photos): Promise<Queued> {
  const dropped: string[] = [];
  for (const id of item.body.photoIds ?? []) {
    try {
      if ((await photos.send(id)) !== 'sent') dropped.push(id);
    } catch (error) {
      if (item.attempt + 1 < photoTries) throw error;
      await getHealth();
      dropped.push(id);
    }
  }
  return dropped.length ? withoutPhotos(item, dropped) : item;
}

const asFailure = (error: unknown) =>
  error instanceof ApiError
    ? { isPassing: error.isPassing, code: error.code, message: error.message, issues: error.issues }
    : { isPassing: true, code: 'unknown', message: '', issues: [] };
