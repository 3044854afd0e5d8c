import { distanceMeters } from '#geodata/distances.ts';
import type { Position } from '#geodata/model.ts';
import type { PositionState } from './createPosition.ts';
import type { PhotoPlace, ReportDraft } from './draft.ts';

/** A photo taken further than this from the phone is of another place: as far as the server lets words and position differ. */
const elsewhereMeters = 150;
/** A position less exact than this is worth little. */
export const poorMeters = 100;

export type PhotoOffer = PhotoPlace & {
  /** From where the phone is now, metres; null while nobody knows that well enough. */
  awayMeters: number | null;
};
type Known = Pick<ReportDraft, 'pin' | 'photoPlace'> & {
  position: PositionState;
  taken: readonly PhotoPlace[];
};

/**
 * Whether to offer the place where the photos were taken. Never against a pin or a choice already made, nor while the phone
 * knows its own position and a photo was taken there; photos taken apart from one another say nothing about one place.
 */
export function photoPlaceToOffer({ pin, photoPlace, position, taken }: Known): PhotoOffer | null {
  const [first, ...others] = taken;
  if (!first || pin !== null || photoPlace !== null) return null;
  if (others.some((other) => isElsewhere(first.position, other.position))) return null;
  const fix = position.phase === 'found' && position.fix.accuracyMeters <= poorMeters ? position.fix : null;
  if (fix === null) return { ...first, awayMeters: null };
  if (taken.some((one) => !isElsewhere(one.position, fix.position))) return null;
  return { ...first, awayMeters: distanceMeters(first.position, fix.position) };
}

const isElsewhere = (one: Position, other: Position): boolean => distanceMeters(one, other) > elsewhereMeters;

/** A photo that is taken away takes along the place that was chosen by it. */
export function withoutPhoto(
  { photoIds, photoPlace }: Pick<ReportDraft, 'photoIds' | 'photoPlace'>,
  id: string,
): Pick<ReportDraft, 'photoIds' | 'photoPlace'> {
  return {
    photoIds: photoIds.filter((one) => one !== id),
    photoPlace: photoPlace?.photoId === id ? null : photoPlace,
  };
}
