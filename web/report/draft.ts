import { riderCategories } from '#contract/categories.ts';
import type { SubmitReport } from '#contract/reports.ts';
import type { Datum } from '#geodata/crs.ts';
import type { Position } from '#geodata/model.ts';

export type RiderButton = (typeof riderCategories)[number]['button'];
export type ReportDraft = {
  id: string;
  button: RiderButton | null;
  photoIds: readonly string[];
  placeText: string;
  text: string;
  phone: string;
  /** Chosen on the map; it outweighs the phone's own position. */
  pin: Position | null;
  /** Chosen by a tap; it outweighs the phone's own position, and the pin outweighs it. */
  photoPlace: PhotoPlace | null;
};
/** Where a photo was taken, as its camera wrote it down (WGS-84). */
export type PhotoPlace = { photoId: string; position: Position };
/** Where the phone is: on our maps (WGS-84), and as it said it, which is what is sent. */
export type Fix = { position: Position; accuracyMeters: number; said: { position: Position; crs: Datum } };

export const emptyDraft = (id: string): ReportDraft => ({
  id,
  button: null,
  photoIds: [],
  placeText: '',
  text: '',
  phone: '',
  pin: null,
  photoPlace: null,
});

export const isUntouched = (draft: ReportDraft): boolean =>
  !draft.button && !draft.photoIds.length && !draft.placeText && !draft.text && !draft.phone && !draft.pin;

export const riderCategory = (button: RiderButton) => riderCategories.find((one) => one.button === button);

/** A report needs a place: a position or words. */
export const hasPlace = (draft: ReportDraft, fix: Fix | null): boolean =>
  draft.pin !== null || draft.photoPlace !== null || fix !== null || draft.placeText.trim() !== '';

/** Cameras give WGS-84 by their standard; a point on our own map is WGS-84 too. */
function positionOf({ pin, photoPlace }: ReportDraft, fix: Fix | null): SubmitReport['position'] {
  if (pin) return { lon: pin[0], lat: pin[1], crs: 'WGS84', source: 'pin' };
  if (photoPlace) {
    const [lon, lat] = photoPlace.position;
    return { lon, lat, crs: 'WGS84', source: 'exif' };
  }
  if (!fix) return undefined;
  const accuracyMeters = Math.min(100_000, Math.max(0, fix.accuracyMeters));
  const { position, crs } = fix.said;
  return { lon: position[0], lat: position[1], crs, accuracyMeters, source: 'gps' };
}

export function reportOf(draft: ReportDraft, fix: Fix | null, occurredAt: string): SubmitReport {
  const position = positionOf(draft, fix);
  const category = draft.button && riderCategory(draft.button)?.category;
  return {
    id: draft.id,
    channel: 'phone-page',
    occurredAt,
    ...(position ? { position } : {}),
    ...(draft.placeText.trim() ? { placeText: draft.placeText.trim() } : {}),
    ...(category ? { category } : {}),
    ...(draft.text.trim() ? { text: draft.text.trim() } : {}),
    ...(draft.photoIds.length ? { photoIds: [...draft.photoIds] } : {}),
    ...(draft.phone.trim() ? { reporter: { phone: draft.phone.trim() } } : {}),
  };
}

/** The way back, for a report that was refused: what its sender typed and chose. The phone's own fix is found anew. */
export function draftOf(body: SubmitReport, button: RiderButton): ReportDraft {
  const { id, photoIds = [], placeText = '', text = '', reporter, position } = body;
  const chosen = (source: string): Position | null =>
    position?.source === source ? [position.lon, position.lat] : null;
  const taken = chosen('exif');
  const [photoId = ''] = photoIds;
  return {
    id,
    button,
    photoIds,
    placeText,
    text,
    phone: reporter?.phone ?? '',
    pin: chosen('pin'),
    photoPlace: taken && { photoId, position: taken },
  };
}
