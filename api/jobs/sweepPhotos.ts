import type { Db } from '#db/connect.ts';
import { deleteOrphans } from '#db/queries/photos.ts';

const hour = 3_600_000;
/** A photo whose report has not come by then was given up, hours. */
const orphanHours = 24;

/** Removes photos nobody reported with. Returns how many. */
export const sweepPhotos = (db: Db, now: Date): Promise<number> =>
  deleteOrphans(db, new Date(now.getTime() - orphanHours * hour));

/** Sweeps once an hour until it is stopped. */
export function sweepHourly(db: Db, clock: () => Date, onError: (error: unknown) => void): () => void {
  const timer = setInterval(() => sweepPhotos(db, clock()).catch(onError), hour);
  timer.unref();
  return () => clearInterval(timer);
}
